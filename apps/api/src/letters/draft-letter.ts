import type { Letter, LetterKind, Template } from '@threefold/contracts/letters';
import { type Half, proposePromise } from '@threefold/domain/call-backs/promise';
import { chooseFollowUp, followUpForAbsent } from '@threefold/domain/letters/follow-up';
import { followUpBody } from '@threefold/domain/letters/follow-up-words';
import { builtInTemplateFor } from '@threefold/domain/letters/templates';
import type { Debrief } from '@threefold/domain/vocabulary/debrief';
import { type FollowUpKind, isFollowUpKind } from '@threefold/domain/vocabulary/letter-kinds';
import { methodFor } from '@threefold/domain/vocabulary/methods';
import type { Temporal } from 'temporal-polyfill';
import type { Reader } from '../contacts/find-reader.ts';
import { type Creation, contentHash, repeated } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { letterOfRow } from './find-letter.ts';
import {
  asDebrief,
  chooseSubject,
  findLetterFacts,
  isToReferrer,
  type LetterFacts,
  type LetterSubject,
  nameInWords,
  valuesOf,
} from './letter-facts.ts';
import { findLetterRow, insertLetter } from './letters-queries.ts';
import { promiseConditions, requirePromise, requireWritable } from './promise-slots.ts';
import { findTemplate, renderTemplate, type TemplateText, templateOfBuiltIn } from './templates.ts';

export type Drafting = {
  id?: string | undefined;
  contactId: string;
  kind: LetterKind;
  templateId?: string | undefined;
  /** ISO instant; null for none. Left out, an outreach letter gets the method's own. */
  promiseAt?: string | null | undefined;
  /** Half of the reader's day for the promise that is proposed. */
  half?: Half | undefined;
  meetingId?: string | undefined;
  referralId?: string | undefined;
  /** A text that is written already; without it the template is rendered. */
  text?: TemplateText | undefined;
};

/** A draft is never sent by itself; the same call twice is one draft. */
export async function draftLetter(
  db: WorkspaceTransaction,
  scope: Scope,
  input: Drafting,
): Promise<Creation<Letter>> {
  const letterId = input.id ?? newId(scope.now);
  const hash = contentHash(input);
  const known = input.id && (await findLetterRow(db, scope.workspaceId, input.id));
  if (known) return repeated(known.contentHash, hash, letterOfRow(known));
  const subject = await chooseSubject(db, scope, input);
  const facts = await findLetterFacts(db, scope, subject);
  requireWritable(facts.reader.contact);
  const promiseAt = await choosePromise(db, scope, { ...input, reader: facts.reader });
  const { text, templateId } = await writeText(db, scope, { input, facts, promiseAt });
  return keepDraft(db, scope, { ...subject, id: letterId, hash, templateId, text, promiseAt, ...facts });
}

type Draft = LetterSubject & {
  id: string;
  hash: string;
  templateId: string | null;
  text: TemplateText;
  promiseAt: Temporal.Instant | null;
  reader: Reader;
};

async function keepDraft(db: WorkspaceTransaction, scope: Scope, draft: Draft): Promise<Creation<Letter>> {
  const isNew = await insertDraft(db, scope, draft);
  const row = await findLetterRow(db, scope.workspaceId, draft.id);
  if (!row) throw notFound('contact');
  if (!isNew) return repeated(row.contentHash, draft.hash, letterOfRow(row));
  return { isNew: true, value: letterOfRow(row) };
}

/** Keeps a text that is written already. False where the id is taken. */
export async function insertDraft(
  db: WorkspaceTransaction,
  scope: Scope,
  { id, hash, text, promiseAt, reader, ...about }: Draft,
): Promise<boolean> {
  const isNew = await insertLetter(db, {
    ...blank(scope),
    id,
    contactId: about.contactId,
    kind: about.kind,
    templateId: about.templateId,
    meetingId: about.meetingId ?? null,
    referralId: about.referralId ?? null,
    ...text,
    promiseAt: promiseAt?.toString() ?? null,
    promiseTimeZone: reader.calendar.timeZone,
    contentHash: hash,
  });
  if (isNew) record(db, scope, [{ kind: 'letter-changed', contactId: about.contactId }]);
  return isNew;
}

function blank(scope: Scope) {
  const now = scope.now.toString();
  return {
    workspaceId: scope.workspaceId,
    status: 'draft' as const,
    via: null,
    toAddress: null,
    messageId: null,
    queuedAt: null,
    undoUntil: null,
    sendingAt: null,
    sentAt: null,
    failure: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
}

type Promising = Pick<Drafting, 'contactId' | 'kind' | 'promiseAt' | 'half'> & { reader: Reader };

/** As asked for; else, for the first letter of a method that calls, that many business days on. */
async function choosePromise(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactId, kind, promiseAt, half = 'morning', reader }: Promising,
): Promise<Temporal.Instant | null> {
  if (promiseAt) return requirePromise(scope, kind, promiseAt);
  const [step] = methodFor(reader.seeker.method).cadence;
  if (promiseAt === null || kind !== 'outreach' || step?.action !== 'call') return null;
  const conditions = await promiseConditions(db, scope, { reader, exceptDraftsTo: contactId });
  return proposePromise({ ...conditions, sentAt: scope.now, half, businessDays: step.businessDays });
}

type Writing = { input: Drafting; facts: LetterFacts; promiseAt: Temporal.Instant | null };

async function writeText(
  db: WorkspaceTransaction,
  scope: Scope,
  { input, facts, promiseAt }: Writing,
): Promise<{ text: TemplateText; templateId: string | null }> {
  const { kind, templateId } = input;
  if (input.text) return { text: input.text, templateId: templateId ?? null };
  if (!templateId && isFollowUpKind(kind))
    return { text: followUpText(kind, { facts, promiseAt, now: scope.now }), templateId: null };
  const template = templateId
    ? await findTemplate(db, scope, { templateId, kind })
    : defaultTemplate(kind, facts);
  const values = valuesOf(facts, { promiseAt, now: scope.now });
  return { text: renderTemplate(template, values), templateId: template.id };
}

type FollowUpFacts = { facts: LetterFacts; promiseAt: Temporal.Instant | null; now: Temporal.Instant };

/** As the debrief would have it, with blanks where nobody looked back yet. */
function followUpText(kind: FollowUpKind, { facts, promiseAt, now }: FollowUpFacts): TemplateText {
  const { meeting } = facts;
  const debrief = meeting?.debrief ? asDebrief(meeting.debrief) : noDebrief;
  const values = valuesOf(facts, { promiseAt, now });
  if (meeting && !meeting.wasThere)
    return followUpBody(followUpForAbsent(debrief, meeting.kind), values, {
      met: meeting.participants.map(nameInWords),
    });
  return followUpBody(chooseFollowUp({ ...debrief, letterKind: kind }, meeting?.kind), values, {
    conventions: facts.reader.calendar,
  });
}

const noDebrief: Debrief = { feeling: 3, facts: '', incidents: [], flubbed: [], missedPoints: [] };

function defaultTemplate(kind: LetterKind, facts: LetterFacts): Template {
  const method = methodFor(facts.reader.seeker.method).id;
  const isReferred = facts.referral !== null;
  const isReminder = kind === 'nudge' && isToReferrer(facts);
  const template = builtInTemplateFor(kind, {
    method,
    isReferred,
    ...(isReminder && { occasion: 'introduction' as const }),
  });
  if (!template) throw notFound('template');
  return templateOfBuiltIn(template);
}
