import { Liquid } from 'liquidjs';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { callScripts, type MeetingReason } from '../call-backs/call-scripts.ts';
import type { TargetReason } from '../contacts/target-reasons.ts';
import { endings } from '../meetings/endings.ts';
import { missedMeetingLetter } from '../meetings/judge-impartially.ts';
import { lostKinds, type ReferralTerms } from '../referrals/referral-state.ts';
import type { Conventions } from '../time/conventions.ts';
import { dateInWords, promiseInWords } from '../time/wording.ts';
import { type Debrief, incidentKinds } from '../vocabulary/debrief.ts';
import { type MeetingMode, meetingKinds } from '../vocabulary/meeting-kinds.ts';
import { methodIds } from '../vocabulary/methods.ts';
import { chooseFollowUp, followUpForAbsent, followUpForOthers } from './follow-up.ts';
import { debriefPieces, followUpBody, namesInWords } from './follow-up-words.ts';
import { helpedPieces, type MergeInput, type MergeValues, mergeValues } from './merge-values.ts';
import { salutation, spokenName } from './names-in-letters.ts';
import { builtInTemplateFor, builtInTemplates } from './templates.ts';

// The golden set: what leaves in the seeker's name, for twelve invented people, over the kinds of meetings, the incidents, the terms and
// the reasons in pairs. A change of words shows as a diff of docs/golden-letters.md, to be read aloud as the one who gets it; then
// `npx vitest run -u --project domain packages/domain/src/letters/golden-set.test.ts` writes it anew.

type Person = MergeInput['contact'] & { who: string; assistant?: string; how?: Conventions };

const physician = {
  name: 'Dana Whitfield',
  credentials: 'MD',
  background: 'fourteen years of hospital medicine',
  aim: 'utilization management',
  phone: '617-555-0142',
  email: 'dana@example.org',
};
const administrator = {
  ...physician,
  name: 'Lee Moreno',
  credentials: 'MHA',
  background: 'twelve years in hospital finance',
  aim: 'value-based care',
};

const people: readonly Person[] = [
  {
    who: 'a chief medical officer',
    givenName: 'Priya',
    familyName: 'Raman',
    credentials: 'MD',
    title: 'Chief Medical Officer',
    organization: 'St. Brigid Hospital',
    reasons: ['report-to'],
    assistant: 'Marcy',
    phone: '303-555-0110',
  },
  {
    who: 'a vice president whose title is the aim',
    givenName: 'Marcus',
    familyName: 'Bell',
    credentials: 'MD, MBA',
    title: 'Vice President, Utilization Management',
    organization: 'Lumen Payer Group',
    reasons: ['role', 'company'],
    connectedOn: '2015-01-12',
    phone: '614-555-0137',
  },
  {
    who: 'a director without a doctorate',
    givenName: 'Grace',
    familyName: 'Abbott',
    pronouns: 'she/her',
    title: 'Director of Clinical Review',
    organization: 'Humana',
    reasons: ['role'],
  },
  {
    who: 'somebody who does some of the work',
    givenName: 'Tom',
    familyName: 'Baker',
    title: 'Utilization Review Nurse',
    organization: 'Optum',
    reasons: ['work'],
  },
  {
    who: 'somebody of whom only the place is known',
    givenName: 'Ines',
    familyName: 'Okafor',
    organization: 'Halden Health',
    reasons: ['company'],
  },
  { who: 'somebody without title, place or reason', givenName: 'Jo', familyName: 'Park', reasons: [] },
  {
    who: 'a reader without any name',
    title: 'Medical Director',
    organization: 'Northgate Health Plan',
    reasons: ['role'],
  },
  {
    who: 'a founder with every reason',
    givenName: 'Søren',
    familyName: 'Lindqvist',
    credentials: 'DO',
    title: 'Founder and CEO',
    organization: 'Clearpath Review',
    reasons: ['company', 'role', 'report-to', 'work'],
    assistant: 'Ruth',
    connectedOn: '2021-09-03',
  },
  {
    who: 'a reader in London',
    givenName: 'Amelia',
    familyName: 'Hart',
    salutation: 'Ms. Hart',
    title: 'Medical Director',
    organization: 'Thames Assurance',
    reasons: ['role'],
    how: { locale: 'en-GB' },
  },
  {
    who: 'a chair of a panel',
    givenName: 'Ana',
    familyName: 'Jackson',
    credentials: 'MD',
    title: 'Chair of Neurology',
    organization: 'Mercy Regional',
    reasons: ['report-to'],
    assistant: 'Pat',
    phone: '216-555-0199',
  },
  {
    who: 'a recruiter',
    givenName: 'Rae',
    familyName: 'Cruz',
    title: 'Physician Recruiter',
    organization: 'Mercy Regional',
    reasons: [],
  },
  {
    who: 'a professor',
    givenName: 'Luis',
    familyName: 'Ortega',
    credentials: 'PhD',
    pronouns: 'he/him',
    title: 'Professor of Health Policy',
    organization: 'Ohio State University',
    reasons: ['work'],
  },
];

const monday = Temporal.PlainDate.from('2026-11-30');
const callAt = Temporal.Instant.from('2026-12-04T15:15:00Z');
const liquid = new Liquid();
const clockOf = (person: Person) => ({ timeZone: 'America/New_York', ...person.how });
const promiseTo = (person: Person) => promiseInWords(callAt, clockOf(person), callAt);
const on = (day: Temporal.PlainDate, person: Person) => dateInWords(day, person.how);

const lines: string[] = [];
const part = (title: string) => lines.push(`# ${title}`);
function show(title: string, text: { subject: string; body: string } | string): void {
  const said = typeof text === 'string' ? text : `**${text.subject.trim()}**\n\n${text.body.trim()}`;
  lines.push(
    `## ${title}`,
    said
      .split('\n')
      .map((line) => `> ${line}`.trimEnd())
      .join('\n'),
  );
}
async function render(template: { subject: string; body: string }, values: MergeValues) {
  return {
    subject: await liquid.parseAndRender(template.subject, values),
    body: await liquid.parseAndRender(template.body, values),
  };
}

/** One of a row, so that pairs meet over the course of it. */
const pick = <T>(row: readonly T[], index: number): T => row[index % row.length] as T;

const terms: (ReferralTerms | null)[] = [null, 'may-use-name', 'will-introduce', 'name-only'];
const sayings = [
  'She built the review program from nothing.',
  'He knows more about appeals than anyone, and his team trusts him',
  'Ask them about peer review',
  'Good luck with that.',
  undefined,
];
const referrers = [
  { givenName: 'Ruth', familyName: 'Abernathy', credentials: 'MD' },
  { givenName: 'Ani', familyName: 'Petrosyan' },
];

async function firstLetters(): Promise<void> {
  part('First letters');
  for (const [index, person] of people.entries()) {
    for (const [at, method] of methodIds.entries()) {
      const term = pick(terms, index + at);
      const me = index === 5 || index === 11 ? administrator : physician;
      const referrer =
        term === null
          ? null
          : {
              ...pick(referrers, index),
              saying: pick(sayings, index + 2 * at),
              terms: term,
              introduced: index === 7,
            };
      const template = builtInTemplateFor('outreach', { method, isReferred: term !== null });
      if (!template) throw new Error(`no first letter of the method ${method}`);
      const values = mergeValues({ contact: person, me, referrer, promise: promiseTo(person) });
      show(
        `${method}, ${term ?? 'found by oneself'}, to ${person.who}${me === administrator ? ', from somebody who is not a physician' : ''}`,
        await render(template, values),
      );
    }
  }
  const blank = mergeValues({ contact: {}, me: {} });
  for (const template of builtInTemplates.filter(({ kind }) => kind === 'outreach'))
    show(`${template.name}, from a newcomer who has said nothing yet`, await render(template, blank));
}

const contents: readonly Partial<Debrief>[] = [
  {
    flubbed: [
      {
        question: 'what do you know about HEDIS?',
        betterAnswer:
          'I have reported it for six years, and I chaired the committee that brought our rates from the third quartile to the first',
      },
    ],
  },
  {
    missedPoints: [
      'I led a ward of thirty beds for six years. In that time we brought readmissions down by a fifth, mostly by calling every patient on the second day.',
      'I wrote the discharge rules that the whole hospital uses now.',
    ],
  },
  {
    furtherResearch:
      'the new CMS rule asks plans to answer urgent requests within 72 hours, and two plans near us already publish their times',
    agreed: 'I will send you the figures from our ward',
  },
  {},
];
const meantFor: Partial<Record<(typeof incidentKinds)[number], string[]>> = {
  misspoke: [
    'I like a place where people have time to know their patients, and that is the feeling I had with you',
  ],
  misunderstood: ['you asked how I would measure it; I would count the days from request to answer'],
  'misunderstood-me': [
    'I did not mean that nurses should decide alone, but that they should see each case first',
  ],
  disagreed: [
    'You said that appeals belong with the plan. I have looked at how two states handle it, and I see more in that than I allowed.',
  ],
};
const ways = [undefined, 'phone', 'letter', 'none'] as const;

function afterMeetings(): void {
  part('After a meeting');
  let turn = 0;
  for (const kind of meetingKinds) {
    for (const incidents of [
      [],
      ['late', 'ill'],
      ['ill', 'power'],
      ...incidentKinds.map((incident) => [incident]),
    ] as (typeof incidentKinds)[number][][]) {
      const person = pick(people, turn);
      const debrief: Debrief = {
        feeling: 2,
        facts: '',
        incidents: incidents.map((incident) => ({ kind: incident })),
        flubbed: [],
        missedPoints: [],
        ...pick(contents, turn),
        meant: incidents.flatMap((incident) => meantFor[incident] ?? []),
        secondMeetingBy: pick(ways, turn),
        secondMeeting: { days: ['2026-12-08', '2026-12-10'] },
        ...(kind === 'interview' && {
          fit: 'I have built the program that you are about to build, and I know where it breaks',
          theirProblem: 'appeals take nine days',
          mySolution: 'we cut ours to three by letting nurses take the first look',
        }),
      };
      const plain =
        incidents.length === 0 ? { ...debrief, secondMeeting: null, secondMeetingBy: null } : debrief;
      const values = (reader: Person) =>
        mergeValues({
          contact: reader,
          me: physician,
          promise: promiseTo(reader),
          meeting: {
            kind,
            dayInWords: on(monday, reader),
            heard: turn % 3 === 0 ? 'peer-to-peer calls eat the afternoons' : null,
            named: namesInWords(
              turn % 2 === 0
                ? [
                    { name: 'Rosa Lind', introductionAwaited: false, inTouch: false },
                    { name: 'Mei Tan', introductionAwaited: true, inTouch: false },
                  ]
                : [],
              kind,
            ),
          },
        });
      const what = `${kind}, ${incidents.join(' and ') || 'nothing went wrong'}`;
      const first = chooseFollowUp(plain, kind);
      show(
        `${what}: ${first.kind} to ${person.who}`,
        followUpBody(first, values(person), { conventions: person.how ?? {} }),
      );
      const other = pick(people, turn + 4);
      const others = followUpForOthers(plain, kind);
      if (others && turn % 2 === 0)
        show(
          `${what}: ${others.kind} to ${other.who}, who was there as well`,
          followUpBody(others, values(other), {
            askedOf: first.asksAgainBy === 'letter' ? spokenName(person) : null,
            conventions: other.how ?? {},
          }),
        );
      turn += 1;
    }
    const recruiter = pick(people, 10);
    const absent = followUpForAbsent(
      {
        feeling: 3,
        facts: '',
        incidents: [],
        flubbed: [],
        missedPoints: [],
        ...contents[1],
        fit: 'I have built the program that you are about to build',
      },
      kind,
    );
    const values = mergeValues({
      contact: recruiter,
      me: physician,
      meeting: { kind, dayInWords: on(monday, recruiter) },
    });
    show(
      `${kind}: summary to a recruiter who was not there`,
      followUpBody(absent, values, { met: ['Dr. Jackson', 'Tom Baker'] }),
    );
  }
}

async function aroundMeetings(): Promise<void> {
  part('Before a meeting, and after one that did not take place');
  const modes: MeetingMode[] = ['in-person', 'phone', 'video'];
  for (const [at, kind] of meetingKinds.entries()) {
    for (const [index, mode] of modes.entries()) {
      const person = pick(people, 3 * at + index);
      const movedFrom = index === 1 ? promiseInWords(callAt, clockOf(person), callAt) : null;
      const place =
        mode === 'phone'
          ? null
          : mode === 'video'
            ? 'https://meet.example.org/halden'
            : '4200 East Ninth Avenue, Suite 310';
      const meeting = {
        kind,
        mode,
        place,
        movedFrom,
        dayInWords: on(monday.add({ days: 3 }), person),
        timeInWords: person.how ? '12:00' : 'noon',
        length: '25 minutes',
      };
      const [confirmation, nudge] = ['confirmation', 'nudge'].map((letter) =>
        builtInTemplates.find((one) => one.kind === letter && one.occasion === undefined),
      );
      if (!confirmation || !nudge) throw new Error('no confirmation');
      const values = mergeValues({ contact: person, me: physician, meeting });
      show(
        `confirmation, ${kind}, ${mode}${movedFrom ? ', moved' : ''}, to ${person.who}`,
        await render(confirmation, values),
      );
      if (index === 0)
        show(`nudge about another day, ${kind}, to ${person.who}`, await render(nudge, values));
    }
    for (const [index, ending] of endings.entries()) {
      const person = pick(people, at + index);
      const about = {
        ending,
        kind,
        day: monday,
        today: monday,
        days: [monday.add({ days: 8 }), monday.add({ days: 10 })] as const,
      };
      const who = {
        salutation: salutation(person),
        me: physician,
        promise: promiseTo(person),
        conventions: person.how ?? {},
      };
      for (const through of ending.by === 'me' ? [null, 'Dr. Jackson'] : [null])
        show(
          `${kind}, ${ending.status} by ${ending.by}, to ${person.who}${through ? ', who was one of several' : ''}`,
          missedMeetingLetter({ ...about, ...who, through }),
        );
    }
  }
}

function calls(): void {
  part('On the phone');
  const reasons: (MeetingReason | null)[] = [
    'late',
    'ill',
    'late-and-ill',
    'off',
    null,
    'called-off',
    'missed',
  ];
  for (const [index, person] of people.entries()) {
    const facts = {
      seekerName: physician.name,
      reader: salutation(person),
      readerToOthers: spokenName(person),
      assistant: person.assistant ?? null,
      aim: physician.aim,
      today: monday.add({ days: 4 }),
      conventions: {},
    };
    const written = {
      promised: index % 3 !== 1,
      attempt: index % 3 === 1 ? 2 : 1,
      writtenOn: index === 5 ? null : monday,
      referrer: index % 2 === 0 ? 'Ani Petrosyan' : null,
    };
    const first = callScripts({ ...facts, ...written, again: null });
    show(
      `first call, attempt ${written.attempt}, to ${person.who}`,
      `${first.opening}\n\nTo whoever answers: ${first.forAssistant}`,
    );
    const reason = pick(reasons, index);
    const kind = pick(meetingKinds, index + 2);
    const wasHeld = reason !== 'called-off' && reason !== 'missed';
    const days =
      index % 4 === 3 ? [] : [monday.add({ days: index % 5 === 4 ? 2 : 8 }), monday.add({ days: 10 })];
    const again = callScripts({
      ...facts,
      ...written,
      referrer: null,
      again: { kind, day: monday.subtract({ days: 3 }), wasHeld, reason, days },
    });
    show(
      `${kind}, ${reason ?? 'nobody to blame'}, call about another day to ${person.who}`,
      `${again.opening}\n\nTo whoever answers: ${again.forAssistant}`,
    );
  }
}

async function toHelpers(): Promise<void> {
  part('To those who helped');
  const of = (name: string) => builtInTemplates.find((template) => template.name === name);
  for (const [index, outcome] of (['met', ...lostKinds] as const).entries()) {
    const person = pick(people, index);
    const template = of('Closing the loop');
    const referred = {
      name: 'June Whitaker',
      outcome,
      learned: index === 0 ? 'reviews live from quick feedback' : null,
    };
    if (template)
      show(
        `closing the loop, ${outcome}, to ${person.who}`,
        await render(template, mergeValues({ contact: person, me: physician, referred })),
      );
  }
  const given = [
    {
      meetings: 1,
      named: [
        { name: 'Rosa Lind', wasMet: true, introduced: false },
        { name: 'Mei Tan', wasMet: false, introduced: true },
      ],
      challenge: null,
      advice: 'talk to the payers before the hospitals',
    },
    { meetings: 2, named: [], challenge: 'peer-to-peer calls eat the afternoons', advice: null },
    { meetings: 0, named: [], challenge: null, advice: null },
  ];
  for (const [index, facts] of given.entries()) {
    const person = pick(people, index + 6);
    const values = mergeValues({
      contact: person,
      me: index === 1 ? administrator : physician,
      helped: helpedPieces(facts),
      findings: {
        furtherResearch:
          index === 1
            ? 'A new report on review times came out in October; I thought of you: https://example.org/report.'
            : null,
      },
      news: { outcome: 'In March I start as a physician reviewer at a regional plan.' },
      referred: { name: 'June Whitaker' },
    });
    for (const name of ['Check-in', 'News for those who helped', 'Reminder of a promised introduction']) {
      const template = of(name);
      if (template) show(`${name}, to ${person.who}`, await render(template, values));
    }
  }
  for (const [index, person] of people.slice(0, 3).entries()) {
    const nudge = of('Nudge');
    if (nudge)
      show(
        `nudge after silence, to ${person.who}`,
        await render(
          nudge,
          mergeValues({ contact: person, me: physician, promise: index === 1 ? promiseTo(person) : null }),
        ),
      );
  }
}

test('every letter and script of the golden set reads as it was last read aloud', async () => {
  await firstLetters();
  afterMeetings();
  await aroundMeetings();
  calls();
  await toHelpers();
  const text = `${lines.join('\n\n')}\n`;
  expect(text.length).toBeLessThan(400_000);
  expect(text).not.toMatch(/undefined|\bnull\b|\{\{|\[object/);
  await expect(text).toMatchFileSnapshot('../../../../docs/golden-letters.md');
});

test('the letter by a template and the letter by the debrief say the same of what went wrong', () => {
  const debrief: Debrief = {
    feeling: 3,
    facts: '',
    incidents: [{ kind: 'late' }],
    flubbed: [],
    missedPoints: [],
  };
  const followUp = chooseFollowUp(debrief, 'interview');
  const body = followUpBody(followUp, mergeValues({ contact: {}, me: {} })).body;
  const { apology } = debriefPieces(followUp);
  expect(body).toContain(apology ?? 'an apology');
});

/** A reason that is never marked in the set would never be read. */
test('every reason is read in the set', () => {
  const read = new Set(people.flatMap(({ reasons = [] }) => reasons));
  expect([...read].sort()).toEqual<TargetReason[]>(['company', 'report-to', 'role', 'work']);
});
