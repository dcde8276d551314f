import { expect, test } from './journey.ts';
import { signUp } from './seeker.ts';

test('a coach is invited at each level, sees what was shared, comments, and is shut out from the next request when revoked', async ({
  journey,
  page,
}) => {
  const dana = await signUp(page);
  const ruth = await dana.meet('Ruth', 'Abernathy', { notes: 'Owes me a favour' });
  await dana.promise(ruth.id, '2026-11-30T15:00:00Z');
  const coach = await journey.somebodyElse();
  const lee = await signUp(coach, 'Lee Marsh');

  await page.goto('/settings/sharing');
  await page.getByLabel('Coach’s email').fill(lee.email);
  await expect(page.getByRole('radio', { name: 'Progress' })).toBeChecked();
  // As the server refuses it a quarter of an hour after signing in.
  let wasAsked = false;
  await page.route('**/shares', async (route) => {
    if (wasAsked || route.request().method() !== 'POST') return route.fallback();
    wasAsked = true;
    await route.fulfill({
      status: 403,
      contentType: 'application/problem+json',
      body: JSON.stringify({ title: 'Not allowed', status: 403, code: 'confirm-identity' }),
    });
  });
  await page.getByRole('button', { name: 'Invite' }).click();
  const question = page.getByRole('dialog', { name: 'Confirm it’s you' });
  await question.getByLabel('Password').fill('a long enough password');
  await journey.look();
  await question.getByRole('button', { name: 'Confirm' }).click();
  const link = await page.getByText('/invitation/').textContent();
  await journey.look();
  await page.getByRole('button', { name: 'Done' }).click();

  await coach.goto(link ?? '');
  await expect(
    coach.getByRole('heading', { name: 'Dana Whitfield invited you to coach their search' }),
  ).toBeVisible();
  await journey.look(coach);
  await coach.getByRole('button', { name: 'Accept' }).click();
  await coach.getByRole('link', { name: 'Open' }).click();
  await expect(coach.getByRole('heading', { name: 'Stats' })).toBeVisible();
  await expect(coach.getByRole('navigation', { name: 'Client sections' })).toBeHidden();
  await expect(coach.getByText('Abernathy')).toBeHidden();
  await coach
    .getByLabel('To Dana, about the whole search')
    .fill('One letter is a beginning. Write the second today.');
  await coach.getByRole('button', { name: 'Send comment' }).click();
  await expect(coach.getByText('Unread')).toBeVisible();
  await journey.look(coach);
  const address = coach.url();

  await page.reload();
  const level = page.getByLabel('What Lee Marsh sees');
  await journey.kept(() => level.selectOption({ label: 'Network' }));
  await expect(page.getByText('with initials instead of names')).toHaveCount(2);
  await coach.reload();
  await coach
    .getByRole('navigation', { name: 'Client sections' })
    .getByRole('link', { name: 'Network' })
    .click();
  await coach.getByRole('radio', { name: 'List' }).press(' ');
  const list = coach.getByRole('list', { name: 'Network list' });
  await expect(list.getByRole('button', { name: 'R. A.' })).toBeVisible();
  await expect(coach.getByText('Abernathy')).toBeHidden();
  await journey.look(coach);

  await journey.kept(() => level.selectOption({ label: 'Everything' }));
  await expect(page.getByText('Private notes stay private')).toHaveCount(2);
  await coach.goto(address);
  await coach.getByRole('link', { name: 'People' }).click();
  await coach.getByRole('link', { name: 'Ruth Abernathy' }).click();
  await expect(coach.getByRole('heading', { name: 'Activity' })).toBeVisible();
  await expect(coach.getByText('Owes me a favour')).toBeHidden();
  await coach.getByLabel('To Dana, on Ruth Abernathy').fill('Ask her for three names.');
  await coach.getByRole('button', { name: 'Send comment' }).click();
  await expect(coach.getByRole('listitem').filter({ hasText: 'Ask her for three names.' })).toBeVisible();
  await journey.look(coach);
  await coach.goto('/coach');
  await expect(coach.getByRole('list', { name: 'Clients' }).getByRole('link')).toHaveCount(1);
  await journey.look(coach);

  await page.goto('/today');
  const words = page.getByRole('region', { name: 'From your coach' });
  const oneOf = (text: string) => words.getByRole('listitem').filter({ hasText: text });
  const read = (text: string) =>
    journey.kept(() => oneOf(text).getByRole('button', { name: 'Mark as read' }).click());
  await read('Write the second today.');
  await expect(oneOf('Write the second today.')).toBeHidden();
  await page.goto(`/contacts/${ruth.id}`);
  await read('Ask her for three names.');
  await page.goto('/comments');
  await expect(page.getByRole('heading', { name: 'You’re all caught up' })).toBeVisible();
  await journey.look();
  await page.goto('/settings/sharing');
  await journey.kept(() => page.getByRole('button', { name: 'Revoke' }).click());
  await expect(page.getByRole('heading', { name: 'Only you can see your search' })).toBeVisible();
  await coach.goto(address);
  await expect(coach.getByRole('heading', { name: 'You don’t have access to this search' })).toBeVisible();
  await journey.look(coach);
});
