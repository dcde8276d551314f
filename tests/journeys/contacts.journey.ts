import { expect, test } from './journey.ts';
import { signUp } from './seeker.ts';

test('a contact is found, edited in place, trashed and brought back', async ({ journey, page }) => {
  const dana = await signUp(page);
  await dana.meet('Ruth', 'Abernathy', { organization: 'Halden Health' });
  await dana.meet('Ivo', 'Keller');
  await page.goto('/contacts/new');
  await page.getByLabel('Name', { exact: true }).fill('Mia Sorel');
  await page.getByLabel('Organization').fill('Larch & Sons');
  await journey.look();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('Larch & Sons').first()).toBeVisible();
  await page.goto('/contacts');
  await expect(page.getByRole('heading', { name: '3 contacts' })).toBeVisible();
  await journey.look();
  await page.getByRole('searchbox').fill('abernaty');
  await expect(page.getByRole('heading', { name: '1 person found' })).toBeVisible();
  await expect(page).toHaveURL(/q=abernaty/);
  await page.getByRole('link', { name: 'Ruth Abernathy' }).click();

  if (journey.isPhone) await page.getByRole('radio', { name: 'Details' }).press(' ');
  await page.getByRole('button', { name: 'Add a title' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Medical Director');
  await journey.kept(() => page.getByRole('textbox', { name: 'Title' }).press('Enter'));
  await expect(page.getByRole('button', { name: 'Edit title: Medical Director' })).toBeVisible();
  await journey.look();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Edit title: Medical Director' })).toBeVisible();

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Move to trash' }).click();
  await expect(page.getByRole('heading', { name: '2 contacts' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { name: '3 contacts' })).toBeVisible();

  await page.getByRole('link', { name: 'Ruth Abernathy' }).click();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Move to trash' }).click();
  await page.getByRole('link', { name: 'Trash' }).click();
  await expect(page.getByRole('heading', { name: '1 person in trash' })).toBeVisible();
  await journey.look();
  await page.getByRole('link', { name: 'Ruth Abernathy' }).click();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByRole('button', { name: 'Add referral' })).toBeVisible();
});
