import { getSettings, updateSettings } from '@threefold/contracts/settings';
import { expect, test } from 'vitest';
import { serverForFile } from '../testing/seeker.ts';

const server = serverForFile();

test('a new seeker starts with the promise method, three referrals and twenty minutes a day', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const settings = await dana.call(getSettings);
  expect(settings).toMatchObject({
    method: 'promise',
    referralGoal: 3,
    minutesPerDay: 20,
    profile: { name: 'Dana Whitfield' },
  });
});

test('changing one line of the profile leaves the others as they were', async () => {
  const dana = await server.signUp('Dana Whitfield');
  await dana.call(updateSettings, { body: { profile: { aim: 'utilization management' } } });
  await dana.call(updateSettings, { body: { profile: { credentials: 'MD' } } });
  expect((await dana.call(getSettings)).profile).toMatchObject({
    name: 'Dana Whitfield',
    aim: 'utilization management',
    credentials: 'MD',
  });
});

test('the second of two windows is told that the settings changed, and sees them', async () => {
  const dana = await server.signUp('Dana Whitfield');
  await dana.call(updateSettings, { body: { minutesPerDay: 30 }, ifMatch: 1 });
  const late = await dana.attempt(updateSettings, { body: { minutesPerDay: 10 }, ifMatch: 1 });
  expect(late.status).toBe(412);
  expect(late.body.current).toMatchObject({ minutesPerDay: 30, version: 2 });
});

test('a zone that does not exist and an unknown field are both named', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const answer = await dana.attempt(updateSettings, { body: { timeZone: 'Mars/Olympus', colour: 'green' } });
  expect(answer.status).toBe(400);
  expect(answer.body.errors?.map((error) => error.path)).toEqual(['timeZone', 'colour']);
});

test('days, times and numbers are American at first, and another country brings its own', async () => {
  const dana = await server.signUp('Dana Whitfield');
  const american = { locale: 'en-US', hourCycle: 'h12', firstDayOfWeek: 7 };
  expect(await dana.call(getSettings)).toMatchObject(american);
  const british = await dana.call(updateSettings, { body: { country: 'GB' } });
  expect(british).toMatchObject({ locale: 'en-GB', hourCycle: 'h23', firstDayOfWeek: 1 });
  const mixed = await dana.call(updateSettings, { body: { locale: 'de-de', hourCycle: 'h12' } });
  expect(mixed).toMatchObject({ country: 'GB', locale: 'de-DE', hourCycle: 'h12', firstDayOfWeek: 1 });
  const saturday = await dana.call(updateSettings, { body: { firstDayOfWeek: 6 } });
  expect(saturday).toMatchObject({ locale: 'de-DE', firstDayOfWeek: 6 });
});

test.each([{ locale: 'no language' }, { hourCycle: 'h24' }, { firstDayOfWeek: 8 }])(
  'a manner that nobody has is refused: %j',
  async (body) => {
    const dana = await server.signUp('Dana Whitfield');
    expect((await dana.attempt(updateSettings, { body: body as never })).status).toBe(400);
  },
);
