import { readFile } from 'node:fs/promises';
import { expect, test } from './journey.ts';
import { signUp } from './seeker.ts';

test('letter by mail program, .eml and paper', async ({ journey, page }) => {
  const dana = await signUp(page);
  const letters: string[] = [];
  for (const familyName of ['Abernathy', 'Keller', 'Sorel']) {
    const { id } = await dana.meet('Dr.', familyName, { organization: 'Halden Health' });
    letters.push((await dana.post(`/contacts/${id}/letters`, { kind: 'outreach' })).id);
  }
  await page.goto('/letters');
  await journey.look();

  await page.goto(`/letters/${letters[0]}`);
  await page.getByRole('button', { name: 'Mail program' }).click();
  await page.getByRole('menuitem', { name: 'Open it there, and mark it as sent' }).click();
  await expect(page.getByRole('heading', { name: 'Sent to Dr. Abernathy.' })).toBeVisible();

  await page.goto(`/letters/${letters[1]}`);
  await page.getByRole('button', { name: 'Mail program' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Download it as .eml, and mark it as sent' }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe('Letter to Dr. Keller.eml');
  expect(await readFile(await file.path(), 'utf8')).toContain('To: "Dr. Keller" <keller@halden.example>');
  await expect(page.getByRole('heading', { name: 'Sent to Dr. Keller.' })).toBeVisible();

  await page.goto(`/letters/${letters[2]}`);
  await page.getByRole('button', { name: 'Print' }).click();
  await page.getByRole('button', { name: 'I have put it into the mail' }).click();
  await expect(page.getByRole('heading', { name: 'Sent to Dr. Sorel.' })).toBeVisible();
  await page.goto('/calls');
  await expect(page.getByRole('list', { name: 'Later' }).getByRole('listitem')).toHaveCount(3);
});
