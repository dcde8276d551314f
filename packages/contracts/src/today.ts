import { z } from 'zod';
import { callOutcome } from './call-backs.ts';
import { phone, proposedReason, stage, targetReason } from './contacts.ts';
import { endpoint } from './endpoint.ts';
import { id, instant, pageQuery, underWorkspace, version, workspaceParams } from './primitives.ts';

export const todayItem = z.object({
  /** Stable while the same thing is owed. */
  id: z.string(),
  kind: z.enum([
    'call',
    'send-letter',
    'write-letter',
    'unsure-letter',
    'failed-letter',
    'handed-over-letter',
    'meeting',
    'close-meeting',
    'debrief',
    'thank-you',
    'loop-closing',
    'find-number',
    'reply',
    'keep-warm',
  ]),
  urgency: z.enum(['overdue', 'now', 'today', 'soon', 'waiting']),
  /** When it is due; null means any time today. */
  at: instant.nullable(),
  title: z.string(),
  /** Why it is here, in one sentence. */
  why: z.string(),
  /** The one action. */
  action: z.object({
    label: z.string(),
    do: z.enum([
      'call',
      'open-letter',
      'draft-letter',
      'open-meeting',
      'hold-meeting',
      'debrief',
      'open-contact',
    ]),
  }),
  minutes: z.int(),
  contact: z.object({
    id,
    name: z.string(),
    title: z.string().nullable(),
    organization: z.string().nullable(),
    city: z.string().nullable(),
    stage,
    timeZone: z.string(),
    phones: z.array(phone),
    assistant: z.string().nullable(),
    referredBy: z.string().nullable(),
  }),
  callBackId: id.nullable(),
  letterId: id.nullable(),
  meetingId: id.nullable(),
  referralId: id.nullable(),
  owedLetterId: id.nullable(),
  /** For letters that are owed: the kind to draft. */
  letterKind: z.string().nullable(),
  call: z
    .object({
      attempt: z.int(),
      promised: z.boolean(),
      /** The sentence of the letter that promised this call. */
      promise: z.string().nullable(),
      /** What to say if somebody else answers. */
      assistantScript: z.string(),
      openingScript: z.string(),
      outcomes: z.array(z.object({ outcome: callOutcome, sentence: z.string(), at: instant.nullable() })),
    })
    .nullable(),
});
export type TodayItem = z.infer<typeof todayItem>;

export const toWrite = z.object({
  contactId: id,
  version,
  name: z.string(),
  title: z.string().nullable(),
  organization: z.string().nullable(),
  hasEmail: z.boolean(),
  hasPhone: z.boolean(),
  linkedinUrl: z.string().nullable(),
  /** YYYY-MM-DD, where a list of LinkedIn says it. */
  connectedOn: z.string().nullable(),
  referredBy: z.string().nullable(),
  reasons: z.array(targetReason),
  /** What the target list proposes beside them. */
  proposed: z.array(proposedReason),
  /** What speaks for writing to them first, in a sentence. */
  why: z.string(),
});
export type ToWrite = z.infer<typeof toWrite>;

export const today = z.object({
  at: instant,
  timeZone: z.string(),
  headline: z.string(),
  estimate: z.string(),
  items: z.array(todayItem),
  /** More is owed than is listed here. */
  hidden: z.int(),
  /** Names with which nothing has happened for five business days; null where there are none. */
  dangling: z.object({ count: z.int(), sentence: z.string() }).nullable(),
  suggestions: z.array(
    z.object({
      contactId: id,
      version,
      name: z.string(),
      organization: z.string().nullable(),
      why: z.string(),
      /** Those that are confirmed. */
      reasons: z.array(targetReason),
      /** Reasons that the target list proposes and nobody has confirmed yet. */
      proposed: z.array(proposedReason),
      /** The place on the target list where you can meet in person. */
      placeToMeet: z.string().nullable(),
    }),
  ),
  /** Nobody has written to them yet: how many, and the warmest few. */
  toWrite: z.object({
    count: z.int(),
    people: z.array(
      toWrite.pick({ contactId: true, name: true, title: true, organization: true, why: true }),
    ),
  }),
  /** Written to, with neither a meeting nor an end: their answer or your call comes next. */
  waiting: z.int(),
  /** The next calls and meetings after today. */
  comingUp: z.array(
    z.object({
      kind: z.enum(['call', 'meeting']),
      id,
      contactId: id,
      name: z.string(),
      organization: z.string().nullable(),
      at: instant,
      timeZone: z.string(),
      /** A letter names this very moment. */
      promised: z.boolean(),
    }),
  ),
  counts: z.object({ today: z.int(), contacts: z.int(), meetings: z.int(), letters: z.int() }),
  figures: z.object({
    people: z.int(),
    roots: z.int(),
    months: z.int(),
    reproduction: z.number().nullable(),
    referralsPerMeeting: z.number().nullable(),
    referralGoal: z.int(),
    promisesKept: z.int(),
    promisesMoved: z.int(),
    promisesEnded: z.int(),
  }),
});
export type Today = z.infer<typeof today>;

export const listToWrite = endpoint({
  method: 'GET',
  path: underWorkspace('/to-write'),
  summary: 'List everybody to whom nothing was written yet, the warmest first',
  description:
    'Referred people first, then those with a reason, an address, a connection; of two alike who was connected last. `count` is all of them.',
  access: 'owner',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object({ limit: pageQuery.limit }),
  replies: { 200: z.object({ items: z.array(toWrite), count: z.int() }) },
});

export const getToday = endpoint({
  method: 'GET',
  path: underWorkspace('/today'),
  summary: 'Get the whole day in one answer',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  replies: { 200: today },
});

export const getCounts = endpoint({
  method: 'GET',
  path: underWorkspace('/counts'),
  summary: 'Count what stands behind each entry of the navigation',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  replies: { 200: today.shape.counts },
});
