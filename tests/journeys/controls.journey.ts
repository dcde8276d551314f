// The controls that everything else is made of, each by mouse, finger, keyboard and screen reader, on the pages they serve.
import { openReferral, openRuth } from './alike.ts';
import { expect, test } from './journey.ts';
import { signUp } from './seeker.ts';

test('a dialog takes the focus, keeps it among its own controls and gives it back', {
  tag: '@mouse-and-keyboard',
}, async ({ journey, page }) => {
  const dialog = await openReferral(page);
  await journey.look();
  for (let step = 0; step < 8; step += 1) {
    await page.keyboard.press('Tab');
    expect(await page.locator('main:focus-within').count()).toBe(0);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Add referral' })).toBeFocused();

  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Add referral' }).click();
  await page.mouse.click(5, 5);
  await expect(dialog).toBeHidden();
});

test('text that is marked in a dialog, with the mouse let go outside, stays where it is', {
  tag: '@mouse-and-keyboard',
}, async ({ page }) => {
  const dialog = await openReferral(page);
  const said = dialog.getByLabel('What they said');
  await said.fill('She runs the review board.');
  const box = await said.boundingBox();
  if (!box) throw new Error('The field is not in sight.');
  await page.mouse.move(box.x + 160, box.y + 18);
  await page.mouse.down();
  await page.mouse.move(5, box.y + 18, { steps: 4 });
  await page.mouse.up();
  await expect(said).toHaveValue('She runs the review board.');
  await expect(page.getByRole('alertdialog')).toBeHidden();
  expect(await page.evaluate(() => String(getSelection()))).not.toBe('');
});

test('what was typed in a dialog is discarded only after a question', { tag: '@mouse-and-keyboard' }, async ({
  journey,
  page,
}) => {
  const dialog = await openReferral(page);
  const said = dialog.getByLabel('What they said');
  await said.fill('She runs the review board.');
  const question = page.getByRole('alertdialog', { name: 'Discard your changes?' });

  await page.mouse.click(5, 5);
  await expect(question.getByRole('button', { name: 'Keep editing' })).toBeFocused();
  await journey.look();
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await expect(said).toHaveValue('She runs the review board.');

  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(said).toHaveValue('She runs the review board.');

  await said.press('Escape');
  await question.getByRole('button', { name: 'Discard' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Add referral' })).toBeFocused();
});

test('a name that is typed is taken as it is, and a person only when chosen', async ({ journey, page }) => {
  const dialog = await openReferral(page);
  const name = dialog.getByRole('combobox', { name: 'Name' });
  const list = page.getByRole('listbox', { name: 'Name' });
  const leeds = list.getByRole('option', { name: /Samantha Leeds/ });
  const isNew = dialog.getByText('they’ll be added');

  await name.pressSequentially('Saman');
  await expect(leeds).toBeVisible();
  await expect(name).toHaveAttribute('aria-expanded', 'true');
  await expect(name).not.toHaveAttribute('aria-activedescendant', /./);
  await journey.look();
  // Where a phone's screen reader swipes next.
  expect(await name.evaluate((field) => field.parentElement?.querySelector('[role=listbox]') !== null)).toBe(
    true,
  );

  await name.press('ArrowDown');
  const first = list.getByRole('option').first();
  await expect(name).toHaveAttribute('aria-activedescendant', (await first.getAttribute('id')) ?? '');
  await name.press('Escape');
  await expect(list).toBeHidden();
  await expect(dialog).toBeVisible();

  await name.fill('samantha leeds');
  await expect(leeds).toBeVisible();
  await name.press('Enter');
  await expect(name).toHaveValue('Samantha Leeds');
  await expect(isNew).toBeHidden();

  await name.fill('Samantha');
  await leeds.click();
  await expect(name).toHaveValue('Samantha Leeds');
  await expect(name).toBeFocused();

  await name.fill('Sam');
  await expect(leeds).toBeVisible();
  await expect(isNew).toBeVisible();
  const written = page.waitForRequest((request) => request.method() === 'POST');
  await name.press('Enter');
  expect((await written).postDataJSON().contact).toMatchObject({ givenName: 'Sam' });
  await expect(dialog).toBeHidden();
});

test('a menu opens with its first action, and is walked by arrows, letters and touch', async ({
  journey,
  page,
}) => {
  await openRuth(page);
  const button = page.getByRole('button', { name: 'More actions' });
  const menu = page.getByRole('menu', { name: 'More actions' });
  await button.press('ArrowDown');
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await journey.look();
  await page.keyboard.press('End');
  await expect(menu.getByRole('menuitem').last()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('e');
  await expect(menu.getByRole('menuitem', { name: 'Everything stored about them' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(button).toBeFocused();

  await (journey.isPhone ? button.tap() : button.click());
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await (journey.isPhone ? button.tap() : button.click());
  await expect(menu).toBeHidden();
  await button.click();
  await page.mouse.click(5, 5);
  await expect(menu).toBeHidden();
  await button.click();
  await menu.getByRole('menuitem', { name: 'Move to trash' }).click();
  await expect(page.getByRole('heading', { name: '6 contacts' })).toBeVisible();
});

test('the words behind an icon are shown to a resting mouse and to the keyboard, and Escape takes them away', {
  tag: '@mouse-and-keyboard',
}, async ({ journey, page }) => {
  await openRuth(page);
  const button = page.getByRole('button', { name: 'More actions' });
  const tooltip = page.getByRole('tooltip', { name: 'More actions' });
  await page.getByRole('button', { name: 'Add referral' }).focus();
  await page.keyboard.press('Tab');
  await expect(button).toBeFocused();
  await expect(tooltip).toBeVisible();
  await journey.look();
  await page.keyboard.press('Escape');
  await expect(tooltip).toBeHidden();
  await page.keyboard.press('Shift+Tab');
  await button.hover();
  await expect(tooltip).toBeVisible();
  await tooltip.hover();
  await expect(tooltip).toBeVisible();
  await page.mouse.move(5, 5);
  await expect(tooltip).toBeHidden();
});

test('what was done can be undone while a dialog is open, and by keyboard', {
  tag: '@mouse-and-keyboard',
}, async ({ journey, page }) => {
  await openRuth(page);
  await page.getByRole('button', { name: 'More actions' }).click();
  await journey.kept(() => page.getByRole('menuitem', { name: 'Mark “Do not contact”' }).click());
  const said = page.getByRole('status').filter({ hasText: 'No letters or calls will go out' });
  await expect(said).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible();
  await journey.kept(() => said.getByRole('button', { name: 'Undo' }).click());
  await expect(said).toBeHidden();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'More actions' }).click();
  await journey.kept(() => page.getByRole('menuitem', { name: 'Mark “Do not contact”' }).click());
  await journey.kept(() => page.keyboard.press('Control+z'));
  await expect(said).toBeHidden();
});

test('tabs are walked by arrows, and the address keeps the open one', async ({ journey, page }) => {
  const dana = await signUp(page);
  const ruth = await dana.meet('Ruth', 'Abernathy');
  const begins = { contactIds: [ruth.id], startsAt: '2026-12-08T15:00:00Z' };
  const meeting = await dana.post('/meetings', begins);
  await page.goto(`/meetings/${meeting.id}`);
  const tabs = page.getByRole('tablist');
  const first = tabs.getByRole('tab').first();
  const second = tabs.getByRole('tab').nth(1);
  await expect(first).toHaveAttribute('aria-selected', 'true');
  await first.focus();
  await page.keyboard.press('ArrowRight');
  await expect(second).toBeFocused();
  await expect(second).toHaveAttribute('aria-selected', 'true');
  const panel = page.getByRole('tabpanel');
  await expect(panel).toHaveAttribute('aria-labelledby', (await second.getAttribute('id')) ?? '');
  await page.reload();
  await expect(second).toHaveAttribute('aria-selected', 'true');
  await (journey.isPhone ? first.tap() : first.click());
  await expect(first).toHaveAttribute('aria-selected', 'true');
});

test('the palette does what its first line says, and gives the focus back', {
  tag: '@mouse-and-keyboard',
}, async ({ journey, page }) => {
  await openRuth(page);
  const button = page.getByRole('button', { name: 'Add referral' });
  await button.focus();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Search' });
  const field = palette.getByRole('combobox', { name: 'Search' });
  await expect(field).toBeFocused();
  const results = palette.getByRole('listbox', { name: 'Results' });
  await expect(results.getByRole('group', { name: 'Go to' })).toBeVisible();
  await journey.look();
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await expect(button).toBeFocused();

  await page.keyboard.press('Control+k');
  await field.pressSequentially('leeds');
  const leeds = results.getByRole('option', { name: /Samantha Leeds/ });
  await expect(field).toHaveAttribute('aria-activedescendant', (await leeds.getAttribute('id')) ?? '');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Samantha Leeds' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await field.pressSequentially('letters');
  await results.getByRole('option', { name: /^Letters/ }).click();
  await expect(page).toHaveURL(/\/letters$/);
});
