import { expect, test } from './journey.ts';
import { signUp } from './seeker.ts';

test('whoever settles in finds every other screen fit to be read and used', async ({ journey, page }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await journey.look();
  await signUp(page);
  for (const screen of [
    '/settings',
    '/settings/profile',
    '/settings/targets',
    '/settings/time',
    '/settings/tokens',
    '/settings/templates',
    '/meetings/new',
    '/letters',
    '/nowhere',
  ]) {
    await page.goto(screen);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await journey.look();
  }
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await journey.look();
});
