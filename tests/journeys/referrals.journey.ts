import { expect, test } from './journey.ts';
import { signUp } from './seeker.ts';

test('a name is followed from the introduction to the word back, and who helped hears how it ended', async ({
  journey,
  page,
}) => {
  const dana = await signUp(page);
  const ruth = await dana.meet('Ruth', 'Abernathy', { organization: 'Halden Health' });
  const ivo = await dana.meet('Ivo', 'Keller', { organization: 'Calder Biologics' });
  const held = { contactIds: [ruth.id], startsAt: '2026-11-24T14:00:00Z', status: 'held' };
  await dana.post('/meetings', held);
  const thanks = await dana.post(`/contacts/${ruth.id}/letters`, { kind: 'thank-you' });
  await dana.post(`/letters/${thanks.id}/send`, { via: 'paper', allowBlanks: true });
  await dana.post('/referrals', { fromContactId: ruth.id, contactId: ivo.id, terms: 'will-introduce' });

  await page.goto('/referrals');
  const names = page.getByRole('list', { name: 'Referrals' });
  await expect(names.getByText('Introduction expected by')).toBeVisible();
  await journey.itIs('2026-12-03T15:00:00Z');
  await expect(page.getByRole('heading', { name: 'One referral to follow up' })).toBeVisible();
  await expect(names.getByText('Send a friendly reminder')).toBeVisible();
  await journey.look();

  await page.goto('/today');
  await expect(page.getByText('Remind Ruth Abernathy of an introduction')).toBeVisible();
  await journey.kept(() => page.getByRole('button', { name: 'It came' }).click());
  await expect(page.getByText('Remind Ruth Abernathy of an introduction')).toBeHidden();
  await page.goto('/referrals?state=free-to-write');
  await names.getByRole('button', { name: 'Write first letter' }).click();
  await expect(page.getByLabel('Text of the letter')).toHaveValue(
    /Ruth Abernathy was kind enough to introduce us/,
  );

  await page.goto('/referrals');
  await names.getByRole('button', { name: 'More about Ivo Keller, referred by Ruth Abernathy' }).click();
  await journey.kept(() => page.getByRole('menuitem', { name: 'They declined' }).click());
  await names.getByRole('button', { name: 'Update the referrer' }).click();
  await expect(page.getByLabel('Text of the letter')).toHaveValue(/the timing wasn't right/);

  await page.goto('/search-end');
  await page.getByLabel('What’s your news?').fill('In March I begin as a reviewer.');
  await page.getByRole('button', { name: 'My search is over' }).click();
  await expect(page.getByRole('heading', { name: 'One person to tell' })).toBeVisible();
  await journey.look();
  await page.getByRole('button', { name: 'Draft and review' }).click();
  await expect(page.getByLabel('Text of the letter')).toHaveValue(/In March I begin as a reviewer\./);
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toHaveValue(/Dear «Their name»,/);
  await expect(page.getByText('The drafted letter will change too.')).toBeVisible();
  await page.getByLabel('What’s your news?').fill('In May I begin as a reviewer.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByLabel('Text of the letter')).toHaveValue(/In May I begin as a reviewer\./);
  await journey.look();
});
