import { z } from 'zod';
import { debriefed, debriefInput, incidentKind } from './debriefs.ts';
import { endpoint } from './endpoint.ts';
import { meetingParams } from './meetings.ts';
import { civilDate, instant, underWorkspace } from './primitives.ts';

/** The answers of a debrief while they are written: anything may be missing, and half of a pair may stand alone. */
export const debriefDraftAnswers = debriefInput
  .omit({ incidents: true, secondMeeting: true })
  .partial({ feeling: true, facts: true })
  .extend({
    /** Said in so many words; otherwise nobody said yet whether it began late. */
    onTime: z.boolean().optional(),
    incidents: z.array(incidentKind).max(20).default([]),
    secondMeetingDays: z.tuple([civilDate.nullable(), civilDate.nullable()]).optional(),
  });
export type DebriefDraftAnswers = z.output<typeof debriefDraftAnswers>;

export const debriefDraft = z.object({
  /** 0 where there never was one. It goes on counting after a draft was sent. */
  version: z.int().min(0),
  /** Version of the debrief that these answers change; 0 where there was none. */
  begunFrom: z.int().min(0),
  /** Null where none is being written. */
  answers: debriefDraftAnswers.nullable(),
  updatedAt: instant.nullable(),
});
export type DebriefDraft = z.infer<typeof debriefDraft>;

export const getDebriefDraft = endpoint({
  method: 'GET',
  path: underWorkspace('/meetings/:meetingId/debrief/draft'),
  tag: 'debriefs',
  summary: 'Get the debrief of a meeting so far: the draft and what was submitted',
  description: 'Each is null when there is none. Drafts are hidden from coaches at every level.',
  access: 'full',
  tokenScope: 'read',
  params: meetingParams,
  replies: { 200: z.object({ draft: debriefDraft, debriefed: debriefed.nullable() }) },
});

export const putDebriefDraft = endpoint({
  method: 'PUT',
  path: underWorkspace('/meetings/:meetingId/debrief/draft'),
  tag: 'debriefs',
  summary: 'Save half-finished answers, to continue on another device',
  description: '`If-Match` names the draft that these answers continue; "0" says that there was none.',
  access: 'owner',
  tokenScope: 'write',
  params: meetingParams,
  body: z.strictObject({ answers: debriefDraftAnswers, begunFrom: z.int().min(0).max(1_000_000).default(0) }),
  versioned: true,
  example: { answers: { facts: 'Reviews wait for nurses.' }, begunFrom: 0 },
  replies: { 200: debriefDraft },
});

export const deleteDebriefDraft = endpoint({
  method: 'DELETE',
  path: underWorkspace('/meetings/:meetingId/debrief/draft'),
  tag: 'debriefs',
  summary: 'Discard half-finished answers',
  access: 'owner',
  tokenScope: 'write',
  params: meetingParams,
  versioned: true,
  replies: { 200: debriefDraft },
});
