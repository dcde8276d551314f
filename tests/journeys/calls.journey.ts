import { expect, test } from './journey.ts';
import { signUp } from './seeker.ts';

test('logging a call leads to the second one, to the meeting, and Undo takes it back', async ({
  journey,
  page,
}) => {
  const dana = await signUp(page);
  const ruth = await dana.meet('Ruth', 'Abernathy', { organization: 'Halden Health' });
  await dana.promise(ruth.id, '2026-11-30T15:00:00Z');
  await page.goto('/today');
  await journey.itIs('2026-11-30T14:55:00Z');
  const call = page.getByRole('region', { name: 'Ruth Abernathy' });
  const messages = page.getByRole('region', { name: 'Messages' });
  await expect(call.getByText('first attempt')).toBeVisible();
  await journey.look();

  await call.getByRole('button', { name: 'Voicemail' }).click();
  await expect(messages.getByText(/Ruth Abernathy: Second call on Tuesday, December 1/)).toBeVisible();
  await expect(call).toBeHidden();
  await messages.getByRole('button', { name: 'Undo' }).click();
  await expect(call.getByText('first attempt')).toBeVisible();
  await call.getByRole('button', { name: 'Voicemail' }).click();
  await page.getByRole('link', { name: 'All calls' }).click();
  await expect(page.getByRole('list', { name: 'Recent calls' }).getByText('Voicemail')).toBeVisible();
  await journey.look();

  await page.goto('/today');
  await journey.itIs('2026-12-01T22:00:00Z');
  await expect(call.getByText('second attempt')).toBeVisible();
  await call.getByRole('button', { name: 'Meeting agreed' }).click();
  const form = call.getByRole('form', { name: 'The meeting' });
  await form.getByLabel('Day of the meeting').fill('2026-12-04');
  await form.getByLabel('Time (ET)').fill('10:00');
  await form.getByLabel('Where').fill('Her office');
  await journey.look();
  await form.getByRole('button', { name: 'Save meeting' }).click();
  await expect(messages.getByText(/You’re meeting on Friday, December 4/)).toBeVisible();
  await messages.getByRole('button', { name: 'Undo' }).click();
  await expect(call.getByText('second attempt')).toBeVisible();
  await page.goto('/meetings');
  await expect(page.getByRole('link', { name: 'Plan a meeting' })).toBeVisible();
  await expect(page.getByText('Ruth Abernathy')).toBeHidden();
});

test('a call to somebody who was named shows on the page of the names that was open before', async ({
  journey,
  page,
}) => {
  const dana = await signUp(page);
  const ruth = await dana.meet('Ruth', 'Abernathy');
  const ivo = await dana.meet('Ivo', 'Keller');
  await dana.post('/referrals', { fromContactId: ruth.id, contactId: ivo.id, terms: 'may-use-name' });
  await dana.post('/call-backs', { contactId: ivo.id, dueAt: '2026-11-24T20:00:00Z' });

  await page.goto('/referrals');
  const names = page.getByRole('list', { name: 'Referrals' });
  await expect(names.getByText('Ready to write.')).toBeVisible();
  await page.keyboard.type('gt');
  const call = page.getByRole('region', { name: 'Ivo Keller' });
  await journey.kept(() => call.getByRole('button', { name: 'Voicemail' }).click());
  await page.keyboard.type('gr');
  await expect(names.getByText('You’ve called.')).toBeVisible();
});
