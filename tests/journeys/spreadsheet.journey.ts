import { expect, test } from './journey.ts';
import { signUp } from './seeker.ts';

const spreadsheet = `Wer,Haus,Woher
Ruth Abernathy,Halden Health,conference
Ivo Keller,Larch & Sons,conference
,,nobody
`;

test('an unknown spreadsheet is mapped, tried and imported', async ({ journey, page }) => {
  await signUp(page);
  await page.goto('/imports');
  await page.getByLabel('Contacts file').setInputFiles({
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(spreadsheet),
  });
  await expect(page.getByRole('heading', { name: 'Match your columns' })).toBeVisible();
  await expect(page.getByText('Ruth Abernathy · Ivo Keller')).toBeVisible();
  await journey.look();
  await page.getByLabel('Field for “Wer”').selectOption({ label: 'Full name' });
  await page.getByLabel('Field for “Haus”').selectOption({ label: 'Organization' });
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Ready to import 2 people' })).toBeVisible();
  await journey.look();
  await page.getByRole('button', { name: 'Import 2 people' }).click();
  await expect(page.getByRole('heading', { name: 'Imported 2 people' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo import' }).click();
  await expect(page.getByRole('heading', { name: 'Import undone' })).toBeVisible();
  await journey.look();
});
