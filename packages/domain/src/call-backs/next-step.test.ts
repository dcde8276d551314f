import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { addBusinessDays, dateIn, defaultOfficeHours, neverOnDuty } from '../time/business-calendar.ts';
import {
  type NextStepContext,
  nextStep,
  type Outcome,
  outcomes,
  previewOutcomes,
  promiseCadence,
} from './next-step.ts';
import { checkPromise, halfOf } from './promise.ts';

function inNewYork(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('America/New_York').toInstant();
}

/** As the API tells it: matchers that look into objects find all instants alike. */
function stepAfter(outcome: Outcome, at: NextStepContext): object {
  return JSON.parse(JSON.stringify(nextStep(outcome, at)));
}

function text(local: string): string {
  return inNewYork(local).toString();
}

/** The promised call on Wednesday, November 25, 2026 at 2:15 PM, logged five minutes later. */
function context(changes: Partial<NextStepContext> = {}): NextStepContext {
  return {
    now: inNewYork('2026-11-25T14:20'),
    attempt: 1,
    firstAttemptAt: inNewYork('2026-11-25T14:15'),
    dueAt: inNewYork('2026-11-25T14:15'),
    reader: {
      timeZone: 'America/New_York',
      holidays: new Map([['2026-11-26', 'Thanksgiving']]),
      officeHours: defaultOfficeHours,
    },
    seeker: { timeZone: 'America/New_York', onDuty: neverOnDuty },
    taken: [],
    ...changes,
  };
}

const secondCall = context({
  attempt: 2,
  now: inNewYork('2026-11-27T10:20'),
  dueAt: inNewYork('2026-11-27T10:15'),
});
const thirdCall = context({
  attempt: 3,
  now: inNewYork('2026-12-02T14:20'),
  dueAt: inNewYork('2026-12-02T14:15'),
});

describe('nobody answers', () => {
  test('the second call is one business day later, in the other half of their day', () => {
    expect(stepAfter('no-answer', context())).toEqual({
      kind: 'call-back',
      dueAt: text('2026-11-27T10:15'),
      attempt: 2,
      why: 'Second call on Friday, November 27 at 10:15 AM their time (Thursday is Thanksgiving).',
    });
  });

  test('the third call is three business days after the second, in the other half again', () => {
    expect(stepAfter('voicemail', secondCall)).toEqual({
      kind: 'call-back',
      dueAt: text('2026-12-02T14:15'),
      attempt: 3,
      why: 'Third call on Wednesday, December 2 at 2:15 PM their time.',
    });
  });

  test('after the third call comes a nudge letter, seven business days after the first', () => {
    expect(stepAfter('no-answer', thirdCall)).toEqual({
      kind: 'letter',
      letter: 'nudge',
      dueAt: text('2026-12-07T08:00'),
      why: 'After 3 calls without reaching them, send a short follow-up letter on Monday, December 7 (Thursday, November 26 is Thanksgiving).',
    });
  });

  test('a nudge letter that is late already is due at once', () => {
    const late = { ...thirdCall, now: inNewYork('2026-12-20T12:00') };
    expect(stepAfter('no-answer', late)).toMatchObject({ kind: 'letter', dueAt: late.now.toString() });
  });

  test('after the nudge letter somebody else at the same organization is proposed', () => {
    expect(stepAfter('assistant', { ...thirdCall, nudgeSent: true })).toMatchObject({
      kind: 'another-person',
    });
  });

  test('a call on which the seeker would be on duty moves, and the reason is told', () => {
    const seeker = { timeZone: 'America/New_York', onDuty: { days: [5], dates: [] } };
    expect(stepAfter('no-answer', context({ seeker }))).toMatchObject({
      dueAt: text('2026-11-30T10:15'),
      why: 'Second call on Monday, November 30 at 10:15 AM their time (Thursday is Thanksgiving, you are on duty on Friday).',
    });
  });

  test('the seeker’s own choice of the next call goes before the proposal', () => {
    const nextAt = inNewYork('2026-12-01T11:00');
    expect(stepAfter('assistant', context({ nextAt }))).toMatchObject({
      dueAt: nextAt.toString(),
      attempt: 2,
    });
    expect(stepAfter('assistant', { ...thirdCall, nextAt: inNewYork('2026-12-04T11:00') })).toMatchObject({
      kind: 'call-back',
      attempt: 4,
    });
  });

  test('calls that the seeker adds after the third are counted in words, and from the sixth on no longer', () => {
    const nextAt = inNewYork('2026-12-03T11:00');
    const whys = [3, 4, 5].map((attempt) => nextStep('no-answer', { ...thirdCall, attempt, nextAt }).why);
    expect(whys.map((why) => why.split(' ')[0])).toEqual(['Fourth', 'Fifth', 'Another']);
  });

  test('a choice that is not ahead any more gives way to the proposal', () => {
    const now = secondCall.now;
    expect(stepAfter('no-answer', { ...secondCall, nextAt: now })).toEqual(
      stepAfter('no-answer', secondCall),
    );
  });

  test('another method brings its own days', () => {
    const cadence = { ...promiseCadence, secondAttempt: 4 };
    expect(stepAfter('no-answer', context({ cadence }))).toMatchObject({
      dueAt: text('2026-12-02T10:15'),
    });
  });
});

describe('somebody answers', () => {
  test('a meeting that was agreed is the next step, at its time', () => {
    const at = inNewYork('2026-12-03T15:00');
    expect(stepAfter('meeting-agreed', context({ at }))).toEqual({
      kind: 'meeting',
      startsAt: at.toString(),
      why: 'You’re meeting on Thursday, December 3 at 3:00 PM their time.',
    });
  });

  test('a meeting without its time asks for it', () => {
    expect(stepAfter('meeting-agreed', context())).toMatchObject({ kind: 'meeting', startsAt: null });
  });

  test('a call at the time they asked for is kept to the minute and starts a new row', () => {
    const at = inNewYork('2026-12-05T07:40');
    expect(stepAfter('call-later', { ...secondCall, at })).toMatchObject({
      kind: 'call-back',
      dueAt: at.toString(),
      attempt: 1,
    });
  });

  test('“later” without a time, or with one that is over, becomes a call on the next business day', () => {
    const expected = { kind: 'call-back', dueAt: text('2026-11-27T14:15') };
    expect(stepAfter('call-later', context())).toMatchObject(expected);
    expect(stepAfter('call-later', context({ at: inNewYork('2026-11-24T10:00') }))).toMatchObject(expected);
  });

  test('the time they asked for is told as theirs, and this very moment is no later', () => {
    const at = inNewYork('2026-12-01T11:05');
    expect(nextStep('call-later', context({ at })).why).toBe(
      'They asked you to call on Tuesday, December 1 at 11:05 AM their time.',
    );
    const { now } = context();
    expect(nextStep('call-later', context({ at: now })).why).toContain('Call when they asked');
  });

  test('a nudge letter whose day has begun is to be sent today', () => {
    const late = nextStep('voicemail', { ...thirdCall, now: inNewYork('2026-12-10T09:00') });
    expect(late.why).toBe('After 3 calls without reaching them, send a short follow-up letter today.');
  });

  test('a conversation without a date is followed by a call three business days later', () => {
    expect(stepAfter('reached', context({ preference: 'morning' }))).toEqual({
      kind: 'call-back',
      dueAt: text('2026-12-01T10:15'),
      attempt: 1,
      why: 'You talked but didn’t set a date. Call again on Tuesday, December 1 at 10:15 AM their time (Thursday is Thanksgiving).',
    });
  });

  test('a wrong number is no attempt: the right one is found, and the call made with it', () => {
    expect(stepAfter('wrong-number', secondCall)).toMatchObject({
      kind: 'find-number',
      attempt: 2,
      dueAt: text('2026-11-30T10:15'),
    });
  });

  test('a letter from them is answered today', () => {
    expect(stepAfter('already-replied', context())).toMatchObject({
      kind: 'reply',
      dueAt: context().now.toString(),
    });
  });

  test('a no closes the contact', () => {
    expect(stepAfter('declined', context())).toMatchObject({ kind: 'closed' });
  });
});

test('every outcome is shown with what it leads to before it is tapped', () => {
  const preview = previewOutcomes(context());
  expect(preview.map(({ outcome }) => outcome)).toEqual([...outcomes]);
  for (const { outcome, step } of preview)
    expect(JSON.parse(JSON.stringify(step))).toEqual(stepAfter(outcome, context()));
});

describe('for any outcome, attempt, zone and moment', () => {
  const zones = fc.constantFrom(
    'America/New_York',
    'Europe/Berlin',
    'Asia/Kolkata',
    'Pacific/Auckland',
    'Pacific/Honolulu',
    'Pacific/Apia',
    'America/St_Johns',
  );
  const situations = fc
    .record({
      outcome: fc.constantFrom(...outcomes),
      attempt: fc.integer({ min: 1, max: 5 }),
      readerZone: zones,
      seekerZone: zones,
      minutes: fc.integer({ min: 0, max: 400 * 1440 }),
      late: fc.integer({ min: 0, max: 5 * 1440 }),
      dutyDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
      holidaysIn: fc.array(fc.integer({ min: 0, max: 15 }), { maxLength: 4 }),
      nudgeSent: fc.boolean(),
    })
    .map((wish) => {
      const dueAt = inNewYork('2026-01-01T00:00').add({ minutes: wish.minutes });
      const today = dateIn(wish.readerZone, dueAt);
      const holidays = new Map(wish.holidaysIn.map((days) => [today.add({ days }).toString(), 'Closed']));
      const reader = { timeZone: wish.readerZone, holidays, officeHours: defaultOfficeHours };
      const seeker = { timeZone: wish.seekerZone, onDuty: { days: wish.dutyDays, dates: [] } };
      const { attempt, nudgeSent, outcome } = wish;
      const now = dueAt.add({ minutes: wish.late });
      return {
        outcome,
        context: context({ now, dueAt, firstAttemptAt: dueAt, attempt, nudgeSent, reader, seeker }),
      };
    });

  test('there is a next step with a reason in one sentence, and only a no closes the contact', () => {
    fc.assert(
      fc.property(situations, ({ outcome, context: at }) => {
        const step = nextStep(outcome, at);
        expect(step.why).toMatch(/^[A-Z][^!]*\.$/u);
        expect(step.kind === 'closed').toBe(outcome === 'declined');
      }),
      { numRuns: 300 },
    );
  });

  test('a proposed call lies ahead and has nothing against it', () => {
    fc.assert(
      fc.property(situations, ({ outcome, context: at }) => {
        const step = nextStep(outcome, at);
        if (step.kind !== 'call-back' && step.kind !== 'find-number') return;
        expect(checkPromise(step.dueAt, at)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('an unanswered call changes the half of the day and is never earlier than its business days', () => {
    fc.assert(
      fc.property(situations, ({ context: at }) => {
        const step = nextStep('no-answer', at);
        if (step.kind !== 'call-back') return;
        const { timeZone } = at.reader;
        expect(halfOf(step.dueAt, timeZone)).not.toBe(halfOf(at.dueAt, timeZone));
        const days = at.attempt === 1 ? 1 : 3;
        const earliest = addBusinessDays(dateIn(timeZone, at.now), days, at.reader);
        expect(Temporal.PlainDate.compare(dateIn(timeZone, step.dueAt), earliest)).toBeGreaterThanOrEqual(0);
        expect(step.attempt).toBe(at.attempt + 1);
      }),
    );
  });
});
