import { incidentKinds, secondMeetingWays } from '@threefold/domain/vocabulary/debrief';
import { followUpKinds } from '@threefold/domain/vocabulary/letter-kinds';
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { letter } from '../letters.ts';
import { limits } from '../limits.ts';
import { civilDate, id, instant, text, underWorkspace, version } from '../primitives.ts';
import { meetingParams } from './meetings.ts';

export const incidentKind = z.enum(incidentKinds);

export const debriefInput = z.strictObject({
  feeling: z.int().min(1).max(5),
  facts: text(limits.debriefFacts),
  incidents: z
    .array(z.strictObject({ kind: incidentKind, note: text(2000).optional() }))
    .max(20)
    .default([]),
  flubbed: z
    .array(
      z.strictObject({ question: text(limits.flubbedQuestion), betterAnswer: text(limits.betterAnswer) }),
    )
    .max(20)
    .default([]),
  missedPoints: z.array(text(1000)).max(20).default([]),
  furtherResearch: text(limits.debriefAnswer).optional(),
  agreed: text(limits.debriefAnswer).optional(),
  /** Left out where you were late, ill or off, two days are proposed. */
  secondMeeting: z.strictObject({ days: z.tuple([civilDate, civilDate]) }).optional(),
  /** How you ask for it: in the letter, by phone a day or two after the letter arrives, or not at all. */
  secondMeetingBy: z.enum(secondMeetingWays).optional(),
  /** What came out badly or was misunderstood, the way you meant it. */
  meant: z.array(text(1000)).max(20).optional(),
  /** After a job interview: a problem they named, and why you are the one to take it on. */
  theirProblem: text(limits.debriefAnswer).optional(),
  mySolution: text(limits.debriefAnswer).optional(),
  /** Somebody who was not there and gets the summary as well, such as the recruiter. */
  alsoTo: z.array(id).max(limits.debriefAlsoTo).optional(),
  /** After a real interview: why this position, and what you bring to it. */
  fit: text(limits.debriefAnswer).optional(),
  /** For yourself; no letter holds it. */
  nextStep: text(limits.debriefNextStep).optional(),
  /** Chosen over the letter that the incidents call for. */
  letterKind: z.enum(followUpKinds).optional(),
});
export type DebriefInput = z.output<typeof debriefInput>;

export const debrief = z.object({
  ...debriefInput.shape,
  meetingId: id,
  version,
  createdAt: instant,
  updatedAt: instant,
});
export type Debrief = z.infer<typeof debrief>;

/** No letter where nobody who was there may be written to. */
export const debriefed = z.object({
  debrief,
  letter: letter.nullable(),
  /** All that this debrief drafted, the first one's first. */
  letters: z.array(letter),
  /** Two days to ask for where the meeting was cut short and no second one is asked for yet. */
  secondMeetingDays: z.tuple([civilDate, civilDate]).nullable(),
});

export const getDebrief = endpoint({
  method: 'GET',
  path: underWorkspace('/meetings/:meetingId/debrief'),
  summary: 'Get the debrief of a meeting',
  access: 'full',
  tokenScope: 'read',
  params: meetingParams,
  replies: { 200: debriefed },
});

export const putDebrief = endpoint({
  method: 'PUT',
  path: underWorkspace('/meetings/:meetingId/debrief'),
  summary: 'Debrief a meeting; the follow-up letter that it calls for comes back drafted',
  description:
    '`If-Match: "0"` says that there was no debrief yet, so that two first ones do not replace each other.',
  access: 'owner',
  tokenScope: 'write',
  params: meetingParams,
  query: z.object({
    /** Version of the draft that these answers end; it is put away where it is still that one. */
    draft: z.coerce.number().int().min(0).max(2_147_483_647).optional(),
  }),
  body: debriefInput,
  versioned: true,
  example: {
    feeling: 4,
    facts: 'Reviews wait for nurses; appeals are written by hand.',
    agreed: 'I send her the figures from our ward.',
    missedPoints: ['How she moved from the bedside'],
  },
  refusals: ['rule-broken'],
  replies: { 200: debriefed },
});

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
  summary: 'Discard half-finished answers',
  access: 'owner',
  tokenScope: 'write',
  params: meetingParams,
  versioned: true,
  replies: { 200: debriefDraft },
});
