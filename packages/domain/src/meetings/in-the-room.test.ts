import { describe, expect, test } from 'vitest';
import { incidentCauses, incidentKinds } from './debrief.ts';
import { referralMeter } from './referral-meter.ts';
import { remedies, remediesFor, remediesForIncident, remedyIds } from './remedies.ts';
import { longestSpeechSeconds, measureSpeech, speechStarter } from './stump-speech.ts';

describe('the referral meter', () => {
  test.each([
    [0, 3, 3, 'Nobody named yet; three to ask for.'],
    [1, 3, 2, 'One person named, two to go.'],
    [2, 3, 1, 'Two people named, one to go.'],
    [3, 3, 0, 'Three people named, as many as you hoped for.'],
    [12, 3, 0, '12 people named, more than you hoped for.'],
    [0, 0, 0, 'No people named; you set no goal for this meeting.'],
  ])('%i of %i', (count, goal, left, sentence) => {
    expect(referralMeter(count, goal)).toEqual({ count, goal, left, sentence });
  });

  test('the goal is three unless another is set', () => {
    expect(referralMeter(0).goal).toBe(3);
  });
});

describe('remedies in the room', () => {
  test('there are six, each with a manner and a risk', () => {
    expect(remedies.map(({ id }) => id)).toEqual(remedyIds);
    for (const { manner, risk } of remedies) expect(manner.length * risk.length).toBeGreaterThan(0);
  });

  test.each([
    ['mine', ['correct-and-move-on', 'ask-openly', 'stay-calm', 'big-close']],
    ['theirs', ['stay-calm', 'big-close', 'check-in', 'steer-back']],
    ['nobodys', ['stay-calm', 'big-close', 'check-in']],
  ] as const)('what fits when it is %s', (cause, ids) => {
    expect(remediesFor(cause).map(({ id }) => id)).toEqual(ids);
  });

  test('there is something to do about every incident', () => {
    for (const kind of incidentKinds) expect(remediesForIncident(kind).length).toBeGreaterThanOrEqual(3);
    expect(incidentCauses).toHaveLength(3);
  });
});

describe('the stump speech', () => {
  test('a starter says who I am, what I have done and what I want to do, and ends with a question', () => {
    const speech = speechStarter({
      name: 'Dana Whitfield',
      credentials: 'MD',
      background: 'fourteen years of hospital medicine',
      done: 'I led a ward of thirty beds and wrote its discharge rules',
      aim: 'utilization management',
    });
    expect(speech).toMatch(/^I am Dana Whitfield, MD\./);
    expect(speech).toContain('discharge rules.');
    expect(speech.endsWith('?')).toBe(true);
    expect(measureSpeech(speech)).toMatchObject({ gaps: 0, isLong: false });
  });

  test('what is not known yet stands as a gap', () => {
    expect(measureSpeech(speechStarter({})).gaps).toBe(4);
  });

  test('130 words take a minute, and more than a minute and a half is long', () => {
    const words = (count: number): string => 'word '.repeat(count);
    expect(measureSpeech(words(130))).toMatchObject({ words: 130, seconds: 60, isLong: false });
    expect(measureSpeech(words(195))).toMatchObject({ seconds: longestSpeechSeconds, isLong: false });
    expect(measureSpeech(words(200)).isLong).toBe(true);
    expect(measureSpeech('')).toEqual({ words: 0, seconds: 0, isLong: false, gaps: 0 });
  });
});
