import { expect, test } from './journey.ts';
import { signUp } from './seeker.ts';

// It answers with files of the build only; what is asked of the server passes by it.
test.use({ serviceWorkers: 'allow' });

test('a meeting goes on in an elevator: it opens with no network, and what was written is sent once', async ({
  journey,
  page,
  context,
}) => {
  const dana = await signUp(page);
  const ruth = await dana.meet('Ruth', 'Abernathy');
  const meeting = await dana.post('/meetings', {
    contactIds: [ruth.id],
    startsAt: '2026-11-24T15:30:00Z',
  });
  const live = `/meetings/${meeting.id}?view=live`;
  // Only Today is opened while there is a network; it brings along what the meeting needs.
  await page.goto('/today');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.waitForFunction(
    (id) => Object.keys(localStorage).some((name) => name.includes('referrals') && name.includes(id)),
    meeting.id,
  );

  await context.setOffline(true);
  await page.close();
  const elevator = await context.newPage();
  await elevator.goto(live);
  await expect(elevator.getByRole('heading', { level: 1, name: 'Ruth Abernathy' })).toBeVisible();
  await expect(elevator.getByText(/You’re offline. Your notes are saved on this/)).toBeVisible();
  await elevator.getByLabel('What did they say?').fill('Reviews wait for nurses');
  await elevator.getByRole('button', { name: 'Challenge' }).click();
  await elevator.getByLabel('Name, organization').fill('Ivo Keller');
  await elevator.getByRole('button', { name: 'Add referral' }).click();
  await elevator.getByLabel('What did they say?').pressSequentially('The budget is deci');
  await elevator.getByLabel('Name, organization').pressSequentially('Mia Sor');
  // Nothing is half under the bar of the clock.
  await elevator.evaluate(() => scrollTo(0, 0));
  await journey.look(elevator);
  await elevator.goto('/today');
  await expect(elevator.getByRole('heading', { name: 'You’re offline' })).toBeVisible();
  await journey.look(elevator);
  await elevator.close();

  const again = await context.newPage();
  await again.goto(live);
  const second = await context.newPage();
  await second.goto(live);
  for (const tab of [again, second]) {
    await expect(tab.getByLabel('What did they say?')).toHaveValue('The budget is deci');
    await expect(tab.getByLabel('Name, organization')).toHaveValue('Mia Sor');
    await expect(tab.getByRole('list', { name: 'Notes so far' }).getByText('Reviews wait')).toBeVisible();
    await expect(tab.getByText('Referrals: 1 of 3')).toBeVisible();
    await expect(tab.getByText('2 notes wait to be sent.')).toBeVisible();
  }

  await context.setOffline(false);
  const count = async (path: string) => {
    const answer = await again.request.get(dana.path(path), { params: { meetingId: meeting.id } });
    return (await answer.json()).items.length;
  };
  await expect.poll(() => count('/referrals')).toBe(1);
  for (const tab of [again, second]) {
    await expect(tab.getByText('You’re offline')).toBeHidden();
    await expect(tab.getByText('wait to be sent')).toBeHidden();
    await expect(tab.getByRole('list', { name: 'Notes so far' }).getByText('Reviews wait')).toBeVisible();
  }
  await again.reload();
  await expect(again.getByRole('list', { name: 'Notes so far' }).getByRole('listitem')).toHaveCount(1);
  await expect(again.getByText('Referrals: 1 of 3')).toBeVisible();
  await expect(again.getByLabel('What did they say?')).toHaveValue('The budget is deci');
  expect([await count('/findings'), await count('/referrals')]).toEqual([1, 1]);
});

test('a debrief written in the elevator and one written at the desk are both shown, and nothing is lost', async ({
  journey,
  page,
  context,
}) => {
  const dana = await signUp(page);
  const ruth = await dana.meet('Ruth', 'Abernathy');
  const meeting = await dana.post('/meetings', {
    contactIds: [ruth.id],
    startsAt: '2026-11-24T15:30:00Z',
  });
  await page.goto('/today');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.waitForFunction(
    (id) => Object.keys(localStorage).some((name) => name.includes('referrals') && name.includes(id)),
    meeting.id,
  );
  await context.setOffline(true);
  await page.goto(`/meetings/${meeting.id}?view=live`);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'End meeting' }).click();
  await page.getByRole('link', { name: 'Debrief' }).click();
  await page.getByText('They were late').click();
  await page.getByLabel('What happened').pressSequentially('She came at ten past');
  await page.reload();
  await expect(page.getByLabel('What happened')).toHaveValue('She came at ten past');
  await page.getByRole('radio', { name: 'Poor' }).press(' ');
  await expect(page.getByText('It started late, which wasn’t your doing.')).toBeVisible();
  await page.getByRole('button', { name: 'Draft the letter' }).click();
  await expect(page.getByText('The letter will be drafted as soon as you’re back online.')).toBeVisible();

  const desk = context.request;
  const answered = [
    await desk.patch(dana.path(`/meetings/${meeting.id}`), {
      data: { status: 'held', startsAt: '2026-11-24T15:00:00Z' },
    }),
    await desk.put(dana.path(`/meetings/${meeting.id}/debrief`), {
      data: { feeling: 4, facts: 'We spoke of reviews.' },
    }),
  ];
  expect(answered.map((answer) => answer.status())).toEqual([200, 200]);
  await context.setOffline(false);
  await expect(page.getByText('changed on another device')).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: 'We spoke of reviews.' })).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: 'She came at ten past' })).toBeVisible();
  await journey.look();
  await page.getByRole('button', { name: 'Combine both' }).click();
  await page.getByRole('button', { name: 'Update the letter' }).click();
  await expect(page.getByText(/^Summary, drafted/)).toBeVisible();
  const { debrief } = await (await desk.get(dana.path(`/meetings/${meeting.id}/debrief`))).json();
  expect(debrief).toMatchObject({ facts: 'We spoke of reviews.\nShe came at ten past', version: 2 });

  // Begun on the phone, gone on with at the desk.
  await page.getByLabel('What you agreed on').fill('You send me the roster');
  await journey.kept(() => page.getByRole('link', { name: 'Today', exact: true }).first().click());
  const atDesk = await journey.somebodyElse();
  await atDesk.context().addCookies(await context.cookies());
  const failed: string[] = [];
  atDesk.on('response', (answer) => answer.status() >= 400 && failed.push(answer.url()));
  await atDesk.goto(`/meetings/${meeting.id}/debrief`);
  await expect(atDesk.getByLabel('What you agreed on')).toHaveValue('You send me the roster');
  await expect(atDesk.getByText(/Saved. Pick it up whenever you like/)).toBeVisible();
  expect(failed).toEqual([]);
});

test('nothing of what the server told stays on the device after signing out', async ({ page }) => {
  await signUp(page, 'Dana Whitfield');
  await page.goto('/settings');
  const told = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
  await expect.poll(told).toContain('Dana Whitfield');
  await page.getByRole('button', { name: 'Sign out' }).last().click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(await told()).not.toContain('Dana Whitfield');
});
