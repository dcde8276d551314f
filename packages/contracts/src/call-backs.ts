import { outcomes } from '@threefold/domain/call-backs/next-step';
import { z } from 'zod';
import { contact } from './contacts.ts';
import { endpoint } from './endpoint.ts';
import { exampleIds } from './examples.ts';
import { limits } from './limits.ts';
import {
  id,
  instant,
  optionalLine,
  page,
  pageQuery,
  text,
  timeZone,
  underWorkspace,
  version,
  workspaceParams,
} from './primitives.ts';

export const callOutcome = z.enum(outcomes);
export type CallOutcome = z.infer<typeof callOutcome>;

export const callBackStatus = z.enum(['due', 'done', 'released']);
export type CallBackStatus = z.infer<typeof callBackStatus>;

/** What an outcome leads to. Exactly one of the ids is set when something was put into the ledger. */
export const consequence = z.object({
  kind: z.enum(['call-back', 'meeting', 'letter', 'find-number', 'reply', 'other-person', 'closed']),
  at: instant.nullable(),
  sentence: z.string(),
  callBackId: id.nullable(),
  meetingId: id.nullable(),
  owedLetterId: id.nullable(),
});
export type Consequence = z.infer<typeof consequence>;

export const callBack = z.object({
  id,
  version,
  contactId: id,
  contactName: z.string(),
  letterId: id.nullable(),
  /** The meeting it is about: to meet again, or to find a new day. */
  meetingId: id.nullable(),
  dueAt: instant,
  /** The contact's zone. */
  timeZone: z.string(),
  attempt: z.int(),
  status: callBackStatus,
  outcome: callOutcome.nullable(),
  outcomeAt: instant.nullable(),
  note: z.string().nullable(),
  /** True where a letter promised this call to its reader. */
  promised: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
});
export type CallBack = z.infer<typeof callBack>;

export const callBackParams = workspaceParams.extend({ callBackId: id });

export const listCallBacks = endpoint({
  method: 'GET',
  path: underWorkspace('/call-backs'),
  summary: 'List calls due, by time',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object({
    ...pageQuery,
    /** In the seeker's own day and week. */
    due: z.enum(['overdue', 'today', 'week']).optional(),
    status: callBackStatus.optional(),
    contactId: id.optional(),
  }),
  replies: { 200: page(callBack) },
});

export const scheduleCallBack = endpoint({
  method: 'POST',
  path: underWorkspace('/call-backs'),
  summary: 'Schedule a call without a letter',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z.strictObject({
    id: id.optional(),
    contactId: id,
    dueAt: instant,
    timeZone: timeZone.optional(),
    note: text(2000).nullish(),
  }),
  example: {
    contactId: exampleIds.contact,
    dueAt: '2026-12-03T10:00:00-06:00',
    note: 'Ask her assistant, Maria, first.',
  },
  refusals: ['rule-broken'],
  replies: { 200: callBack, 201: callBack },
});

export const getCallBack = endpoint({
  method: 'GET',
  path: underWorkspace('/call-backs/:callBackId'),
  summary: 'Get a call-back',
  access: 'full',
  tokenScope: 'read',
  params: callBackParams,
  replies: { 200: callBack },
});

export const previewOutcomes = endpoint({
  method: 'GET',
  path: underWorkspace('/call-backs/:callBackId/outcomes'),
  summary: 'Preview what each outcome would lead to',
  access: 'full',
  tokenScope: 'read',
  params: callBackParams,
  replies: {
    200: z.object({
      items: z.array(z.object({ outcome: callOutcome, sentence: z.string(), at: instant.nullable() })),
    }),
  },
});

export const recordOutcome = endpoint({
  method: 'POST',
  path: underWorkspace('/call-backs/:callBackId/outcome'),
  summary: 'Record how a call went; the answer says what it led to',
  access: 'owner',
  tokenScope: 'write',
  params: callBackParams,
  body: z.strictObject({
    outcome: callOutcome,
    /** The time agreed: of the next call with `call-later`, of the meeting with `meeting-agreed`. */
    at: instant.nullish(),
    /** Overrides when the next call is due. */
    nextAt: instant.nullish(),
    note: text(limits.callNote).nullish(),
    /** With `meeting-agreed`. */
    mode: z.enum(['in-person', 'phone', 'video']).optional(),
    minutes: z.int().min(5).max(240).optional(),
    place: optionalLine(limits.meetingPlace),
  }),
  versioned: true,
  example: {
    outcome: 'meeting-agreed',
    at: '2026-12-08T09:30:00-06:00',
    mode: 'in-person',
    minutes: 25,
    place: '1200 Lakeshore Drive, 4th floor',
  },
  refusals: ['conflict', 'rule-broken'],
  replies: { 200: z.object({ callBack, consequence, contact }) },
});

export const undoOutcome = endpoint({
  method: 'DELETE',
  path: underWorkspace('/call-backs/:callBackId/outcome'),
  summary: 'Undo an outcome with what it led to, as long as nothing has been built on it',
  access: 'owner',
  tokenScope: 'write',
  params: callBackParams,
  refusals: ['conflict'],
  replies: { 200: callBack },
});

export const moveCallBack = endpoint({
  method: 'POST',
  path: underWorkspace('/call-backs/:callBackId/move'),
  summary: 'Move a call to another time',
  description:
    'A promise ends as kept, moved with a word to the contact, or released by the seeker; never silently.',
  access: 'owner',
  tokenScope: 'write',
  params: callBackParams,
  body: z.strictObject({ dueAt: instant, word: text(limits.callMoveWord).nullish() }),
  versioned: true,
  example: { dueAt: '2026-12-04T14:00:00-06:00', word: 'I am on call on Thursday.' },
  refusals: ['conflict', 'rule-broken'],
  replies: { 200: callBack },
});

export const releaseCallBack = endpoint({
  method: 'POST',
  path: underWorkspace('/call-backs/:callBackId/release'),
  summary: 'Release a promised call, with the reason',
  access: 'owner',
  tokenScope: 'write',
  params: callBackParams,
  body: z.strictObject({ reason: text(limits.callReleaseReason).min(1) }),
  versioned: true,
  example: { reason: 'She wrote that she has left Halden Health.' },
  refusals: ['conflict'],
  replies: { 200: callBack },
});
