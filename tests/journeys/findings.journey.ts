import { expect, test } from './journey.ts';
import { signUp } from './seeker.ts';

test('what two people said becomes one finding, a line in a letter and one page about oneself', async ({
  journey,
  page,
}) => {
  const dana = await signUp(page);
  const ruth = await dana.meet('Ruth', 'Abernathy', { organization: 'Halden Health' });
  const tom = await dana.meet('Tom', 'Haugen', { organization: 'Calder' });
  const problem = { kind: 'problem', couldHelp: false };
  await dana.post('/findings', { ...problem, contactId: ruth.id, text: 'Approvals are slow.' });
  await dana.post('/findings', { ...problem, contactId: tom.id, text: 'It takes days to get a yes.' });
  await page.goto('/findings');
  await expect(page.getByRole('heading', { name: '2 findings from 2 people.' })).toBeVisible();

  await page.getByRole('button', { name: /Industry of Calder/ }).click();
  await page.getByRole('combobox', { name: 'Industry' }).fill('Biotech');
  await page.getByRole('option', { name: 'Biotechnology' }).click();
  await journey.kept(() => page.getByRole('button', { name: 'Save' }).click());
  await page.getByRole('link', { name: 'Biotechnology' }).click();
  await expect(page.getByText('Approvals are slow.')).toBeHidden();
  await page.getByRole('button', { name: 'Remove filter: Biotechnology' }).click();

  await page.getByRole('button', { name: 'More about: Approvals are slow.' }).click();
  await page.getByRole('menuitem', { name: /Merge with others/ }).click();
  await page.getByLabel('Choose: It takes days to get a yes.').check();
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.getByLabel('Final wording').fill('Approvals take days.');
  await page.getByRole('button', { name: 'Merge 2 into one' }).click();
  await expect(page.getByText('Raised by 2 people')).toBeVisible();
  await journey.kept(() => page.getByLabel('I could help with this').check());
  await journey.look();

  await page.getByRole('tab', { name: 'What you could help with' }).click();
  await expect(page.getByRole('heading', { name: '1 thing you could help with.' })).toBeVisible();
  await page.getByRole('link', { name: 'One-page summary' }).click();
  const summary = page.getByLabel('Your summary');
  await expect(summary).toHaveValue(/Approvals take days\. Raised by 2 people/);
  await summary.fill('Dana Whitfield\n\nProblems\n- Approvals take days.');
  await page.getByRole('button', { name: 'Save version' }).click();
  await expect(page.getByRole('button', { name: 'Version saved' })).toBeVisible();
  await journey.look();

  const letter = await dana.post(`/contacts/${tom.id}/letters`, { kind: 'nudge' });
  await page.goto(`/letters/${letter.id}`);
  await page.getByRole('textbox', { name: 'Text of the letter' }).press('End');
  await page.getByRole('button', { name: 'Insert' }).click();
  await page.getByRole('menuitem', { name: 'You could help: Approvals take days.' }).click();
  await expect(page.getByRole('textbox', { name: 'Text of the letter' })).toHaveValue(
    /Approvals take days\./,
  );
});
