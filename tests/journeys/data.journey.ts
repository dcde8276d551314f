import { expect, test } from './journey.ts';
import { signUp } from './seeker.ts';

const password = 'a long enough password';

test('a person is erased, everything is taken out, the account goes, and a new one has it all back', async ({
  journey,
  page,
}) => {
  const seeker = await signUp(page);
  const ruth = await seeker.meet('Ruth', 'Abernathy');
  await seeker.post('/referrals', {
    fromContactId: ruth.id,
    contact: { givenName: 'Sam', familyName: 'Okafor' },
  });
  await seeker.meet('Ivo', 'Keller', { notes: 'Likes plain words.' });

  await page.goto(`/contacts/${ruth.id}/held`);
  await expect(page.getByRole('heading', { name: 'Everything stored about Ruth Abernathy' })).toBeVisible();
  await journey.look();
  await page.getByRole('button', { name: 'Delete this person' }).click();
  await page.getByRole('button', { name: 'Delete Ruth Abernathy for good' }).click();
  await expect(page.getByText('An unnamed spot stays in your network')).toBeVisible();

  await page.goto('/settings/data');
  await expect(page.getByText('You deleted a person')).toBeVisible();
  await journey.look();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download: Everything', exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^Threefold everything \d{4}-\d\d-\d\d\.json$/);
  const file = await download.path();

  await page.goto('/settings/erase');
  await expect(page.getByText('2 contacts')).toBeVisible();
  await journey.look();
  await page.getByLabel('Your password').fill(password);
  await page.getByRole('button', { name: 'Delete account' }).click();
  await expect(page).toHaveURL(/\/sign-up$/);

  const again = { name: 'Dana Whitfield', email: seeker.email, password };
  expect((await page.request.post('/api/auth/sign-up/email', { data: again })).ok()).toBe(true);
  await page.goto('/settings/data');
  await page.getByLabel('Export to restore').setInputFiles(file);
  await expect(page.getByText(/^3 people and \d+ other entries restored\./)).toBeVisible();
  await page.goto('/contacts');
  await expect(page.getByRole('link', { name: 'Ivo Keller' })).toBeVisible();
  await expect(page.getByText('Ruth Abernathy')).toHaveCount(0);
});
