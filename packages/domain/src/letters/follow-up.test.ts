import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { findBlanks } from '../text/blanks.ts';
import { dateInWords } from '../time/wording.ts';
import { type Debrief, type IncidentKind, incidentKinds, secondMeetingWays } from '../vocabulary/debrief.ts';
import { type FollowUpKind, followUpKinds } from '../vocabulary/letter-kinds.ts';
import { meetingWords } from '../vocabulary/meeting-words.ts';
import { methods } from '../vocabulary/methods.ts';
import { checkLetter } from './check-letter.ts';
import { chooseFollowUp, followUpForAbsent, followUpForOthers } from './follow-up.ts';
import { debriefPieces, followUpBody } from './follow-up-words.ts';
import { mergeValues } from './merge-values.ts';

function debriefOf(kinds: readonly IncidentKind[], changes: Partial<Debrief> = {}): Debrief {
  const incidents = kinds.map((kind) => ({ kind }));
  return { feeling: 3, facts: '', incidents, flubbed: [], missedPoints: [], ...changes };
}

const values = mergeValues({
  contact: { givenName: 'Ana', familyName: 'Jackson', credentials: 'MD' },
  me: { name: 'Dana Whitfield', credentials: 'MD' },
  meeting: { dayInWords: 'the day' },
});
const interviewValues = mergeValues({
  contact: { givenName: 'Ana', familyName: 'Jackson', credentials: 'MD' },
  me: { name: 'Dana Whitfield', credentials: 'MD' },
  meeting: { dayInWords: 'the day', kind: 'interview' },
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

const inWords = (day: string) => dateInWords(Temporal.PlainDate.from(day));
const bodyOf = (debrief: Debrief, kind: 'informational' | 'interview' = 'informational') =>
  followUpBody(chooseFollowUp(debrief, kind), kind === 'interview' ? interviewValues : values).body;

describe('the cause decides the letter', () => {
  test.each<[IncidentKind, FollowUpKind, boolean]>([
    ['misspoke', 'recovery', false],
    ['misunderstood', 'recovery', false],
    ['misunderstood-me', 'recovery', false],
    ['disagreed', 'recovery', false],
    ['flubbed-answer', 'recovery', false],
    ['late', 'recovery', true],
    ['ill', 'recovery', true],
    ['off', 'recovery', true],
    ['nervous', 'thank-you', false],
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

  test('nerves are no cause for an apology, however bad it felt', () => {
    for (const feeling of [1, 2, 3] as const)
      expect(chooseFollowUp(debriefOf(['nervous'], { feeling }))).toMatchObject({
        kind: 'thank-you',
        apologizes: false,
        asksAgainBy: null,
      });
  });

  test('points that were missed with nobody at fault get a summary', () => {
    expect(chooseFollowUp(debriefOf([], { missedPoints })).kind).toBe('summary');
  });
});

describe('a second meeting', () => {
  test.each(['late', 'ill', 'off'] as const)('is asked for by default by somebody who was %s', (kind) => {
    expect(chooseFollowUp(debriefOf([kind])).asksAgainBy).toBe('letter');
    expect(bodyOf(debriefOf([kind]))).toContain('[two days that suit you]');
  });

  test('names two days and the call that asks for one of them', () => {
    const promise = 'the hour of the call';
    const followUp = chooseFollowUp(debriefOf(['late'], { secondMeeting }));
    expect(followUpBody(followUp, { ...values, promise }).body).toContain(
      `Would ${inWords('2026-12-08')}, or ${inWords('2026-12-10')}, work for you? I'll call your office on ${promise} to see`,
    );
  });

  test('may be asked for by phone: the letter says when the call comes and names no days', () => {
    const followUp = chooseFollowUp(debriefOf(['late'], { secondMeeting, secondMeetingBy: 'phone' }));
    const { body } = followUpBody(followUp, { ...values, promise: 'the hour of the call' });
    expect(followUp.asksAgainBy).toBe('phone');
    expect(body).toContain("I'll call your office on the hour of the call.");
    expect(body).not.toContain(inWords('2026-12-08'));
  });

  test('is not asked for where the seeker does not want it, nor where nothing calls for it', () => {
    expect(chooseFollowUp(debriefOf(['late'], { secondMeetingBy: 'none' }))).toMatchObject({
      asksAgainBy: null,
      suggestsSecondMeeting: true,
    });
    expect(chooseFollowUp(debriefOf(['misspoke']))).toMatchObject({
      asksAgainBy: null,
      suggestsSecondMeeting: false,
    });
  });

  test('after an interview gives its reason: to show the candidate that one is', () => {
    const { again } = meetingWords.interview;
    expect(bodyOf(debriefOf(['late'], { secondMeeting }), 'interview')).toContain(
      `${again.afterMeeting} ${again.ask} Would `,
    );
    expect(bodyOf(debriefOf(['late'], { secondMeeting }))).not.toContain('candidate');
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
  ['nerves', ['nervous'], 'thank-you', 'recovery', 'summary / summary', 'recovery / summary'],
  ['a remark', ['misspoke'], 'recovery', 'recovery', 'recovery / summary', 'recovery / summary'],
  [
    'late, so that all of them waited',
    ['late', 'interrupted'],
    'recovery / recovery',
    'recovery / recovery',
    'recovery / recovery',
    'recovery / recovery',
  ],
  ['theirs', ['distracted'], 'summary / summary', 'recovery', 'summary / summary', 'recovery / summary'],
  [
    'nobody\u2019s',
    ['alarm'],
    'light-note / light-note',
    'recovery',
    'light-note / light-note',
    'recovery / summary',
  ],
  [
    'theirs and nobody\u2019s',
    ['unprepared', 'connection'],
    'summary / summary',
    'recovery',
    'summary / summary',
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
      // One is phoned about it, and better answers go to whoever asked.
      expect(others?.asksAgainBy ?? null).toBeNull();
      expect(others?.apologizes ?? first.apologizes).toBe(first.apologizes);
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

  test('and apologizes where there is cause, whatever the letter, and nowhere else', () => {
    for (const letterKind of followUpKinds) {
      expect(chooseFollowUp(debriefOf(['late'], { letterKind })).apologizes).toBe(true);
      expect(chooseFollowUp(debriefOf(['alarm', 'nervous'], { letterKind })).apologizes).toBe(false);
    }
  });

  test('a summary of their choice goes to everybody', () => {
    expect(followUpForOthers(debriefOf([], { letterKind: 'summary' }))?.kind).toBe('summary');
  });
});

describe('what was said badly', () => {
  test.each<[IncidentKind, string]>([
    ['misspoke', "didn't come out the way I meant it"],
    ['misunderstood', 'the question you were asking'],
    ['misunderstood-me', 'one point clear'],
    ['disagreed', 'saw things differently'],
  ])('%s is put right in words of its own', (kind, words) => {
    const body = bodyOf(debriefOf([kind], { meant: ['small places know their patients'] }));
    expect(body).toContain(words);
    expect(body).toContain('Small places know their patients.');
    expect(body).not.toMatch(/too little room|sorry|apolog/i);
    expect(findBlanks(bodyOf(debriefOf([kind])))).not.toEqual([]);
  });

  test('a question is repeated as a question, and a topic as a topic', () => {
    const asked = (question: string) =>
      bodyOf(debriefOf([], { flubbed: [{ question, betterAnswer: 'I have reported it for years' }] }));
    expect(asked('what do you know about HEDIS?')).toContain(
      'You asked, "What do you know about HEDIS?" I have',
    );
    expect(asked('tell me about yourself')).toContain('You said, "Tell me about yourself." I have');
    expect(asked('about appeals')).toContain('You asked about appeals. I have');
  });
});

describe('after a real interview', () => {
  const fit = 'I have built what you are about to build';
  test('the letter says that the position is wanted, why, and who takes on the problem they named', () => {
    const debrief = debriefOf([], {
      fit,
      theirProblem: 'appeals take nine days',
      mySolution: 'I cut ours to three',
    });
    const body = bodyOf(debrief, 'interview');
    expect(body).toContain(
      'The interview confirmed why I want to do this work. I have built what you are about to build.',
    );
    expect(body).toContain('appeals take nine days. I cut ours to three.');
    expect(body).toContain(meetingWords.interview.close.thanks);
    expect(body).not.toMatch(/let you know/);
  });

  test('what the seeker brings stays open until they say it, and an informational letter never says it', () => {
    expect(bodyOf(debriefOf([]), 'interview')).toContain('[what you bring');
    expect(bodyOf(debriefOf([], { fit: 'I want this post', theirProblem: 'x' }))).not.toMatch(
      /this post|position/,
    );
  });
});

test('a summary gives each point a paragraph, for whoever picks it up later', () => {
  const body = bodyOf(debriefOf(['interrupted'], { missedPoints }));
  expect(body).toContain(
    'anyone else who may find them useful.\n\nI led a ward of thirty beds.\n\nI wrote its',
  );
});

test('somebody who was not there gets the points and hears of nothing that went wrong', () => {
  const debrief = debriefOf(['late', 'interrupted'], { missedPoints, flubbed, secondMeeting });
  const followUp = followUpForAbsent(debrief, 'interview');
  const { body } = followUpBody(followUp, interviewValues, { met: ['Dr. Jackson', 'Tom Reed'] });
  expect(followUp.kind).toBe('summary');
  expect(body).toContain("I'm writing about my interview with Dr. Jackson and Tom Reed on the day");
  expect(body).toContain('I led a ward of thirty beds.');
  expect(body).not.toMatch(/apolog|sorry|appeals|Would /i);
});

test('the others who waited read the apology, and who was asked about another day', () => {
  const others = followUpForOthers(debriefOf(['late'], { secondMeeting }), 'interview');
  if (!others) throw new Error('no letter to the others');
  const { body } = followUpBody(others, interviewValues, { askedOf: 'Dr. Jackson' });
  expect(body.match(/apolog/gi)).toHaveLength(1);
  expect(body).toContain("I've asked Dr. Jackson whether we might meet once more.");
  expect(findBlanks(body)).not.toEqual([]);
});

test('a thank-you carries the conversation on with what was heard and what was looked up since', () => {
  const heard = mergeValues({
    contact: { givenName: 'Ana', familyName: 'Jackson' },
    me: { name: 'Dana Whitfield' },
    meeting: { dayInWords: 'the day', heard: 'reviews wait for nurses' },
  });
  const followUp = chooseFollowUp(debriefOf([], { furtherResearch: 'the CMS rule changed in May' }));
  const { body } = followUpBody(followUp, heard);
  expect(body).toContain(
    'One thing has stayed with me: reviews wait for nurses. I believe I could make a contribution there.',
  );
  expect(body).toContain("I've done some more reading. The CMS rule changed in May.");
});

test('a light note says what got in the way, in short what would have been said, and offers another time', () => {
  const body = bodyOf(debriefOf(['alarm', 'power'], { missedPoints }));
  expect(body).toContain(
    'The alarm got the last word, the lights went out before we were done, and I had to laugh',
  );
  expect(body).toContain("In short, here's what I would have said.\n\nI led a ward of thirty beds.");
  expect(body).toContain("I'd be glad to find another time that suits you.");
  expect(debriefPieces(chooseFollowUp(debriefOf(['ill', 'power']))).whatHappened).toBeNull();
});

test('a thank-you that says what stayed with the seeker asks for nothing more', () => {
  const heard = {
    ...values,
    meeting: values.meeting && { ...values.meeting, heard: 'reviews wait for nurses.' },
  };
  expect(findBlanks(followUpBody(chooseFollowUp(debriefOf([])), heard).body)).toEqual([]);
  expect(findBlanks(followUpBody(chooseFollowUp(debriefOf([])), values).body)).toHaveLength(1);
});

const anyDebrief: fc.Arbitrary<Debrief> = fc
  .record({
    kinds: fc.subarray([...incidentKinds]),
    feeling: fc.constantFrom<Debrief['feeling']>(1, 2, 3, 4, 5),
    flubbed: fc.constantFrom([], flubbed),
    missedPoints: fc.constantFrom([], missedPoints),
    meant: fc.constantFrom(undefined, ['Small hospitals know their patients well']),
    furtherResearch: fc.constantFrom(undefined, null, 'Two plans publish their review times'),
    agreed: fc.constantFrom(undefined, 'I send you the figures'),
    fit: fc.constantFrom(undefined, 'I have built what you are about to build'),
    secondMeeting: fc.constantFrom(undefined, secondMeeting),
    secondMeetingBy: fc.constantFrom(undefined, ...secondMeetingWays),
    letterKind: fc.constantFrom(undefined, ...followUpKinds),
  })
  .map(({ kinds, ...rest }) => debriefOf(kinds, rest));

test('whatever is told: one apology at most and only with cause, every point in it, and nothing but blanks to mend', () => {
  fc.assert(
    fc.property(anyDebrief, fc.constantFrom('informational', 'interview'), (debrief, meetingKind) => {
      for (const followUp of [
        chooseFollowUp(debrief, meetingKind),
        followUpForOthers(debrief, meetingKind),
      ]) {
        if (!followUp) continue;
        const letter = followUpBody(followUp, meetingKind === 'interview' ? interviewValues : values);
        const { warnings } = checkLetter({
          kind: followUp.kind,
          ...letter,
          contact: { givenName: 'Ana', familyName: 'Jackson' },
          method: methods.promise,
          debrief: {
            ...debrief,
            flubbed: followUp.blocks.some(({ block }) => block === 'better-answers') ? debrief.flubbed : [],
          },
          meetingKind,
        });
        const isBlank = findBlanks(letter.body).length > 0;
        const others = warnings.filter(
          ({ code }) =>
            code !== 'unfilled-gap' && !(isBlank && (code === 'only-thanks' || code === 'apology-alone')),
        );
        expect(others, letter.body).toEqual([]);
        const cause = debrief.incidents.some(
          ({ kind }) => kind === 'late' || kind === 'ill' || kind === 'off',
        );
        expect(letter.body.match(/sorry|apolog/gi)?.length ?? 0).toBe(cause ? 1 : 0);
      }
    }),
  );
});

test('a recovery letter reads as a person would write it', () => {
  const debrief = debriefOf(['late', 'flubbed-answer'], { flubbed, secondMeeting });
  expect(bodyOf(debrief)).toBe(`Dear Dr. Jackson,

Thank you for the time you gave me on the day.

I apologize for being late and cutting into the time you had set aside.

There's one question I'd like to answer better than I did.

You asked, "How would you handle appeals?" I would start with the ten oldest.

I know I didn't make the most of the time you gave me, and there is more I'd like to learn from you. Could we talk once more? Would ${inWords('2026-12-08')}, or ${inWords('2026-12-10')}, work for you? I'll call your office to see which is better, or to find another day.

I appreciate your taking the time to read this.

With appreciation,
Dana Whitfield, MD`);
});
