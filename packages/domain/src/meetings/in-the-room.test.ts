import { describe, expect, test } from 'vitest';
import { incidentCauses, incidentKinds } from '../vocabulary/debrief.ts';
import {
  askForNames,
  readReferralLine,
  referralMeter,
  remedies,
  remediesFor,
  remediesForIncident,
  remedyIds,
  talkedInWords,
  talkedShare,
} from './in-the-room.ts';
import {
  longestSpeechSeconds,
  measureSpeech,
  rehearsalState,
  secondsInWords,
  speechStarter,
} from './stump-speech.ts';

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

describe('asking for names before time is up', () => {
  const minutes = (left: number, count: number, goal = 3) =>
    askForNames({ count, goal, secondsLeft: left * 60 })?.sentence ?? null;

  test('begins ten minutes before the end and goes on after it', () => {
    expect(minutes(11, 0)).toBeNull();
    expect(minutes(10, 0)).toBe('Ask whom else to hear, while there is time.');
    expect(minutes(-2, 1)).toBe('Ask for two more.');
  });

  test('ends when as many were named as were hoped for, or when no goal was set', () => {
    expect(minutes(5, 3)).toBeNull();
    expect(minutes(5, 0, 0)).toBeNull();
  });

  test('comes with words that ask for a view and not for a favour', () => {
    expect(askForNames({ count: 0, goal: 3, secondsLeft: 60 })?.wording).toMatch(/^Who else .*\?$/);
  });
});

describe('a name that falls in passing', () => {
  test.each([
    ['Ivo Keller', 'Ivo Keller', null],
    ['Ivo Keller, Halden Health', 'Ivo Keller', 'Halden Health'],
    ['Ivo Keller at Halden Health', 'Ivo Keller', 'Halden Health'],
    ['Ivo Keller, MD, FACP, Halden Health, Boston', 'Ivo Keller, MD, FACP', 'Halden Health, Boston'],
    ['Ivo Keller, MD', 'Ivo Keller, MD', null],
    ['Keller, Ivo', 'Keller, Ivo', null],
    ['  Ivo   Keller , ', 'Ivo Keller', null],
    ['the chief nurse from Halden', 'the chief nurse', 'Halden'],
    ['Mia', 'Mia', null],
    ['', '', null],
  ])('%s', (line, name, organization) => {
    expect(readReferralLine(line)).toEqual({ name, organization });
  });
});

describe('who talks', () => {
  test.each([
    [0, 1500, 'You talked hardly at all.'],
    [360, 1500, 'You talked about a quarter of the time.'],
    [500, 1500, 'You talked about a third of the time.'],
    [750, 1500, 'You talked about half of the time.'],
    [1450, 1500, 'You talked nearly all of the time.'],
    [10, 30, 'Too early to say who talks more.'],
  ])('%i of %i seconds', (talkedSeconds, ofSeconds, sentence) => {
    expect(talkedInWords({ talkedSeconds, ofSeconds })).toBe(sentence);
  });

  test('is never more than all of it, and nothing of nothing', () => {
    expect(talkedShare({ talkedSeconds: 90, ofSeconds: 60 })).toBe(100);
    expect(talkedShare({ talkedSeconds: 0, ofSeconds: 0 })).toBe(0);
  });
});

describe('remedies in the room', () => {
  test('there are six and one for afterwards, each with a wording, a manner and a risk', () => {
    expect(remedies.map(({ id }) => id)).toEqual(remedyIds);
    for (const { wording, manner, risk } of remedies)
      expect(Math.min(wording.length, manner.length, risk.length)).toBeGreaterThan(20);
  });

  test.each([
    ['mine', ['correct-and-move-on', 'ask-openly', 'stay-calm', 'big-close', 'judge-later']],
    ['theirs', ['stay-calm', 'big-close', 'check-in', 'steer-back', 'judge-later']],
    ['nobodys', ['stay-calm', 'big-close', 'check-in', 'judge-later']],
  ] as const)('what fits when it is %s', (cause, ids) => {
    expect(remediesFor(cause).map(({ id }) => id)).toEqual(ids);
  });

  test('another day is offered to one person alone, never to one of several', () => {
    expect(remediesFor('theirs', 1).map(({ id }) => id)).toContain('check-in');
    expect(remediesFor('theirs', 3).map(({ id }) => id)).not.toContain('check-in');
  });

  test('where nobody is at fault another hour is offered lightly, before several people too', () => {
    const [one, several] = [1, 3].map((people) =>
      remediesFor('nobodys', people).find(({ id }) => id === 'check-in'),
    );
    expect(one?.wording).toContain('out of our hands');
    expect(several).toEqual(one);
    expect(remediesFor('theirs', 1).find(({ id }) => id === 'check-in')?.wording).not.toContain(
      'out of our hands',
    );
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

describe('rehearsing it', () => {
  test.each([
    [0, 'speaking'],
    [89, 'speaking'],
    [90, 'closing'],
    [119, 'closing'],
    [120, 'over'],
  ] as const)('after %i seconds it is %s', (seconds, state) => {
    expect(rehearsalState(seconds)).toBe(state);
  });

  test('a length is said in words', () => {
    expect([0, 45, 60, 80, 121].map(secondsInWords)).toEqual([
      '0 seconds',
      '45 seconds',
      '1 minute',
      '1 minute 20 seconds',
      '2 minutes 1 second',
    ]);
  });
});
