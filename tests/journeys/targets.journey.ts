import { expect, test } from './journey.ts';
import { signUp } from './seeker.ts';

test('whoever starts reads once why informational interviews, and not posted jobs', async ({ page }) => {
  await signUp(page);
  await page.goto('/today');
  await expect(
    page.getByText(/rarely get out of practice through posted jobs\. Informational interviews/),
  ).toBeVisible();
});

test('whoever says which jobs they want is told who holds one, and confirms it with one key', async ({
  journey,
  page,
}) => {
  const dana = await signUp(page);
  await dana.meet('Lee', 'Moreno', {
    title: 'Vice President of Utilization Management',
    place: { city: 'Boston', region: 'MA' },
    reasons: [],
  });
  await page.goto('/settings/targets');
  await page.getByLabel('Jobs I want').fill('VP, Utilization Management\nMedical Director');
  await page.getByLabel('Where I can meet in person').fill('Boston, MA');
  await journey.look();
  await journey.kept(() => page.getByRole('button', { name: 'Save' }).click());
  await page.goto('/today');
  const lee = page.getByRole('listitem').filter({ hasText: 'Lee Moreno' });
  await expect(lee).toContainText('Holds the job you want: VP, Utilization Management');
  await expect(lee).toContainText('can be met in person: Boston, MA');
  await journey.look();
  await journey.kept(() => page.keyboard.press('y'));
  await expect(page.getByRole('button', { name: 'Confirm why' })).toBeHidden();
  await page.goto('/contacts?inPerson=true');
  await expect(page.getByRole('link', { name: 'Lee Moreno' })).toBeVisible();
  await expect(page.getByText('could meet in person')).toBeVisible();
});
