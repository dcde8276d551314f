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
  const sending = page.getByRole('region', { name: 'Sending' });
  await expect(sending.getByRole('button', { name: 'Other ways' })).toHaveCount(0);
  await sending.getByRole('button', { name: 'Leave as is' }).click();
  await sending.getByRole('button', { name: 'Open in email app' }).click();
  await expect(page.getByRole('heading', { name: 'Did you send it from your email app?' })).toBeVisible();
  await journey.look();
  await page.goto('/today');
  await page.getByRole('button', { name: 'Yes, it went out' }).click();
  await expect(page.getByText('is marked as sent.')).toBeVisible();
  await page.goto(`/letters/${letters[0]}`);
  await expect(page.getByRole('heading', { name: 'Sent to Dr. Abernathy.' })).toBeVisible();

  await page.goto(`/letters/${letters[1]}`);
  await sending.getByRole('button', { name: 'Leave as is' }).click();
  await sending.getByRole('button', { name: 'Other ways' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Download as .eml' }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe('Letter to Dr. Keller.eml');
  expect(await readFile(await file.path(), 'utf8')).toContain('To: "Dr. Keller" <keller@halden.example>');
  await page.getByRole('button', { name: 'No, keep the draft' }).click();
  await expect(page.getByRole('textbox', { name: 'Text of the letter' })).toBeVisible();
  await sending.getByRole('button', { name: 'Leave as is' }).click();
  await sending.getByRole('button', { name: 'Other ways' }).click();
  await page.getByRole('menuitem', { name: 'Copy for LinkedIn' }).click();
  await expect(page.getByLabel('Note with an invitation')).not.toBeEmpty();
  await journey.look();
  await page.getByRole('button', { name: 'Yes, it went out' }).click();
  await expect(page.getByRole('heading', { name: 'Sent to Dr. Keller.' })).toBeVisible();

  await page.goto(`/letters/${letters[2]}`);
  await sending.getByRole('button', { name: 'Leave as is' }).click();
  await sending.getByRole('button', { name: 'Other ways' }).click();
  await page.getByRole('menuitem', { name: 'Print' }).click();
  await expect(page.getByRole('heading', { name: 'Did you put it in the mail?' })).toBeVisible();
  await page.getByRole('button', { name: 'Yes, it went out' }).click();
  await expect(page.getByRole('heading', { name: 'Sent to Dr. Sorel.' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo: it didn’t go out' }).click();
  await expect(page.getByRole('textbox', { name: 'Text of the letter' })).toBeVisible();
  await page.goto('/calls');
  await expect(page.getByRole('list', { name: 'Later' }).getByRole('listitem')).toHaveCount(2);
});
