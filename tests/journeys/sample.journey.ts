import { expect, test } from './journey.ts';
import { signUp } from './seeker.ts';

test('the sample network is loaded, replayed and removed with one click', async ({ journey, page }) => {
  await signUp(page);
  await page.goto('/network');
  await expect(page.getByRole('heading', { name: 'Your network starts with one letter' })).toBeVisible();
  await journey.look();
  await page.goto('/today');
  await page.getByRole('button', { name: 'Load sample network' }).click();
  await expect(page.getByRole('heading', { name: 'Your network' })).toBeVisible({ timeout: 40_000 });
  await journey.look();

  await page.goto('/network');
  const time = page.getByRole('slider', { name: 'The network as of' });
  await expect(time).toHaveAttribute('aria-valuetext', 'today');
  await journey.look();
  await time.press('Home');
  await expect(time).not.toHaveAttribute('aria-valuetext', 'today');
  const first = await time.inputValue();
  await page.getByRole('button', { name: 'Play growth from the start' }).click();
  await expect(time).not.toHaveValue(first);
  await page.getByRole('button', { name: 'Pause' }).click();
  await time.press('End');
  await expect(time).toHaveAttribute('aria-valuetext', 'today');
  await page.getByRole('radio', { name: 'List' }).press(' ');
  const list = page.getByRole('list', { name: 'Network list' });
  await list.getByRole('button', { name: 'Ruth Abernathy', exact: true }).click();
  await journey.look();

  await page.goto('/settings/sample');
  await journey.look();
  await page.getByRole('button', { name: 'Remove sample network' }).click();
  await expect(page.getByRole('heading', { name: 'No sample contacts' })).toBeVisible({
    timeout: 20_000,
  });
  await page.goto('/contacts');
  await expect(page.getByRole('heading', { name: 'Start with the people you know' })).toBeVisible();
  await journey.look();
});
