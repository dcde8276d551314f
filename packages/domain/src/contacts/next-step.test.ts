import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { contactNextStep, type OpenMatters } from './next-step.ts';
import { stages } from './stage.ts';

function at(text: string) {
  return Temporal.Instant.from(text);
}
const nothingOpen: OpenMatters = {
  closed: false,
  doNotContact: false,
  stage: 'identified',
  hasEmail: true,
  hasPhone: true,
  clock: { timeZone: 'America/Chicago' },
  now: at('2026-11-24T15:00:00Z'),
  call: null,
  draft: null,
  owed: null,
  meeting: null,
  debrief: null,
};
function step(matters: Partial<OpenMatters>) {
  return contactNextStep({ ...nothingOpen, ...matters });
}
const tomorrow = at('2026-11-25T16:15:00Z');
const yesterday = at('2026-11-23T16:15:00Z');

describe('what is due first comes first', () => {
  const call = { dueAt: tomorrow, promised: true };

  test('a promised call is told in the clock of the one who is called', () => {
    expect(step({ call })).toMatchObject({
      kind: 'call',
      sentence: 'Call as promised on Wednesday, November 25 at 10:15 AM their time.',
    });
  });

  test('an overdue call comes before a letter that waits, and that one before a call ahead', () => {
    const draft = { letterKind: 'outreach' as const, status: 'draft' as const };
    expect(step({ call: { dueAt: yesterday, promised: true }, draft }).kind).toBe('call');
    expect(step({ call, draft })).toMatchObject({
      kind: 'send-draft',
      at: null,
      sentence: 'Your outreach letter is drafted. Review and send it.',
    });
  });

  test('without a number the call becomes the search for one', () => {
    expect(step({ call, hasPhone: false }).kind).toBe('find-number');
  });

  test('a meeting that is over asks whether it was held', () => {
    const meeting = { startsAt: yesterday, endsAt: yesterday.add({ minutes: 25 }) };
    expect(step({ meeting }).sentence).toBe(
      'You planned to meet on Monday, November 23 at 10:15 AM their time. Did it happen?',
    );
  });

  test('after a meeting the debrief comes before the thank-you', () => {
    const owed = { letterKind: 'thank-you' as const, dueAt: tomorrow };
    expect(step({ debrief: { heldAt: yesterday }, owed, stage: 'met' }).kind).toBe('debrief');
    expect(step({ owed, stage: 'met' })).toMatchObject({
      kind: 'owed-letter',
      sentence: 'A thank-you letter is due by Wednesday, November 25 at 10:15 AM their time.',
    });
  });

  test('a letter of which nobody knows whether it arrived is not sent again unseen', () => {
    const draft = { letterKind: 'light-note' as const, status: 'unsure' as const };
    expect(step({ draft }).sentence).toBe('Find out whether your light note arrived.');
  });
});

describe('with nothing due', () => {
  test('somebody new gets a first letter, for which an address is needed', () => {
    expect(step({}).kind).toBe('write');
    expect(step({ hasEmail: false }).kind).toBe('find-address');
  });

  test('after a letter or a call the next call wants a day, and a number', () => {
    expect(step({ stage: 'written' })).toMatchObject({ kind: 'call', at: null });
    expect(step({ stage: 'called', hasPhone: false }).kind).toBe('find-number');
  });

  test('somebody who was thanked can be left in peace, and after 90 days gets a word', () => {
    expect(step({ stage: 'thanked' }).kind).toBe('none');
    expect(step({ stage: 'dormant' }).kind).toBe('write');
  });
});

test('whoever is closed or not to be contacted has no next step, whatever is open', () => {
  const open = { call: { dueAt: yesterday, promised: true }, debrief: { heldAt: yesterday } };
  expect(step({ ...open, closed: true }).kind).toBe('none');
  expect(step({ ...open, doNotContact: true }).kind).toBe('none');
});

test('for everybody else there is a next step, said in one sentence', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...stages),
      fc.boolean(),
      fc.boolean(),
      fc.option(fc.integer({ min: -500, max: 500 })),
      (stage, hasEmail, hasPhone, hours) => {
        const call =
          hours === null ? null : { dueAt: nothingOpen.now.add({ hours }), promised: hours % 2 === 0 };
        const next = step({ stage, hasEmail, hasPhone, call });
        expect(next.sentence).toMatch(/^[A-Z][^!]*\.$/);
        expect(call === null || next.kind === 'call' || next.kind === 'find-number').toBe(true);
      },
    ),
  );
});
