import { Liquid } from 'liquidjs';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { callScripts, type MeetingReason } from '../call-backs/call-scripts.ts';
import { chooseFollowUp, followUpForAbsent, followUpForOthers } from '../letters/follow-up.ts';
import { followUpBody } from '../letters/follow-up-words.ts';
import { mergeValues } from '../letters/merge-values.ts';
import { builtInTemplates } from '../letters/templates.ts';
import { type Debrief, incidentKinds } from '../vocabulary/debrief.ts';
import { followUpKinds } from '../vocabulary/letter-kinds.ts';
import { type MeetingKind, meetingKinds } from '../vocabulary/meeting-kinds.ts';
import { meetingWords } from '../vocabulary/meeting-words.ts';
import { endings } from './endings.ts';
import { missedMeetingLetter } from './judge-impartially.ts';

// Every text about a meeting is made for every kind of meeting, and held against what must and what must not be said of that kind.

const liquid = new Liquid();
const day = Temporal.PlainDate.from('2026-11-30');
const days = [day.add({ days: 8 }), day.add({ days: 10 })] as const;
const me = {
  name: 'Dana Whitfield',
  credentials: 'MD',
  aim: 'utilization management',
  phone: '617 555 0142',
};
const contact = { givenName: 'Ana', familyName: 'Jackson', credentials: 'MD' };

const valuesOf = (kind: MeetingKind) =>
  mergeValues({
    contact,
    me,
    promise: 'Friday, December 4, at 10:15 a.m.',
    meeting: {
      kind,
      dayInWords: 'Monday, November 30',
      timeInWords: 'noon',
      place: 'Room 4',
      length: '25 minutes',
    },
  });

const answered: Debrief = {
  feeling: 3,
  facts: '',
  incidents: [],
  flubbed: [{ question: 'What do you know about HEDIS?', betterAnswer: 'I have reported it for six years' }],
  missedPoints: ['I led the ward that cut readmissions by a fifth'],
  fit: 'I have built what you are about to build',
  secondMeeting: { days: [String(days[0]), String(days[1])] },
};

type Text = { what: string; text: string };

function letters(kind: MeetingKind): Text[] {
  return [[], ...incidentKinds.map((incident) => [incident])].flatMap((incidents) =>
    [undefined, ...followUpKinds].flatMap((letterKind) => {
      const debrief = {
        ...answered,
        letterKind,
        incidents: incidents.map((incident) => ({ kind: incident })),
      };
      const made = [chooseFollowUp(debrief, kind), followUpForOthers(debrief, kind)].flatMap(
        (followUp) => followUp ?? [],
      );
      return [
        ...made.map((followUp) => followUpBody(followUp, valuesOf(kind))),
        followUpBody(followUpForAbsent(debrief, kind), valuesOf(kind), { met: ['Dr. Jackson'] }),
      ].map(({ subject, body }) => ({
        what: `letter after ${incidents.join() || 'all went well'}`,
        text: `${subject}\n${body}`,
      }));
    }),
  );
}

async function templates(kind: MeetingKind): Promise<Text[]> {
  const about = builtInTemplates.filter(
    ({ kind: letter, occasion }) =>
      letter === 'confirmation' ||
      (letter === 'nudge' && occasion === undefined) ||
      followUpKinds.some((one) => one === letter),
  );
  return Promise.all(
    about.map(async ({ name, subject, body }) => ({
      what: `template ${name}`,
      text: `${await liquid.parseAndRender(subject, valuesOf(kind))}\n${await liquid.parseAndRender(body, valuesOf(kind))}`,
    })),
  );
}

function missed(kind: MeetingKind): Text[] {
  return endings.flatMap((ending) =>
    [null, 'Dr. Jackson'].map((through) => {
      const about = { ending, kind, day, today: day, days, through, conventions: {}, me };
      const { subject, body } = missedMeetingLetter({
        ...about,
        promise: 'Friday at noon',
        salutation: 'Dr. Jackson',
      });
      return { what: `letter after ${ending.status} by ${ending.by}`, text: `${subject}\n${body}` };
    }),
  );
}

function calls(kind: MeetingKind): Text[] {
  const reasons: (MeetingReason | null)[] = [
    null,
    'late',
    'ill',
    'late-and-ill',
    'off',
    'called-off',
    'missed',
  ];
  return reasons.flatMap((reason) =>
    [true, false].flatMap((wasHeld) => {
      const again = { kind, day, wasHeld, reason, days };
      const who = {
        seekerName: me.name,
        reader: 'Dr. Jackson',
        readerToOthers: 'Dr. Jackson',
        assistant: 'Marcy',
        aim: me.aim,
      };
      const when = {
        attempt: 1,
        promised: true,
        writtenOn: day,
        today: day.add({ days: 2 }),
        conventions: {},
      };
      const { opening, forAssistant } = callScripts({ ...who, ...when, referrer: null, again });
      return [
        { what: `call, ${reason}, to the reader`, text: opening },
        { what: `call, ${reason}, to the assistant`, text: forAssistant },
      ];
    }),
  );
}

const inTheRoom = (kind: MeetingKind): Text[] =>
  Object.entries(meetingWords[kind].bigClose).map(([what, text]) => ({ what: `close, ${what}`, text }));

const textsOf = async (kind: MeetingKind) => ({
  letters: letters(kind),
  confirmation: (await templates(kind)).filter(({ what }) => what.includes('Confirmation')),
  templates: await templates(kind),
  missed: missed(kind),
  calls: calls(kind),
  close: inTheRoom(kind),
});

type Group = keyof Awaited<ReturnType<typeof textsOf>>;
type Idea = { idea: string; in: readonly Group[]; says: RegExp };

const everywhere: readonly Group[] = ['letters', 'templates', 'missed', 'calls', 'close'];

const advice = {
  required: [
    { idea: 'nothing needs to be prepared', in: ['confirmation'], says: /nothing you need to prepare/ },
    { idea: 'the two days', in: ['calls'], says: /December 8, or Thursday, December 10/ },
  ],
  forbidden: [
    {
      idea: 'that the position is wanted',
      in: everywhere,
      says: /\bposition\b|\bcandidate\b|do this (?:job|well)|next step|opportunity to interview|our interview\b/i,
    },
  ],
} satisfies Record<string, Idea[]>;

const ideas: Record<MeetingKind, { required: Idea[]; forbidden: Idea[] }> = {
  informational: advice,
  research: advice,
  interview: {
    required: [
      {
        idea: 'that the position is wanted',
        in: ['letters', 'missed', 'close'],
        says: /interested in (?:this|the) position|interested in the position|next step/,
      },
      { idea: 'what is offered beforehand', in: ['confirmation'], says: /send or prepare beforehand/ },
      { idea: 'the two days', in: ['calls'], says: /December 8, or Thursday, December 10/ },
      { idea: 'that it is about an interview', in: ['calls', 'confirmation'], says: /interview/ },
      {
        idea: 'that others are to be seen, and that one could do it well',
        in: ['close'],
        says: /other candidates.*do this job well/,
      },
    ],
    forbidden: [
      {
        idea: 'that it is not about a job',
        in: everywhere,
        says: /not (?:asking (?:you )?for|about) a job|job application|informational/i,
      },
      { idea: 'that nothing needs to be prepared', in: everywhere, says: /need to prepare/i },
      {
        idea: 'that the seeker decides what comes of it',
        in: everywhere,
        says: /let you know (?:where|what|how)/i,
      },
      {
        idea: 'an hour that was given as a favor',
        in: everywhere,
        says: /time you gave me|learn from you\b/i,
      },
      {
        idea: 'a review of credentials, or referrals',
        in: everywhere,
        says: /read on my credentials|suggesting I talk/i,
      },
    ],
  },
};

describe.each(meetingKinds)('every text about a meeting of the kind %s', (kind) => {
  test.each(ideas[kind].required)('says $idea', async ({ in: groups, says }) => {
    const texts = await textsOf(kind);
    for (const group of groups) for (const { what, text } of texts[group]) expect(text, what).toMatch(says);
  });

  test.each(ideas[kind].forbidden)('never says $idea', async ({ in: groups, says }) => {
    const texts = await textsOf(kind);
    for (const group of groups)
      for (const { what, text } of texts[group]) expect(text, what).not.toMatch(says);
  });

  test('is whole: no blank that the record could fill, no word of a machine', async () => {
    for (const group of Object.values(await textsOf(kind)))
      for (const { what, text } of group)
        expect(text, what).not.toMatch(/undefined|null|\{\{|%\}|NaN| {2}| ,|,,/);
  });
});
