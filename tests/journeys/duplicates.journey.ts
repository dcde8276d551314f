import { expect, test } from './journey.ts';
import { signUp } from './seeker.ts';

test('somebody who is in twice is found, merged, and taken out again', async ({ journey, page }) => {
  const dana = await signUp(page);
  await dana.meet('Bob', 'Keane', { organization: 'Halden Hosp., Inc.', emails: ['bob@halden.example'] });
  const robert = await dana.meet('Robert', 'Keane', {
    organization: 'Halden Hospital',
    title: 'Chief of Staff',
    phones: [],
    emails: ['robert@keane.example'],
  });
  await page.goto('/contacts');
  await page.getByRole('link', { name: 'Duplicates' }).click();
  await page.getByRole('button', { name: 'Scan for duplicates' }).click();
  await expect(page.getByRole('heading', { name: '1 possible duplicate' })).toBeVisible();
  await expect(page.getByText('Same organization: Halden Hosp., Inc. and Halden Hospital.')).toBeVisible();
  await journey.look();

  await journey.kept(() => page.keyboard.press('n'));
  await expect(page.getByRole('heading', { name: 'No duplicates found' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  // The keys are those of the pair, which comes after the number of pairs.
  await expect(page.getByRole('button', { name: 'Same person' })).toBeVisible();

  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Merge duplicates' })).toBeVisible();
  await page.getByRole('group', { name: 'Name' }).getByText('Robert Keane').click();
  await journey.look();
  await page.getByRole('button', { name: 'Merge' }).click();
  await expect(page.getByRole('heading', { name: 'No duplicates found' })).toBeVisible();

  await page.goto(`/contacts/${robert.id}`);
  await expect(page.getByRole('heading', { name: 'Merged into this contact' })).toBeVisible();
  await expect(page).not.toHaveURL(new RegExp(robert.id));
  await expect(page.getByText('Previous values: name Bob Keane')).toBeVisible();
  await journey.look();
  await page.getByRole('button', { name: 'Undo merge' }).click();
  await expect(page.getByText('may be the same person.')).toBeVisible();
  await page.goto('/contacts');
  await expect(page.getByRole('heading', { name: '2 contacts' })).toBeVisible();
});
