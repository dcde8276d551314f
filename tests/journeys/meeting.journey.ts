import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { signUp } from './seeker.ts';

/** With its blanks, where it has any. */
async function sendOnPaper(page: Page): Promise<void> {
  const sending = page.getByRole('region', { name: 'Sending' });
  await expect(sending.getByRole('button').first()).toBeVisible();
  const leave = sending.getByRole('button', { name: 'Leave as is' });
  if (await leave.isVisible()) await leave.click();
  await sending.getByRole('button', { name: 'Other ways' }).click();
  await page.getByRole('menuitem', { name: 'Print' }).click();
  await page.getByRole('button', { name: 'Yes, it went out' }).click();
}

test('a meeting ends with three referrals, a thank-you and the loop closed', async ({ journey, page }) => {
  const dana = await signUp(page);
  const ruth = await dana.meet('Ruth', 'Abernathy');
  const startsAt = '2026-11-24T15:30:00Z';
  await dana.post('/meetings', { contactIds: [ruth.id], startsAt, place: 'Her office' });
  await page.goto('/meetings');
  await journey.look();
  await page.getByRole('link', { name: 'Ruth Abernathy' }).click();
  await expect(page.getByRole('heading', { name: 'Then ask' })).toBeVisible();
  await journey.look();
  await page.getByRole('tab', { name: 'In the meeting' }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText('First, your speech')).toBeVisible();
  await expect(page.getByText(/that’s why I’d like to ask what you do/)).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('What does your work look like from day to day?')).toBeVisible();
  await page.getByRole('button', { name: 'Going badly?' }).click();
  await expect(page.getByRole('heading', { name: 'Ask openly' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByLabel('What did they say?').fill('Reviews wait for nurses');
  await page.getByRole('button', { name: 'Challenge' }).click();
  await expect(
    page.getByRole('list', { name: 'Notes so far' }).getByText('Reviews wait for nurses'),
  ).toBeVisible();
  for (const name of ['Ivo Keller', 'Mia Sorel', 'Kenji Tanaka']) {
    // Three taps and the name: the field, on which terms, and in.
    await page.getByLabel('Name, organization').click();
    await page.keyboard.type(`${name}, Halden Health`);
    await page.getByText('Use my name', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Add referral' }).click();
    await expect(page.getByRole('list', { name: 'Referrals so far' }).getByText(name)).toBeVisible();
  }
  await expect(page.getByText('Referrals: 3 of 3')).toBeVisible();
  await journey.look();
  await page.getByRole('button', { name: 'End meeting' }).click();

  await page.getByRole('link', { name: 'Debrief' }).click();
  await page.getByLabel('What happened').fill('She spoke of the staffing of reviews for twenty minutes.');
  await page.getByRole('radio', { name: 'Good' }).press(' ');
  await page.getByLabel('What you agreed on').fill('I send her the figures.');
  await journey.look();
  await page.getByRole('button', { name: 'Draft the letter' }).click();
  await page.getByRole('link', { name: 'Review and send' }).click();
  await expect(page.getByRole('textbox', { name: 'Text of the letter' })).toHaveValue(
    /I send her the figures/,
  );
  await sendOnPaper(page);
  await expect(page.getByRole('heading', { name: 'Sent to Ruth Abernathy.' })).toBeVisible();

  const { items } = await (
    await page.request.get(dana.path('/contacts'), { params: { q: 'keller' } })
  ).json();
  const later = '2026-11-24T15:00:00Z';
  await dana.post('/meetings', { contactIds: [items[0].id], startsAt: later, status: 'held' });
  await journey.itIs('2026-11-27T15:00:00Z');
  await page.goto('/today');
  await page.getByRole('listitem').filter({ hasText: 'let Ruth Abernathy know' }).getByRole('button').click();
  await expect(page.getByRole('textbox', { name: 'Text of the letter' })).toHaveValue(/Ivo Keller/);
  await sendOnPaper(page);
  await expect(page.getByRole('heading', { name: 'Sent to Ruth Abernathy.' })).toBeVisible();
  await page.goto(`/contacts/${ruth.id}`);
  await expect(page.getByText('You sent a loop-closing letter on paper.')).toBeVisible();
  await journey.look();
});

test('whoever fears that it went badly reads that all is not lost, and that a professional letter mends the impression', async ({
  page,
}) => {
  const dana = await signUp(page);
  const ruth = await dana.meet('Ruth', 'Abernathy');
  const held = { contactIds: [ruth.id], startsAt: '2026-11-24T14:00:00Z', status: 'held' };
  const meeting = await dana.post('/meetings', held);
  await page.goto(`/meetings/${meeting.id}`);
  await expect(page.getByText(/all is not lost: a professional letter mends the impression/)).toBeVisible();
  await page.getByRole('link', { name: 'Debrief' }).click();
  await expect(page.getByText(/all is not lost.*mends the impression/)).toBeVisible();
});

test('after a job interview the recruiter, who was not in the room, gets a summary too', async ({ page }) => {
  const dana = await signUp(page);
  const ruth = await dana.meet('Ruth', 'Abernathy');
  await dana.meet('Rae', 'Cruz');
  const held = { kind: 'interview', contactIds: [ruth.id], startsAt: '2026-11-24T14:00:00Z', status: 'held' };
  const meeting = await dana.post('/meetings', held);
  await page.goto(`/meetings/${meeting.id}/debrief`);
  await page.getByLabel('What happened').fill('She asked about appeals for half an hour.');
  await page.getByRole('radio', { name: 'Good' }).press(' ');
  const absent = page.getByRole('combobox', { name: 'Send a summary to someone who wasn’t there' });
  await absent.fill('Abernathy');
  await expect(page.getByText('No one by that name.')).toBeVisible();
  await absent.fill('Rae');
  await page.getByRole('option', { name: /Rae Cruz/ }).click();
  await expect(page.getByRole('button', { name: 'Remove person: Rae Cruz' })).toBeVisible();
  await page.getByRole('button', { name: 'Draft the letter' }).click();
  await page.getByRole('link', { name: /to Rae Cruz/ }).click();
  await expect(page.getByRole('textbox', { name: 'Text of the letter' })).toHaveValue(
    /I'm writing about my interview with Ruth Abernathy/,
  );
});
