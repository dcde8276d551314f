import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { type CallFacts, callScripts } from './call-scripts.ts';

const today = Temporal.PlainDate.from('2026-11-24');

function facts(over: Partial<CallFacts> = {}): CallFacts {
  return {
    seekerName: 'Dana Whitfield',
    reader: 'Dr. Okonkwo',
    assistant: 'Marcy',
    attempt: 1,
    promised: true,
    writtenOn: Temporal.PlainDate.from('2026-11-17'),
    today,
    referrer: 'Tom Haugen',
    ...over,
  };
}

test('the reader hears who calls, that the call was promised, and who suggested it', () => {
  expect(callScripts(facts()).opening).toBe(
    'Hello Dr. Okonkwo, this is Dana Whitfield. I wrote to you on Tuesday, November 17 and said that I would call at this time. ' +
      'Tom Haugen suggested that I turn to you. I would like to learn from your work for 20 to 30 minutes; this is not about a job. ' +
      'Which day would suit you?',
  );
});

test('the assistant is called by name and hears of the letter, not of the referrer', () => {
  expect(callScripts(facts()).forAssistant).toBe(
    'Hello Marcy, this is Dana Whitfield. Dr. Okonkwo has a letter from me, sent on Tuesday, November 17, which says that I would call now. ' +
      'I am asking for 20 to 30 minutes with Dr. Okonkwo, for advice and not about a job. ' +
      'May I speak to them now, or could you find me a place in the calendar?',
  );
});

test('a second call claims no promise, and asks when to try again', () => {
  const scripts = callScripts(facts({ attempt: 2, promised: false }));
  expect(scripts.opening).toContain('and have tried to reach you since');
  expect(scripts.forAssistant).toContain('What would be a good time to try again');
  expect(`${scripts.opening} ${scripts.forAssistant}`).not.toMatch(/said that|which says/);
});

test('a call without a letter speaks of none', () => {
  const { opening, forAssistant } = callScripts(facts({ writtenOn: null, promised: false, referrer: null }));
  expect(`${opening} ${forAssistant}`).not.toMatch(/wrote|letter|null/);
});

test('a letter of yesterday is one of yesterday', () => {
  expect(callScripts(facts({ writtenOn: today.subtract({ days: 1 }) })).opening).toContain(
    'I wrote to you yesterday and said',
  );
});

test('whatever is not known leaves no gap', () => {
  const any = fc.record({
    reader: fc.constantFrom(null, 'Dr. Okonkwo'),
    assistant: fc.constantFrom(null, 'Marcy'),
    attempt: fc.integer({ min: 1, max: 4 }),
    promised: fc.boolean(),
    writtenOn: fc.constantFrom(null, today.subtract({ days: 7 })),
    referrer: fc.constantFrom(null, 'Tom Haugen'),
  });
  fc.assert(
    fc.property(any, (over) => {
      const { opening, forAssistant } = callScripts(facts(over));
      for (const script of [opening, forAssistant]) {
        expect(script).toMatch(/^Hello\b.*this is Dana Whitfield\. .*\?$/);
        expect(script).not.toMatch(/null|undefined| {2}|,,/);
      }
    }),
  );
});
