import { expect, test } from './journey.ts';
import { signUp } from './seeker.ts';

// It answers with files of the build only; what is asked of the server passes by it.
test.use({ serviceWorkers: 'allow' });

test('a research meeting is prepared, read with no network, moved and called off; what it finds goes back', async ({
  journey,
  page,
  context,
}) => {
  const dana = await signUp(page);
  const ruth = await dana.meet('Ruth', 'Abernathy', { organization: 'Halden Health' });
  await page.goto(`/meetings/new?contactId=${ruth.id}`);
  await page.getByText('Research interview', { exact: true }).click();
  await page.getByLabel('Your question').fill('What slows reviews most?');
  await page.getByLabel('Day of the meeting').fill('2026-12-01');
  await page.getByLabel('Minutes there').fill('45');
  await page.getByRole('button', { name: 'Save meeting' }).click();
  await expect(page.getByText('Leave at')).toBeVisible();
  await journey.kept(() => page.getByText('TIARA').click());
  await journey.kept(() => page.getByRole('button', { name: 'Suggest questions' }).click());
  await expect(page.getByText('What’s changing in your field')).toHaveCount(2);
  await journey.kept(async () => {
    await page.getByRole('button', { name: 'Write speech' }).click();
    await page
      .getByRole('textbox', { name: 'Your speech' })
      .fill('I am Dana Whitfield. What do you see there?');
    await page.getByRole('button', { name: 'Save' }).click();
  });
  await page.getByRole('button', { name: 'Rehearse' }).click();
  await expect(page.getByRole('timer')).toHaveText('2:00');
  await page.getByRole('button', { name: 'Done' }).click();
  await journey.look();

  const address = page.url();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.waitForFunction(() => Object.keys(localStorage).some((name) => name.includes('prep')));
  await context.setOffline(true);
  const train = await context.newPage();
  await train.goto(address);
  await expect(train.getByText('What’s changing in your field').first()).toBeVisible();
  await expect(train.getByText('I am Dana Whitfield. What do you see there?')).toBeVisible();
  await train.close();
  await context.setOffline(false);

  const main = page.locator('#main');
  await main.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Change date, time or location' }).click();
  await page.getByLabel('Day of the meeting').fill('2026-12-02');
  await page.getByRole('button', { name: 'Save' }).last().click();
  await expect(page.getByText('A note about the new time is drafted')).toBeVisible();
  await expect(page.getByText('it was originally Tuesday, December 1')).toBeVisible();
  await journey.kept(() => page.getByRole('button', { name: 'Undo' }).click());
  await expect(page.getByText('it was originally Tuesday, December 1')).toBeHidden();

  await main.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Cancel meeting' }).click();
  await expect(page.getByText(/You call Ruth Abernathy on .* to find a new day/)).toBeVisible();
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await expect(page.getByText('They canceled.', { exact: true })).toBeVisible();
  await journey.kept(() => page.locator('#main').getByRole('button', { name: 'Undo' }).click());

  await page.getByLabel('What Ruth Abernathy answered').fill('Missing notes.');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Save answer' }).click();
  await expect(page.getByText('it will sync when you’re back online')).toBeVisible();
  await journey.kept(() => context.setOffline(false));
  await expect(page.getByText('it will sync when you’re back online')).toBeHidden();
  await page.getByRole('link', { name: 'All answers' }).click();
  await page.getByRole('button', { name: 'Draft report' }).click();
  await page.getByLabel('Report').fill('Notes come first.');
  await page.getByRole('button', { name: 'Save report' }).click();
  await page.getByRole('button', { name: 'Draft the letter' }).click();
  await expect(page.getByText('drafted', { exact: true })).toBeVisible();
  await journey.look();
});
