import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { meetingKinds } from '../vocabulary/meeting-kinds.ts';
import { type CallFacts, callScripts, type MeetAgain } from './call-scripts.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-11-24');

function facts(over: Partial<CallFacts> = {}): CallFacts {
  return {
    seekerName: 'Dana Whitfield',
    reader: 'Dr. Okonkwo',
    readerToOthers: 'Dr. Okonkwo',
    assistant: 'Marcy',
    aim: 'utilization management',
    attempt: 1,
    promised: true,
    writtenOn: day('2026-11-17'),
    today,
    referrer: 'Tom Haugen',
    again: null,
    conventions: {},
    ...over,
  };
}

const interview: MeetAgain = {
  kind: 'interview',
  day: day('2026-11-16'),
  wasHeld: true,
  reason: 'late',
  days: [day('2026-12-01'), day('2026-12-03')],
};

test('the reader hears who calls, that the call was promised, who suggested it, and what is asked for', () => {
  expect(callScripts(facts()).opening).toBe(
    "Hello, Dr. Okonkwo, this is Dana Whitfield. I wrote to you on Tuesday, November 17, and said I'd call at this time. " +
      "Tom Haugen suggested I call you. I'd like to ask you for an informational interview: 20 to 30 minutes to learn about " +
      "utilization management from you. I'm not asking for a job. Is there a day that would work for you?",
  );
});

test('the assistant is greeted by name, hears of the letter and what the meeting is, and not of the referrer', () => {
  expect(callScripts(facts()).forAssistant).toBe(
    "Hello, Marcy, this is Dana Whitfield. I sent Dr. Okonkwo a letter on Tuesday, November 17, saying I'd call at this time. " +
      "I'm asking for an informational interview: a 20-to-30-minute conversation about the field. It's not a job application. " +
      'Is Dr. Okonkwo available, or could you help me find a time on the calendar?',
  );
});

test('a second call claims no promise, and asks when to try again', () => {
  const scripts = callScripts(facts({ attempt: 2, promised: false }));
  expect(scripts.opening).toContain("and I've tried to reach you since");
  expect(scripts.forAssistant).toContain('Is there a good time to try again');
  expect(`${scripts.opening} ${scripts.forAssistant}`).not.toMatch(/said I'd|saying I'd/);
});

test('a call without a letter speaks of none', () => {
  const { opening, forAssistant } = callScripts(facts({ writtenOn: null, promised: false, referrer: null }));
  expect(`${opening} ${forAssistant}`).not.toMatch(/wrote|letter|null/);
});

test('a letter of yesterday is one of yesterday', () => {
  const { opening } = callScripts(facts({ writtenOn: today.subtract({ days: 1 }) }));
  expect(opening).toContain("I wrote to you yesterday and said I'd call at this time.");
});

describe('a call that asks to meet again', () => {
  const again = (over: Partial<MeetAgain> = {}) => callScripts(facts({ again: { ...interview, ...over } }));

  test('after an interview names the reason and the two days, to the reader', () => {
    expect(again().opening).toBe(
      "Hello, Dr. Okonkwo, this is Dana Whitfield. I wrote to you on Tuesday, November 17, about our interview and said I'd call at this time. " +
        "I was late that day, and I'd like the chance to show you the candidate I am. " +
        'Would Tuesday, December 1, or Thursday, December 3, work for you?',
    );
  });

  test('and to the assistant', () => {
    expect(again().forAssistant).toBe(
      "Hello, Marcy, this is Dana Whitfield. I had an interview with Dr. Okonkwo on Monday, November 16, and I've asked to meet again " +
        "because I was late that day. I've offered Tuesday, December 1, or Thursday, December 3. " +
        "Would that work on Dr. Okonkwo's calendar, or is there a better day?",
    );
  });

  test('names no day that is over, and none where none was offered', () => {
    const one = again({ days: [day('2026-11-23'), day('2026-12-03')] });
    expect(one.opening).toContain('Would Thursday, December 3, work for you?');
    for (const days of [[], [day('2026-11-19'), day('2026-11-23')]])
      expect(again({ days }).opening).toContain('Is there a day that would work for you?');
  });

  test('after one that did not take place apologizes only where it was mine', () => {
    expect(again({ wasHeld: false, reason: 'missed' }).opening).toContain("I'm sorry I missed it.");
    const theirs = again({ wasHeld: false, reason: null });
    expect(`${theirs.opening} ${theirs.forAssistant}`).not.toMatch(/apolog|sorry/);
    expect(theirs.forAssistant).toContain(
      "scheduled with Dr. Okonkwo for Monday, November 16, and I'm calling to find a new day",
    );
  });
});

test('whatever is not known leaves no gap, and no call about an interview says that it is not about a job', () => {
  const any = fc.record({
    reader: fc.constantFrom(null, 'Dr. Okonkwo'),
    readerToOthers: fc.constantFrom(null, 'Dr. Okonkwo'),
    assistant: fc.constantFrom(null, 'Marcy'),
    aim: fc.constantFrom(null, 'appeals'),
    attempt: fc.integer({ min: 1, max: 4 }),
    promised: fc.boolean(),
    writtenOn: fc.constantFrom(null, today.subtract({ days: 7 })),
    referrer: fc.constantFrom(null, 'Tom Haugen'),
    again: fc.option(
      fc.record({
        kind: fc.constantFrom(...meetingKinds),
        day: fc.constant(day('2026-11-16')),
        wasHeld: fc.boolean(),
        reason: fc.constantFrom(null, 'late', 'ill', 'late-and-ill', 'off', 'called-off', 'missed'),
        days: fc.constantFrom([], interview.days),
      }),
    ),
  });
  fc.assert(
    fc.property(any, (over) => {
      const { opening, forAssistant } = callScripts(facts(over));
      for (const script of [opening, forAssistant]) {
        expect(script).toMatch(/^Hello, .*this is Dana Whitfield\. .*\?$/);
        expect(script).not.toMatch(/null|undefined| {2}|,,|,\.|\.\./);
        if (over.again) expect(script).not.toMatch(/not asking for a job|not a job|informational interview/);
        else expect(script).toContain('informational interview');
      }
    }),
  );
});
