import type { Locator, Page } from '@playwright/test';
import { openReferral } from './alike.ts';
import { expect, test } from './journey.ts';

/** One finger that goes down, moves in steps and is lifted, as the browser gets it from a screen. */
async function swipe(page: Page, over: Locator, by: number): Promise<void> {
  const box = await over.boundingBox();
  if (!box) throw new Error('There is nothing to swipe over.');
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const screen = await page.context().newCDPSession(page);
  await screen.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  for (let step = 1; step <= 8; step += 1) {
    const touchPoints = [{ x, y: y + (by * step) / 8 }];
    await screen.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints });
  }
  await screen.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

test('a finger that swipes over the people found scrolls them, and a tap chooses', async ({ page }) => {
  // What a phone's keyboard leaves.
  await page.setViewportSize({ width: 390, height: 460 });
  const dialog = await openReferral(page);
  const name = dialog.getByRole('combobox', { name: 'Name' });
  const list = page.getByRole('listbox', { name: 'Name' });
  await name.pressSequentially('Saman');
  await expect(list.getByRole('option')).toHaveCount(6);
  await swipe(page, list, -120);
  await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBeGreaterThan(20);
  await expect(name).toHaveValue('Saman');
  await expect(list).toBeVisible();
  const last = list.getByRole('option').last();
  const person = (await last.textContent()) ?? '';
  await last.tap();
  expect(person).toContain(await name.inputValue());
  await expect(name).not.toHaveValue('Saman');
  await expect(list).toBeHidden();
});
