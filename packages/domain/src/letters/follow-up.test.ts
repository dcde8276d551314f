import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findBlanks } from '../text/blanks.ts';
import { type Debrief, type IncidentKind, incidentFacts, incidentKinds } from '../vocabulary/debrief.ts';
import { type FollowUpKind, followUpKinds } from '../vocabulary/letter-kinds.ts';
import { methods } from '../vocabulary/methods.ts';
import { checkLetter } from './check-letter.ts';
import { chooseFollowUp, debriefPieces, followUpBody, followUpForOthers } from './follow-up.ts';
import { mergeValues } from './merge-values.ts';

function debriefOf(kinds: readonly IncidentKind[], changes: Partial<Debrief> = {}): Debrief {
  const incidents = kinds.map((kind) => ({ kind }));
  return { feeling: 3, facts: '', incidents, flubbed: [], missedPoints: [], ...changes };
}

const values = mergeValues({
  contact: { givenName: 'Ana', familyName: 'Jackson', credentials: 'MD' },
  me: { name: 'Dana Whitfield', credentials: 'MD' },
  meeting: { dayInWords: 'Tuesday, November 24' },
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
    const promise = 'Friday, November 27, at 10:15 a.m.';
    expect(followUpBody(followUp, { ...values, promise }).body).toContain(
      `Would Tuesday, December 8, or Thursday, December 10, suit you? I will phone your office on ${promise}, to hear`,
    );
    expect(followUpBody(followUp, values).body).toContain('suit you? I will phone your office to hear');
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

type Row = [
  causes: string,
  kinds: IncidentKind[],
  bare: string,
  flubbed: string,
  missed: string,
  both: string,
];

/** The letter to the first who was there, and after a stroke the one to each of the others, if any. */
const table: Row[] = [
  ['nothing', [], 'thank-you', 'recovery', 'summary / summary', 'recovery / summary'],
  ['mine', ['misspoke'], 'recovery', 'recovery', 'recovery / summary', 'recovery / summary'],
  ['theirs', ['distracted'], 'summary / summary', 'recovery', 'summary / summary', 'recovery / summary'],
  [
    'nobody’s',
    ['alarm'],
    'light-note / light-note',
    'recovery',
    'light-note / light-note',
    'recovery / summary',
  ],
  [
    'mine and theirs',
    ['late', 'interrupted'],
    'recovery',
    'recovery',
    'recovery / summary',
    'recovery / summary',
  ],
  ['mine and nobody’s', ['ill', 'power'], 'recovery', 'recovery', 'recovery / summary', 'recovery / summary'],
  [
    'theirs and nobody’s',
    ['unprepared', 'connection'],
    'summary / summary',
    'recovery',
    'summary / summary',
    'recovery / summary',
  ],
  [
    'all three',
    ['nervous', 'started-late', 'alarm'],
    'recovery',
    'recovery',
    'recovery / summary',
    'recovery / summary',
  ],
];

describe.each(table)('when the cause is %s', (_causes, kinds, bare, withFlubbed, withMissed, withBoth) => {
  test.each([
    ['nothing else', {}, bare],
    ['a question went badly', { flubbed }, withFlubbed],
    ['points were missed', { missedPoints }, withMissed],
    ['both', { flubbed, missedPoints }, withBoth],
  ])('and %s', (_what, changes, letters) => {
    for (const second of [undefined, secondMeeting]) {
      const debrief = debriefOf(kinds, { ...changes, secondMeeting: second });
      const first = chooseFollowUp(debrief);
      const others = followUpForOthers(debrief);
      expect([first.kind, others?.kind].filter(Boolean).join(' / ')).toBe(letters);
      expect(first.asksForSecondMeeting).toBe(second !== undefined);
      // One is phoned about it, and better answers go to whoever asked.
      expect(others?.asksForSecondMeeting ?? false).toBe(false);
      expect(others?.blocks.some(({ block }) => block === 'better-answers') ?? false).toBe(false);
    }
  });
});

describe('the seeker chooses another letter', () => {
  test('and it carries the same points', () => {
    const debrief = debriefOf(['misspoke'], { flubbed, missedPoints, letterKind: 'thank-you' });
    const { kind, blocks, why } = chooseFollowUp(debrief);
    expect([kind, why]).toEqual(['thank-you', 'You chose this letter yourself.']);
    expect(blocks.map(({ block }) => block)).toEqual(['thanks', 'better-answers', 'missed-points', 'close']);
  });

  test('and says sorry where there is cause, whatever the letter, and nowhere else', () => {
    for (const letterKind of ['thank-you', 'recovery', 'summary', 'light-note'] as const) {
      expect(chooseFollowUp(debriefOf(['late'], { letterKind })).apologizes).toBe(true);
      expect(chooseFollowUp(debriefOf(['alarm'], { letterKind })).apologizes).toBe(false);
    }
  });

  test('a summary of their choice goes to everybody', () => {
    expect(followUpForOthers(debriefOf([], { letterKind: 'summary' }))?.kind).toBe('summary');
  });
});

describe('the apology', () => {
  const sorry = (kinds: IncidentKind[], changes: Partial<Debrief> = {}) =>
    followUpBody(chooseFollowUp(debriefOf(kinds, changes)), values).body.match(/sorry|apolog/gi)?.length ?? 0;

  test('for coming late and ill is one sentence', () => {
    expect(sorry(['late', 'ill', 'nervous'], { feeling: 1 })).toBe(1);
  });

  test('is left out where others or nobody caused it', () => {
    expect(sorry(['started-late', 'distracted', 'connection'], { feeling: 1 })).toBe(0);
  });
});

describe('after a real interview', () => {
  test('the letter says that the position is wanted and why', () => {
    const debrief = debriefOf([], { fit: 'I have built what you are about to build', agreed: 'You call' });
    const { body } = followUpBody(chooseFollowUp(debrief, 'interview'), values);
    expect(body).toContain('makes me want this work more. I have built what you are about to build.');
  });

  test('what the seeker brings stays open until they say it, and an informational letter never says it', () => {
    expect(followUpBody(chooseFollowUp(debriefOf([]), 'interview'), values).body).toContain(
      '[what you bring',
    );
    const debrief = debriefOf([], { fit: 'I want this post' });
    expect(followUpBody(chooseFollowUp(debrief, 'informational'), values).body).not.toContain('this post');
  });
});

test('a thank-you carries the conversation on with what was heard and what was looked up since', () => {
  const heard = mergeValues({
    contact: { givenName: 'Ana', familyName: 'Jackson' },
    me: { name: 'Dana Whitfield' },
    meeting: { dayInWords: 'Tuesday, November 24', heard: 'reviews wait for nurses' },
  });
  const followUp = chooseFollowUp(debriefOf([], { furtherResearch: 'Two plans publish their review times' }));
  const { body } = followUpBody(followUp, heard);
  expect(body).toContain('One thing has stayed with me: reviews wait for nurses.');
  expect(body).toContain('Two plans publish their review times.');
});

test('a light note says in short what would have been said, and offers another day', () => {
  const { body } = followUpBody(chooseFollowUp(debriefOf(['connection'], { missedPoints })), values);
  expect(body).toContain('In short, this is what I would have said:\n\n1. I led a ward of thirty beds.');
  expect(body).toContain('I will gladly come back on a day that suits you.');
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
    letterKind: fc.constantFrom(undefined, ...followUpKinds),
  })
  .map(({ kinds, ...rest }) => debriefOf(kinds, rest));

describe('whatever is told in the debrief', () => {
  test('one letter follows, mine before theirs before nobody’s, and it says sorry once at most', () => {
    fc.assert(
      fc.property(anyDebrief, (debrief) => {
        const followUp = chooseFollowUp(debrief);
        const causes = debrief.incidents.map(({ kind }) => incidentFacts[kind].cause);
        if (debrief.letterKind) expect(followUp.kind).toBe(debrief.letterKind);
        else if (causes.includes('mine')) expect(followUp.kind).toBe('recovery');
        else if (debrief.flubbed.length === 0 && causes.includes('theirs'))
          expect(followUp.kind).toBe('summary');
        else if (debrief.flubbed.length === 0 && causes.includes('nobodys'))
          expect(followUp.kind).toBe('light-note');
        const apologies = followUp.blocks.filter(({ block }) => block === 'apology');
        expect(apologies.length).toBe(followUp.apologizes ? 1 : 0);
        expect(followUp.apologizes && !causes.includes('mine')).toBe(false);
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
        const hasReason = followUp.blocks.some(
          ({ block }) => block === 'apology' || block === 'what-happened',
        );
        const saysNothing = isBare && !hasReason && !debrief.furtherResearch && !debrief.agreed;
        expect(warnings.some(({ code }) => code === 'unfilled-gap')).toBe(saysNothing);
      }),
    );
  });
});

/** Every set of incidents: 8192. */
const combinations = incidentKinds.reduce<IncidentKind[][]>(
  (sets, kind) => sets.flatMap((set) => [set, [...set, kind]]),
  [[]],
);
const openIn = (debrief: Debrief, meetingKind: 'informational' | 'interview' = 'informational') =>
  [chooseFollowUp(debrief, meetingKind), followUpForOthers(debrief, meetingKind)].flatMap((followUp) =>
    followUp ? findBlanks(followUpBody(followUp, values).body) : [],
  );

describe('over all combinations of incidents', () => {
  test('an answered debrief leaves no gap in any of its letters, after an interview either', () => {
    const answers = { missedPoints, fit: 'I have built what you are about to build' };
    for (const kinds of combinations)
      expect(openIn(debriefOf(kinds, answers), 'interview').length, kinds.join(', ')).toBe(0);
  });

  test('a debrief with nothing to add leaves none where there is an apology or a mishap to write about', () => {
    for (const kinds of combinations) {
      const debrief = debriefOf(kinds, { feeling: 2 });
      const blocks = chooseFollowUp(debrief).blocks.map(({ block }) => block);
      const hasReason = blocks.includes('apology') || blocks.includes('what-happened');
      const gaps = findBlanks(followUpBody(chooseFollowUp(debrief), values).body);
      expect(gaps.length, kinds.join(', ')).toBe(hasReason ? 0 : 1);
    }
  });

  test('late and ill with no question that went badly is thanks, one apology and a quiet end', () => {
    expect(followUpBody(chooseFollowUp(debriefOf(['late', 'ill'])), values).body).toBe(`Dear Dr. Jackson,

Thank you for the time you gave me on Tuesday, November 24.

I am sorry that I came to you late and not well; it cost you part of the time you had set aside.

What you told me goes with me all the same.

With thanks,
Dana Whitfield, MD`);
  });
});

test('a thank-you that says what stayed with the seeker asks for nothing more', () => {
  const heard = {
    ...values,
    meeting: values.meeting && { ...values.meeting, heard: 'reviews wait for nurses.' },
  };
  expect(findBlanks(followUpBody(chooseFollowUp(debriefOf([])), heard).body)).toEqual([]);
  expect(findBlanks(followUpBody(chooseFollowUp(debriefOf([])), values).body)).toHaveLength(1);
});

test('a recovery letter reads as a person would write it', () => {
  const debrief = debriefOf(['late', 'flubbed-answer'], { flubbed, secondMeeting });
  expect(followUpBody(chooseFollowUp(debrief), values).body).toBe(`Dear Dr. Jackson,

Thank you for the time you gave me on Tuesday, November 24.

I am sorry that I came late and cost you part of the time you had set aside.

One answer I would give differently today.

You asked: How would you handle appeals? I would start with the ten oldest.

May I come back once more? Would Tuesday, December 8, or Thursday, December 10, suit you? I will phone your office to hear which of them it is, or to find another.

I appreciate your taking the time to read this.

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
