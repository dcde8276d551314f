import { expect, test } from './journey.ts';

test('whoever writes a program finds each call by its name, with an example and what it needs', async ({
  page,
}) => {
  const refused: string[] = [];
  page.on('console', (said) => {
    if (said.type() === 'error') refused.push(said.text());
  });
  await page.goto('/api/docs');
  await page.getByRole('link', { name: 'letters', exact: true }).click();
  const call = page.locator('#operations-letters-draftLetter');
  await call.getByText('Draft a letter to a contact').click();
  await expect(call.getByText('draftLetter', { exact: true })).toBeVisible();
  await expect(call.getByText('"outreach"').first()).toBeVisible();
  await expect(call.getByText('Breaks a rule.')).toBeVisible();
  expect(refused).toEqual([]);
});
