import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { checkPromise } from '../call-backs/promise.ts';
import { checkLetter } from '../letters/check-letter.ts';
import { defaultOfficeHours, neverOnDuty } from '../time/business-calendar.ts';
import { promiseInWords } from '../time/wording.ts';
import {
  type Ending,
  type EndingContext,
  type EndingStep,
  endingInWords,
  endings,
  sameHourOn,
  stepsAfter,
  twoDaysInWords,
  twoNewDays,
} from './endings.ts';
import { missedMeetingLetter } from './judge-impartially.ts';

function at(text: string): Temporal.Instant {
  return Temporal.Instant.from(text);
}
const newYork = 'America/New_York';
const reader = {
  timeZone: newYork,
  holidays: new Map([['2026-11-26', 'Thanksgiving']]),
  officeHours: defaultOfficeHours,
};

/** Tuesday of Thanksgiving week, 10:00 to 10:25 in New York, seen at its end. */
function context(over: Partial<EndingContext> = {}): EndingContext {
  return {
    reader,
    seeker: { timeZone: newYork, onDuty: neverOnDuty },
    taken: [],
    now: at('2026-11-24T15:25:00Z'),
    meeting: { startsAt: at('2026-11-24T15:00:00Z'), minutes: 25 },
    name: 'Ruth Okafor',
    way: 'e-mail',
    mayReach: true,
    ...over,
  };
}

function said(ending: Ending, over: Partial<EndingContext> = {}): string[] {
  return stepsAfter(ending, context(over)).map(({ kind, sentence }) => `${kind}: ${sentence}`);
}

test('a letter by post promises its call, and names its days, two business days later than one by e-mail', () => {
  const letterBy = (way: EndingContext['way']) => {
    const steps = stepsAfter({ status: 'no-show', by: 'me' }, context({ way }));
    const letter = steps.find((step) => step.kind === 'letter');
    return [letter?.promiseAt.toString().slice(0, 10), ...(letter?.days.map(String) ?? [])];
  };
  expect(letterBy('e-mail')).toEqual(['2026-11-27', '2026-12-01', '2026-12-03']);
  expect(letterBy('post')).toEqual(['2026-12-01', '2026-12-03', '2026-12-07']);
});

describe('each ending leads somewhere', () => {
  test('they called it off: a call on the next business day, in the half of the day in which they had time', () => {
    expect(said({ status: 'cancelled', by: 'them' })[0]).toBe(
      'call: You call Ruth Okafor on Wednesday, November 25 at 10:15 AM their time, to find a new day.',
    );
  });

  test('they did not come: a call on the same business day, half an hour later', () => {
    expect(said({ status: 'no-show', by: 'them' })[0]).toMatch(/^call: .*Tuesday, November 24 at 11:00 AM/);
  });

  test('they did not come to a meeting at closing time: a call on the next business day', () => {
    const meeting = { startsAt: at('2026-11-25T22:00:00Z'), minutes: 25 };
    const late = { meeting, now: at('2026-11-25T22:30:00Z') };
    expect(said({ status: 'no-show', by: 'them' }, late)[0]).toMatch(
      /^call: .*Friday, November 27 at 8:00 AM/,
    );
  });

  test('I called it off, or did not come: a letter with one apology, two days and a promised call', () => {
    const days = 'Tuesday, December 1, or Thursday, December 3';
    const call = 'Friday, November 27 at 10:15 AM their time';
    const letter = `letter: A letter apologizes to Ruth Okafor once, offers ${days}, and promises your call on ${call}.`;
    expect(said({ status: 'cancelled', by: 'me' })[0]).toBe(letter);
    expect(said({ status: 'no-show', by: 'me' })[0]).toBe(letter);
  });

  test.each(endings)('after $status by $by one can choose the call, the letter, or nothing', (ending) => {
    const kinds = stepsAfter(ending, context()).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['call', 'letter', 'none']);
    expect(kinds.at(-1)).toBe('none');
  });

  test('somebody who is not to be contacted is left alone', () => {
    for (const ending of endings) expect(said(ending, { mayReach: false })).toHaveLength(1);
  });
});

test('an ending is told with the one who stayed away', () => {
  expect(endings.map(endingInWords)).toEqual([
    'They canceled',
    'You canceled',
    'They didn’t make it',
    'You didn’t make it',
  ]);
  expect(endingInWords({ status: 'cancelled', by: null })).toBe('It was canceled');
});

function letterOf(steps: readonly EndingStep[]) {
  const step = steps.find(({ kind }) => kind === 'letter');
  if (step?.kind !== 'letter') throw new Error('no letter was proposed');
  return step;
}

describe('the letter that names two days', () => {
  test.each(endings)(
    'after $status by $by has nothing against it, and says sorry only for what was mine',
    (ending) => {
      const step = letterOf(stepsAfter(ending, context()));
      const today = Temporal.PlainDate.from('2026-11-24');
      const promise = promiseInWords(step.promiseAt, { timeZone: newYork }, context().now);
      const me = { name: 'Dana Whitfield', credentials: 'MD', phone: null };
      const contact = { givenName: 'Ruth', familyName: 'Okafor', credentials: 'MD' };
      const letter = missedMeetingLetter({
        ...{ ending, day: today, today, days: step.days, promise, me, through: null, conventions: {} },
        kind: 'informational',
        salutation: 'Dr. Okafor',
      });
      const method = { wordLimit: 200, parts: [] };
      const { warnings } = checkLetter({ ...letter, kind: step.letterKind, contact, method });
      expect(warnings).toEqual([]);
      expect(/apologize/.test(letter.body)).toBe(ending.by === 'me');
      expect(letter.body).toContain(
        `Would ${twoDaysInWords(step.days, { reference: today })}, at the same time, work for you?`,
      );
      expect(letter.body).toContain(`I'll call your office on ${promise} to see`);
    },
  );
});

describe('two new days', () => {
  test('are never the day of the meeting that was called off', () => {
    const today = Temporal.PlainDate.from('2026-12-02');
    const days = (calledOff: string) =>
      twoNewDays(today, {
        reader,
        onDuty: neverOnDuty,
        calledOff: Temporal.PlainDate.from(calledOff),
      }).map(String);
    expect(days('2026-12-07')).toEqual(['2026-12-08', '2026-12-10']);
    expect(days('2026-12-08')).toEqual(['2026-12-09', '2026-12-11']);
    expect(days('2026-12-10')).toEqual(['2026-12-08', '2026-12-11']);
  });

  test('skip weekends, holidays and days on duty', () => {
    const today = Temporal.PlainDate.from('2026-11-20');
    const onDuty = { days: [2], dates: ['2026-11-27'] };
    expect(twoNewDays(today, { reader, onDuty }).map(String)).toEqual(['2026-11-30', '2026-12-02']);
  });

  test('a seeker who is on duty every day still names two', () => {
    const today = Temporal.PlainDate.from('2026-11-20');
    const onDuty = { days: [1, 2, 3, 4, 5], dates: [] };
    expect(twoNewDays(today, { reader, onDuty })).toHaveLength(2);
  });

  test('the same hour on another day keeps to the wall when the clocks change in between', () => {
    const meeting = { startsAt: at('2026-10-30T17:00:00Z'), timeZone: newYork };
    const moved = sameHourOn(Temporal.PlainDate.from('2026-11-03'), meeting);
    expect(moved.toString()).toBe('2026-11-03T18:00:00Z');
    expect(moved.toZonedDateTimeISO(newYork).hour).toBe(13);
  });
});

test('whatever is proposed lies ahead and can be kept by both', () => {
  const instants = fc
    .integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-12-31') })
    .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
  fc.assert(
    fc.property(instants, fc.constantFrom(...endings), (now, ending) => {
      const meeting = { startsAt: now.subtract({ minutes: 30 }), minutes: 25 };
      const conditions = context({ now, meeting });
      for (const step of stepsAfter(ending, conditions)) {
        const moment = step.kind === 'call' ? step.at : step.kind === 'letter' ? step.promiseAt : null;
        if (moment) expect(checkPromise(moment, conditions)).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});
