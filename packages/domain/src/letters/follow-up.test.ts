import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Debrief, type IncidentKind, incidentFacts, incidentKinds } from '../meetings/debrief.ts';
import { checkLetter } from './check-letter.ts';
import { chooseFollowUp } from './follow-up.ts';
import { followUpBody } from './follow-up-body.ts';
import { debriefPieces } from './follow-up-wording.ts';
import type { FollowUpKind } from './letter-kinds.ts';
import { mergeValues } from './merge-values.ts';
import { methods } from './methods.ts';

function debriefOf(kinds: readonly IncidentKind[], changes: Partial<Debrief> = {}): Debrief {
  const incidents = kinds.map((kind) => ({ kind }));
  return { feeling: 3, facts: '', incidents, flubbed: [], missedPoints: [], ...changes };
}

const values = mergeValues({
  contact: { givenName: 'Ana', familyName: 'Jackson', credentials: 'MD' },
  me: { name: 'Dana Whitfield', credentials: 'MD' },
  meeting: { dayInWords: 'Tuesday, 24 November', topic: 'how reviews are staffed' },
});

const flubbed = [
  { question: 'How would you handle appeals?', betterAnswer: 'I would start with the ten oldest' },
];
const missedPoints = [
  'I led a ward of thirty beds',
  'I wrote its discharge rules',
  'I taught both for six years',
];
const secondMeeting = { days: ['2026-12-08', '2026-12-10'] as const };

describe('the cause decides the letter', () => {
  test.each<[IncidentKind, FollowUpKind, boolean]>([
    ['misspoke', 'recovery', false],
    ['misunderstood', 'recovery', false],
    ['flubbed-answer', 'recovery', false],
    ['late', 'recovery', true],
    ['ill', 'recovery', true],
    ['nervous', 'recovery', false],
    ['started-late', 'summary', false],
    ['distracted', 'summary', false],
    ['unprepared', 'summary', false],
    ['interrupted', 'summary', false],
    ['connection', 'light-note', false],
    ['alarm', 'light-note', false],
    ['power', 'light-note', false],
  ])('%s leads to a %s', (incident, kind, apologizes) => {
    expect(chooseFollowUp(debriefOf([incident]))).toMatchObject({ kind, apologizes });
  });

  test('a meeting in which nothing went wrong gets a thank-you', () => {
    expect(chooseFollowUp(debriefOf([]))).toMatchObject({ kind: 'thank-you', apologizes: false });
  });

  test('poor answers alone get better answers, and no apology', () => {
    const followUp = chooseFollowUp(debriefOf([], { flubbed, feeling: 1 }));
    expect(followUp).toMatchObject({ kind: 'recovery', apologizes: false });
  });

  test('nerves call for an apology only when the whole meeting felt bad', () => {
    expect(chooseFollowUp(debriefOf(['nervous'], { feeling: 2 })).apologizes).toBe(true);
    expect(chooseFollowUp(debriefOf(['nervous'], { feeling: 3 })).apologizes).toBe(false);
  });

  test('points that were missed with nobody at fault get a summary', () => {
    expect(chooseFollowUp(debriefOf([], { missedPoints })).kind).toBe('summary');
  });

  test('a letter that asks for a second meeting names the call that asks for the day', () => {
    const followUp = chooseFollowUp(debriefOf(['late'], { secondMeeting }));
    const promise = 'Friday, 27 November, at 10:15 in the morning';
    expect(followUpBody(followUp, { ...values, promise }).body).toContain(
      `Tuesday, 8 December or Thursday, 10 December would both work on my side, and I will phone your office on ${promise}, to hear`,
    );
    expect(followUpBody(followUp, values).body).toContain('and I will phone your office to hear');
  });

  test('a second meeting is asked for where days were named, and proposed after coming late or ill', () => {
    expect(chooseFollowUp(debriefOf(['late'], { secondMeeting }))).toMatchObject({
      asksForSecondMeeting: true,
      suggestsSecondMeeting: false,
    });
    expect(chooseFollowUp(debriefOf(['ill']))).toMatchObject({
      asksForSecondMeeting: false,
      suggestsSecondMeeting: true,
    });
    expect(chooseFollowUp(debriefOf(['misspoke'])).suggestsSecondMeeting).toBe(false);
  });
});

const anyDebrief: fc.Arbitrary<Debrief> = fc
  .record({
    kinds: fc.subarray([...incidentKinds]),
    feeling: fc.constantFrom<Debrief['feeling']>(1, 2, 3, 4, 5),
    flubbed: fc.constantFrom([], flubbed),
    missedPoints: fc.constantFrom([], missedPoints),
    furtherResearch: fc.constantFrom(undefined, null, 'Two plans publish their review times'),
    agreed: fc.constantFrom(undefined, 'I send you the figures'),
    secondMeeting: fc.constantFrom(undefined, secondMeeting),
  })
  .map(({ kinds, ...rest }) => debriefOf(kinds, rest));

describe('whatever is told in the debrief', () => {
  test('one letter follows, mine before theirs before nobody’s, and it says sorry once at most', () => {
    fc.assert(
      fc.property(anyDebrief, (debrief) => {
        const followUp = chooseFollowUp(debrief);
        const causes = debrief.incidents.map(({ kind }) => incidentFacts[kind].cause);
        if (causes.includes('mine')) expect(followUp.kind).toBe('recovery');
        else if (debrief.flubbed.length === 0 && causes.includes('theirs'))
          expect(followUp.kind).toBe('summary');
        else if (debrief.flubbed.length === 0 && causes.includes('nobodys'))
          expect(followUp.kind).toBe('light-note');
        const apologies = followUp.blocks.filter(({ block }) => block === 'apology');
        expect(apologies.length).toBe(followUp.apologizes ? 1 : 0);
        expect(followUp.apologizes && followUp.kind !== 'recovery').toBe(false);
      }),
    );
  });

  test('the letter carries every point and answer, and passes its own check but for an open gap', () => {
    fc.assert(
      fc.property(anyDebrief, (debrief) => {
        const followUp = chooseFollowUp(debrief);
        const { subject, body } = followUpBody(followUp, values);
        const { warnings } = checkLetter({
          kind: followUp.kind,
          subject,
          body,
          contact: { givenName: 'Ana', familyName: 'Jackson' },
          method: methods.promise,
          debrief,
        });
        expect(
          warnings.filter(({ code }) => code !== 'unfilled-gap'),
          body,
        ).toEqual([]);
        const isBare = debrief.flubbed.length + debrief.missedPoints.length === 0;
        const saysNothing = isBare && !debrief.furtherResearch && !debrief.agreed;
        expect(warnings.some(({ code }) => code === 'unfilled-gap')).toBe(saysNothing);
      }),
    );
  });
});

test('a recovery letter reads as a person would write it', () => {
  const debrief = debriefOf(['late', 'flubbed-answer'], { flubbed, secondMeeting });
  expect(followUpBody(chooseFollowUp(debrief), values).body).toBe(`Dear Dr. Jackson,

Thank you for the time you gave me on Tuesday, 24 November, and for what you told me about how reviews are staffed.

I am sorry that I came late and cost you part of the time you had set aside.

One answer I would give differently today.

You asked: How would you handle appeals? I would start with the ten oldest.

May I come back once more? Tuesday, 8 December or Thursday, 10 December would both work on my side, and I will phone your office to hear whether either suits you.

Thank you for hearing me out a second time on paper.

With thanks,
Dana Whitfield, MD`);
});

test('a light note offers another day and says what got in the way', () => {
  const pieces = debriefPieces(chooseFollowUp(debriefOf(['alarm', 'power'], { missedPoints })));
  expect(pieces.whatHappened).toContain('alarm');
  expect(pieces.whatHappened).toContain('lights');
  expect(pieces.secondMeeting).toContain('on a day that suits you');
  expect(pieces.apology).toBeNull();
});
