import type { Locator, Page } from '@playwright/test';
import { expect } from './journey.ts';
import { signUp } from './seeker.ts';

/** A book with several people whose names begin alike, and the page of one of them. */
export async function openRuth(page: Page): Promise<void> {
  const dana = await signUp(page);
  const ruth = await dana.meet('Ruth', 'Abernathy', { organization: 'Halden Health' });
  await Promise.all(
    ['Leeds', 'Marsh', 'Okoro', 'Pell', 'Quist', 'Rowe'].map((family) =>
      dana.meet('Samantha', family, { organization: 'Calder Biologics' }),
    ),
  );
  await page.goto(`/contacts/${ruth.id}`);
}

export async function openReferral(page: Page): Promise<Locator> {
  await openRuth(page);
  await page.getByRole('button', { name: 'Add referral' }).click();
  const dialog = page.getByRole('dialog', { name: 'Who did Ruth Abernathy refer you to?' });
  await expect(dialog.getByRole('combobox', { name: 'Name' })).toBeFocused();
  return dialog;
}
