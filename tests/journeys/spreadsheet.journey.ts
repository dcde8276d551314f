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
  await page.getByLabel('File with contacts').setInputFiles({
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(spreadsheet),
  });
  await expect(page.getByRole('heading', { name: 'What do the columns hold?' })).toBeVisible();
  await expect(page.getByText('Ruth Abernathy · Ivo Keller')).toBeVisible();
  await journey.look();
  await page.getByLabel('What "Wer" holds').selectOption({ label: 'Whole name' });
  await page.getByLabel('What "Haus" holds').selectOption({ label: 'Organization' });
  await page.getByRole('button', { name: 'Go on with these columns' }).click();
  await expect(page.getByRole('heading', { name: '2 people would come in.' })).toBeVisible();
  await journey.look();
  await page.getByRole('button', { name: 'Import 2 people' }).click();
  await expect(page.getByRole('heading', { name: '2 people came in.' })).toBeVisible();
  await page.getByRole('button', { name: 'Take this import back' }).click();
  await expect(page.getByRole('heading', { name: 'This import was taken back.' })).toBeVisible();
  await journey.look();
});
