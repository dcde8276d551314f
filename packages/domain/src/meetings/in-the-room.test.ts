import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { meetingKinds } from '../vocabulary/meeting-kinds.ts';
import {
  agreedEnd,
  checkQuestion,
  contributionWords,
  readReferralLine,
  referralMeter,
  roomPrompts,
  talkedInWords,
  talkedShare,
  whatToBring,
} from './in-the-room.ts';
import {
  longestSpeechSeconds,
  measureSpeech,
  rehearsalState,
  secondsInWords,
  speechOpening,
  speechStarter,
} from './stump-speech.ts';

describe('the referral meter', () => {
  test.each([
    [0, 3, 3, 'No referrals yet; your goal is three.'],
    [1, 3, 2, 'One referral, two to go.'],
    [2, 3, 1, 'Two referrals, one to go.'],
    [3, 3, 0, 'Three referrals, as many as you hoped for.'],
    [13, 3, 0, '13 referrals, more than you hoped for.'],
    [0, 0, 0, 'No referrals; no goal is set for this meeting.'],
  ])('%i of %i', (count, goal, left, sentence) => {
    expect(referralMeter(count, goal)).toEqual({ count, goal, left, sentence });
  });

  test('the goal is three unless another is set', () => {
    expect(referralMeter(0).goal).toBe(3);
  });
});

describe('what to say before time is up', () => {
  const said = (left: number, facts: Partial<Parameters<typeof roomPrompts>[0]> = {}) =>
    roomPrompts({ kind: 'informational', count: 0, goal: 3, secondsLeft: left * 60, ...facts });
  const ids = (...facts: Parameters<typeof said>) => said(...facts).map(({ id }) => id);

  test('referrals are asked for ten minutes before the end, and again at the close', () => {
    expect(ids(11)).toEqual([]);
    expect(ids(10)).toEqual(['referrals']);
    expect(ids(5)).toEqual(['referrals', 'big-close', 'any-questions']);
    expect(ids(-3)).toEqual(['referrals', 'big-close', 'any-questions']);
  });

  test('the big close comes five minutes before the end, however many referrals there are', () => {
    for (const count of [0, 1, 2, 3, 9]) expect(ids(5, { count }), String(count)).toContain('big-close');
    expect(ids(6, { count: 3 })).toEqual([]);
  });

  test('three people are asked for by number, whom else to talk with, who can answer further', () => {
    const [prompt] = said(10);
    expect(prompt?.wording).toMatch(/who else should I talk with/i);
    expect(prompt?.wording).toContain('three people');
    expect(prompt?.wording).toMatch(/tell me more about the questions/);
    expect(said(10, { count: 1 })[0]?.wording).toContain('two more people');
    expect(said(10, { count: 2 })[0]?.sentence).toBe('Ask for one more.');
  });

  test('with all referrals in, or no goal, none are asked for', () => {
    expect(ids(8, { count: 3 })).toEqual([]);
    expect(ids(8, { goal: 0 })).toEqual([]);
  });

  test('a job interview is closed at full strength, and nobody is asked for referrals', () => {
    expect(ids(9, { kind: 'interview' })).toEqual([]);
    const [close, dismissed] = said(4, { kind: 'interview' });
    expect(close?.wording).toMatch(/other candidates.*do this job well.*next step/s);
    expect(dismissed?.sentence).toContain('Any questions?');
    expect(dismissed?.wording).toMatch(/^Nothing further.*I like.*other candidates.*well.*next step/s);
  });

  test('it is said only if it is true', () => {
    expect(said(4)[1]?.sentence).toContain('if it’s true');
  });
});

describe('when a meeting is to end', () => {
  const at = (time: string) => Temporal.Instant.from(`2026-11-24T${time}:00Z`);
  const end = (startedAt: string) =>
    agreedEnd({ startsAt: at('15:00'), minutes: 25 }, at(startedAt)).toString();

  test('begun late, it ends when it was agreed to end', () => {
    expect(end('15:10')).toBe('2026-11-24T15:25:00Z');
    expect(end('15:24')).toBe('2026-11-24T15:25:00Z');
  });

  test('begun early, it ends after the agreed minutes', () => {
    expect(end('14:55')).toBe('2026-11-24T15:20:00Z');
    expect(end('15:00')).toBe('2026-11-24T15:25:00Z');
  });

  test('begun after its end, it was moved by word of mouth, and has all its minutes', () => {
    expect(end('17:00')).toBe('2026-11-24T17:25:00Z');
  });
});

test('credentials on one page are brought to be read, and sent ahead where nobody meets in person', () => {
  const there = { kind: 'informational', mode: 'in-person', people: 1 } as const;
  expect(whatToBring(there)[0]).toMatch(/credentials on one page, printed.*honest read/);
  expect(whatToBring({ ...there, mode: 'phone' })[0]).toContain('sent ahead');
  expect(whatToBring({ ...there, kind: 'interview', people: 3 })[0]).toContain('three copies');
});

test('saying that one could contribute is no request for a job, and a question follows', () => {
  for (const kind of meetingKinds) {
    const { wording } = contributionWords(kind);
    expect(wording.endsWith('?'), kind).toBe(true);
    expect(checkQuestion(wording), kind).toEqual([]);
  }
  expect(contributionWords('informational').wording).toMatch(/interests me.*contribution/);
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

describe('the stump speech', () => {
  test('a starter says who I am, what I have done and what I want to do, and ends with a question', () => {
    const speech = speechStarter({
      name: 'Dana Whitfield',
      credentials: 'MD',
      background: 'fourteen years of hospital medicine',
      done: 'I led a ward of thirty beds and wrote its discharge rules',
      aim: 'utilization management',
    });
    expect(speech).toMatch(/^I’m Dana Whitfield, MD\./);
    expect(speech).toContain('discharge rules.');
    expect(speech.endsWith('?')).toBe(true);
    expect(measureSpeech(speech)).toMatchObject({ gaps: 0, isLong: false });
  });

  test('in the room it is a few key words of each part, and leads to what they do', () => {
    const { keyWords, bridge } = speechOpening(
      'I spent fourteen years in hospital medicine.\n\nI built a review program.\n\nNext is utilization management.\n\nWhat do you do?',
      {},
      'informational',
    );
    expect(keyWords).toEqual([
      ['fourteen years', 'hospital medicine'],
      ['built', 'review program'],
      ['utilization management'],
    ]);
    expect(bridge).toMatch(/that’s why I’d like to ask what you do/);
  });

  test('without a speech the key words come from the profile', () => {
    const facts = { name: 'Dana Whitfield', background: 'fourteen years of hospital medicine' };
    expect(speechOpening(null, facts, 'research').keyWords).toEqual([
      ['Dana Whitfield'],
      ['fourteen years', 'hospital medicine'],
    ]);
    expect(speechOpening(null, {}, 'interview').keyWords).toEqual([]);
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
