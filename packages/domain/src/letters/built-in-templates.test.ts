import { Liquid } from 'liquidjs';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { checkPromiseText } from '../call-backs/promise-text.ts';
import { targetReasons } from '../contacts/target-reasons.ts';
import { lostKinds, type ReferralTerms } from '../referrals/referral-state.ts';
import { promiseInWords } from '../time/wording.ts';
import { letterKinds } from '../vocabulary/letter-kinds.ts';
import { methodIds, methods } from '../vocabulary/methods.ts';
import { checkLetter } from './check-letter.ts';
import { helpedPieces, type MergeInput, type MergeValues, mergeValues } from './merge-values.ts';
import { builtInTemplateFor, builtInTemplates, type LetterTemplate } from './templates.ts';

const liquid = new Liquid();

const contact = {
  givenName: 'Søren',
  familyName: 'Lindqvist',
  credentials: 'MD',
  organization: 'Halden Health',
  title: 'Vice President of Utilization Management',
  city: 'Portland',
  connectedOn: '2015-01-12',
  reasons: ['role'] as const,
};

function fullInput(changes: Partial<MergeInput> = {}): MergeInput {
  return {
    contact,
    me: {
      name: 'Dana Whitfield',
      credentials: 'MD',
      background: 'fourteen years of hospital medicine',
      aim: 'utilization management',
      phone: '+1 503 555 0100',
      email: 'dana@example.org',
    },
    referrer: {
      givenName: 'Ruth',
      familyName: 'Abernathy',
      saying: 'Søren explains it best.',
      terms: 'may-use-name',
    },
    promise: 'Tuesday, November 24, at 1:00 p.m.',
    meeting: {
      day: '2026-11-24',
      dayInWords: 'Tuesday, November 24',
      timeInWords: '1:00 in the afternoon',
      place: 'your office, third floor',
      heard: 'reviews wait for nurses',
    },
    referred: { name: 'Ines Okafor', outcome: 'met', learned: 'Peer review lives from quick feedback.' },
    findings: {
      agreed: 'I send you the summary of the staffing figures.',
      furtherResearch:
        'Two regional plans publish their review times, and both fell after nurses took the first look.',
    },
    debrief: {
      apology: 'I am sorry that I came late and cost you part of the time you had set aside.',
      whatHappened:
        'It seems that the connection had other plans for our conversation, and I had to smile afterwards.',
      betterAnswers: 'You asked: how would you handle appeals? I would start with the ten oldest.',
      missedPoints: '1. I led a ward of thirty beds.\n2. I wrote its discharge rules.',
      secondMeeting:
        'May I come back once more? Would Tuesday, December 8, or Thursday, December 10, suit you?',
      fit: 'What I heard makes me want this work more.',
    },
    helped: helpedPieces({
      meetings: 1,
      named: [{ name: 'Ines Okafor', wasMet: true, introduced: false }],
      challenge: 'Reviews wait for a physician',
      advice: null,
    }),
    news: { outcome: 'In March I begin as a reviewer at a regional plan.' },
    ...changes,
  };
}

async function rendered(
  template: LetterTemplate,
  values: MergeValues,
): Promise<{ subject: string; body: string }> {
  return {
    subject: await liquid.parseAndRender(template.subject, values),
    body: await liquid.parseAndRender(template.body, values),
  };
}

async function checked(template: LetterTemplate, input: MergeInput) {
  const letter = await rendered(template, mergeValues(input));
  const method = methods[template.method ?? 'promise'];
  const referrers = input.referrer ? [{ name: 'Ruth Abernathy', terms: input.referrer.terms }] : [];
  return { letter, check: checkLetter({ kind: template.kind, ...letter, contact, referrers, method }) };
}

describe('every built-in template passes its own check', () => {
  test.each(builtInTemplates)('$kind: $name', async (template) => {
    const { letter, check } = await checked(template, fullInput());
    expect(check.warnings, letter.body).toEqual([]);
    expect(check.parts.filter(({ present }) => !present)).toEqual([]);
    expect(letter.subject.trim()).not.toBe('');
    expect(letter.body).not.toMatch(/\n{3}|[{}]|\bnull\b|!/);
  });

  const outreach = builtInTemplates.filter(({ kind }) => kind === 'outreach');
  const terms: (ReferralTerms | null)[] = ['may-use-name', 'will-introduce', 'name-only', null];

  test.each(
    outreach.flatMap((template) =>
      terms.flatMap((term) => targetReasons.map((why) => ({ template, term, why, name: template.name }))),
    ),
  )('$name, terms $term, reason $why', async ({ template, term, why }) => {
    const referrer = term ? { givenName: 'Ruth', familyName: 'Abernathy', terms: term } : null;
    const { letter, check } = await checked(
      template,
      fullInput({ referrer, contact: { ...contact, reasons: [why] } }),
    );
    expect(check.warnings, letter.body).toEqual([]);
    expect(check.parts.filter(({ present }) => !present)).toEqual([]);
  });
});

test('an outreach letter of the promise method holds all seven parts', async () => {
  for (const template of builtInTemplates.filter(({ method }) => method === 'promise')) {
    const { check } = await checked(template, fullInput());
    expect(check.parts.map(({ part, present }) => [part, present])).toEqual([
      ['link', true],
      ['move', true],
      ['need', true],
      ['not-a-job', true],
      ['you', true],
      ['small', true],
      ['promise', true],
    ]);
  }
});

test('a template rendered without any value leaves gaps that the check finds, in every kind', async () => {
  const nothing = mergeValues({ contact: {}, me: {} });
  for (const template of builtInTemplates) {
    const letter = await rendered(template, nothing);
    const check = checkLetter({ kind: template.kind, ...letter, contact, method: methods.promise });
    expect(check.warnings.map(({ code }) => code)).toContain('unfilled-gap');
    expect(letter.body).toContain('Dear [name],');
    expect(letter.body).toContain('[your name]');
  }
});

test('a referrer on name-only terms is named in no letter', async () => {
  const referrer = {
    givenName: 'Ruth',
    familyName: 'Abernathy',
    saying: 'Ruth says hello.',
    terms: 'name-only',
  } as const;
  for (const template of builtInTemplates) {
    const { subject, body } = await rendered(template, mergeValues(fullInput({ referrer })));
    expect(subject + body).not.toMatch(/Ruth|Abernathy/);
  }
});

test('the terms of a referral decide how the letter opens', async () => {
  const template = builtInTemplateFor('outreach', { method: 'promise', isReferred: true });
  if (!template) throw new Error('no template for a referred reader');
  const opening = async (terms: ReferralTerms, introduced = false): Promise<string> => {
    const referrer = { givenName: 'Ruth', familyName: 'Abernathy', terms, introduced };
    return (await rendered(template, mergeValues(fullInput({ referrer })))).body.split('\n')[2] ?? '';
  };
  expect(await opening('may-use-name')).toMatch(/^Ruth Abernathy suggested/);
  expect(await opening('will-introduce')).toMatch(/^Ruth Abernathy kindly offered to introduce us/);
  expect(await opening('will-introduce', true)).toMatch(/^Ruth Abernathy was kind enough to introduce us/);
  expect(await opening('name-only')).toMatch(/^Your name came up/);
});

test('loop-closing says what came of it, in other words for every end, and lays nothing on anybody', async () => {
  const template = builtInTemplateFor('loop-closing', { method: 'promise', isReferred: false });
  if (!template) throw new Error('no template for loop-closing');
  const bodies = new Set<string>();
  for (const outcome of ['met', ...lostKinds] as const) {
    const input = fullInput({ referred: { name: 'Ines Okafor', outcome } });
    const { letter, check } = await checked(template, input);
    expect(check.warnings, letter.body).toEqual([]);
    expect(letter.body.includes("We've since spoken")).toBe(outcome === 'met');
    bodies.add(letter.body);
  }
  expect(bodies.size).toBe(4);
  expect((await rendered(template, mergeValues(fullInput()))).body).toContain(
    'One thing I took away: Peer review lives from quick feedback.',
  );
});

test('the reminder of an introduction and the news of the end are for their occasion only', () => {
  const usual = { method: 'promise', isReferred: true } as const;
  for (const kind of ['nudge', 'keep-warm'] as const)
    expect(builtInTemplateFor(kind, usual)?.occasion).toBeUndefined();
  expect(builtInTemplateFor('nudge', { ...usual, occasion: 'introduction' })?.name).toContain('introduction');
  expect(builtInTemplateFor('keep-warm', { ...usual, occasion: 'search-over' })?.name).toContain('News');
});

test('there is a template for every kind of letter under every method, and no id twice', () => {
  for (const kind of letterKinds) {
    for (const method of methodIds) {
      for (const isReferred of [true, false]) {
        expect(builtInTemplateFor(kind, { method, isReferred })?.kind).toBe(kind);
      }
    }
  }
  expect(new Set(builtInTemplates.map(({ id }) => id)).size).toBe(builtInTemplates.length);
  for (const { id } of builtInTemplates)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('the promise that a template names is the one that the calendar holds', async () => {
  const timeZone = 'America/Los_Angeles';
  const reference = Temporal.Instant.from('2026-11-19T15:00:00Z');
  const promiseAt = Temporal.Instant.from('2026-11-24T21:00:00Z');
  const promise = promiseInWords(promiseAt, { timeZone }, reference);
  for (const template of builtInTemplates.filter(
    ({ method, kind, occasion }) => method === 'promise' || (kind === 'nudge' && occasion === undefined),
  )) {
    const { body } = await rendered(template, mergeValues(fullInput({ promise })));
    expect(body).toContain(promise);
    expect(checkPromiseText(body, promiseAt, { reference, timeZone })).toEqual([]);
  }
});
