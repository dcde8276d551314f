import { endedStatuses, endingSides, endingSteps } from '@threefold/domain/meetings/endings';
import { questionOrders } from '@threefold/domain/meetings/question-bank';
import {
  meetingKinds,
  meetingLimits,
  meetingModes,
  meetingStatuses,
} from '@threefold/domain/vocabulary/meeting-kinds';
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { exampleIds } from '../examples.ts';
import { letter } from '../letters.ts';
import { limits } from '../limits.ts';
import {
  civilDate,
  id,
  instant,
  optionalLine,
  page,
  pageQuery,
  timeZone,
  underWorkspace,
  version,
  workspaceParams,
} from '../primitives.ts';

export const meetingKind = z.enum(meetingKinds);
export type MeetingKind = z.infer<typeof meetingKind>;

export const meetingMode = z.enum(meetingModes);
export type MeetingMode = z.infer<typeof meetingMode>;

export const meetingStatus = z.enum(meetingStatuses);
export type MeetingStatus = z.infer<typeof meetingStatus>;

/** How much of the time the seeker talked, as far as it was measured. */
export const listening = z.strictObject({
  talkedSeconds: z.int().min(0).max(86_400),
  ofSeconds: z.int().min(1).max(86_400),
});

export const meeting = z.object({
  id,
  version,
  contactIds: z.array(id),
  participants: z.array(z.object({ id, name: z.string(), organization: z.string().nullable() })),
  kind: meetingKind,
  startsAt: instant,
  minutes: z.int(),
  timeZone: z.string(),
  mode: meetingMode,
  place: z.string().nullable(),
  /** Kept free for the way there and back. */
  travelMinutesBefore: z.int(),
  travelMinutesAfter: z.int(),
  status: meetingStatus,
  heldAt: instant.nullable(),
  /** Of a meeting that was called off or missed: by whom, where that is known. */
  endedBy: z.enum(endingSides).nullable(),
  endedReason: z.string().nullable(),
  speechId: id.nullable(),
  /** Which text of the speech; null goes along with the newest one until the meeting is held. */
  speechVersion: version.nullable(),
  questionOrder: z.enum(questionOrders).nullable(),
  /** The question of the seeker's own that a research meeting brings. */
  researchQuestionId: id.nullable(),
  questionIds: z.array(id),
  askedQuestionIds: z.array(id),
  referralGoal: z.int(),
  referralCount: z.int(),
  /** Null where nobody measured. */
  listening: listening.nullable(),
  thankYouDueAt: instant.nullable(),
  /** By when its day and time are owed in writing. */
  confirmationDueAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
  deletedAt: instant.nullable(),
});
export type Meeting = z.infer<typeof meeting>;

export const meetingParams = workspaceParams.extend({ meetingId: id });

const { minutes: lengths, participants: mostParticipants, travelMinutes: longestWay } = meetingLimits;

export const meetingMinutes = z
  .int()
  .min(lengths.least, `must be at least ${lengths.least} minutes`)
  .max(lengths.most, `must be at most ${lengths.most} minutes; plan a longer day as several meetings`);

export const travelMinutes = z
  .int()
  .min(0, 'must be 0 minutes or more')
  .max(longestWay, `must be at most ${longestWay} minutes`);

const meetingFields = {
  contactIds: z
    .array(id)
    .min(1, 'must name at least one contact')
    .max(
      mostParticipants,
      `must name at most ${mostParticipants} contacts; of a larger round, note those you talk with`,
    ),
  kind: meetingKind,
  startsAt: instant,
  minutes: meetingMinutes,
  timeZone,
  mode: meetingMode,
  place: optionalLine(limits.meetingPlace),
  travelMinutesBefore: travelMinutes,
  travelMinutesAfter: travelMinutes,
  speechId: id.nullable(),
  speechVersion: version.nullable(),
  questionOrder: z.enum(questionOrders).nullable(),
  researchQuestionId: id.nullable(),
  questionIds: z.array(id).max(40),
  askedQuestionIds: z.array(id).max(40),
  referralGoal: z.int().min(0).max(20),
};

export const listMeetings = endpoint({
  method: 'GET',
  path: underWorkspace('/meetings'),
  summary: 'List meetings, latest first',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object({ ...pageQuery, status: meetingStatus.optional(), contactId: id.optional() }),
  replies: { 200: page(meeting) },
});

export const planMeeting = endpoint({
  method: 'POST',
  path: underWorkspace('/meetings'),
  summary: 'Plan a meeting',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z.strictObject({
    id: id.optional(),
    contactIds: meetingFields.contactIds,
    startsAt: instant,
    kind: meetingKind.default('informational'),
    minutes: meetingFields.minutes.default(25),
    timeZone: timeZone.optional(),
    mode: meetingMode.default('in-person'),
    place: optionalLine(limits.meetingPlace),
    travelMinutesBefore: travelMinutes.optional(),
    travelMinutesAfter: travelMinutes.optional(),
    speechId: id.nullish(),
    speechVersion: version.nullish(),
    questionOrder: meetingFields.questionOrder.optional(),
    researchQuestionId: id.nullish(),
    questionIds: meetingFields.questionIds.optional(),
    referralGoal: meetingFields.referralGoal.optional(),
    /** A meeting that took place before it was written down. */
    status: z.enum(['planned', 'held']).default('planned'),
  }),
  example: {
    contactIds: [exampleIds.contact],
    startsAt: '2026-12-08T09:30:00-06:00',
    minutes: 25,
    mode: 'in-person',
    place: '1200 Lakeshore Drive, 4th floor',
  },
  refusals: ['rule-broken'],
  replies: { 200: meeting, 201: meeting },
});

export const getMeeting = endpoint({
  method: 'GET',
  path: underWorkspace('/meetings/:meetingId'),
  summary: 'Get a meeting',
  access: 'full',
  tokenScope: 'read',
  params: meetingParams,
  replies: { 200: meeting },
});

export const updateMeeting = endpoint({
  method: 'PATCH',
  path: underWorkspace('/meetings/:meetingId'),
  summary: 'Change a meeting, or say that it was held, canceled or missed',
  access: 'owner',
  tokenScope: 'write',
  params: meetingParams,
  body: z
    .strictObject({
      ...meetingFields,
      status: meetingStatus,
      listening: listening.nullable(),
      /** Beside `cancelled` and `no-show`. */
      endedBy: z.enum(endingSides).nullable(),
      endedReason: optionalLine(limits.meetingEndedReason),
    })
    .partial(),
  versioned: true,
  example: { status: 'held', listening: { talkedSeconds: 420, ofSeconds: 1500 } },
  refusals: ['rule-broken'],
  replies: { 200: meeting },
});

export const deleteMeeting = endpoint({
  method: 'DELETE',
  path: underWorkspace('/meetings/:meetingId'),
  summary: 'Move a meeting to the trash for 30 days',
  access: 'owner',
  tokenScope: 'write',
  params: meetingParams,
  versioned: true,
  replies: { 200: meeting },
});

export const restoreMeeting = endpoint({
  method: 'POST',
  path: underWorkspace('/meetings/:meetingId/restore'),
  summary: 'Take a meeting out of the trash',
  access: 'owner',
  tokenScope: 'write',
  params: meetingParams,
  replies: { 200: meeting },
});

const minutesInQuery = z.coerce.number().pipe(meetingMinutes);

const wayInQuery = z.coerce.number().pipe(travelMinutes).default(0);

export const getClashes = endpoint({
  method: 'GET',
  path: underWorkspace('/meetings/clashes'),
  summary: 'Find what else falls into a time, travel included',
  description: 'Ask before a meeting is planned or moved; nothing is refused because of a clash.',
  access: 'owner',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object({
    startsAt: instant,
    minutes: minutesInQuery,
    travelMinutesBefore: wayInQuery,
    travelMinutesAfter: wayInQuery,
    /** A meeting does not stand in its own way. */
    exceptMeetingId: id.optional(),
  }),
  replies: {
    200: z.object({
      clashes: z.array(
        z.object({
          kind: z.enum(['meeting', 'call']),
          meetingId: id.nullable(),
          callBackId: id.nullable(),
          at: instant,
          sentence: z.string(),
        }),
      ),
    }),
  },
});

const status = z.enum(endedStatuses);

const by = z.enum(endingSides);

const step = z.object({
  kind: z.enum(endingSteps),
  sentence: z.string(),
  /** When the call is made, or promised by the letter. */
  at: instant.nullable(),
  /** The two days that the letter names, each with the hour that the meeting had. */
  days: z.array(z.object({ date: civilDate, startsAt: instant })),
});

export const previewEndings = endpoint({
  method: 'GET',
  path: underWorkspace('/meetings/:meetingId/endings'),
  summary: 'Preview what can follow when a meeting is canceled or missed',
  description: 'For each ending, the step that is proposed comes first.',
  access: 'full',
  tokenScope: 'read',
  params: meetingParams,
  query: z.object({
    /** With whom the step is taken; left out, with the first who may be reached. */
    contactId: id.optional(),
  }),
  replies: {
    200: z.object({
      endings: z.array(z.object({ status, by, label: z.string(), steps: z.array(step) })),
      /** Those with whom the step can be taken; of these the first is proposed. */
      people: z.array(z.object({ contactId: id, name: z.string() })),
    }),
  },
});

export const meetingEnded = z.object({
  meeting,
  ledTo: step.extend({
    callBackId: id.nullable(),
    letterId: id.nullable(),
    owedLetterId: id.nullable(),
    /** The letters to the others who kept the time free. */
    others: z.array(z.object({ letterId: id, owedLetterId: id.nullable() })).optional(),
  }),
});
export type MeetingEnded = z.infer<typeof meetingEnded>;
export type EndingLedTo = MeetingEnded['ledTo'];

export const endMeeting = endpoint({
  method: 'POST',
  path: underWorkspace('/meetings/:meetingId/ending'),
  summary: 'Record who canceled or missed a meeting, and take the step that follows',
  access: 'owner',
  tokenScope: 'write',
  params: meetingParams,
  body: z.strictObject({
    status,
    by,
    reason: optionalLine(limits.meetingEndedReason),
    /** Left out, what is proposed first. */
    step: z.enum(endingSteps).optional(),
    /** With whom; left out, with the first who may be reached. */
    contactId: id.optional(),
  }),
  versioned: true,
  example: { status: 'cancelled', by: 'them', reason: 'Called into a board meeting.' },
  refusals: ['rule-broken'],
  replies: { 200: meetingEnded },
});

export const undoEnding = endpoint({
  method: 'POST',
  path: underWorkspace('/meetings/:meetingId/ending/undo'),
  summary: 'Undo an ending with what it led to',
  access: 'owner',
  tokenScope: 'write',
  params: meetingParams,
  refusals: ['conflict'],
  replies: { 200: meeting },
});

const movedTo = {
  startsAt: instant,
  timeZone: timeZone.optional(),
  minutes: meetingMinutes.optional(),
  mode: meetingMode.optional(),
  place: optionalLine(limits.meetingPlace),
  travelMinutesBefore: travelMinutes.optional(),
  travelMinutesAfter: travelMinutes.optional(),
};

export const rescheduleMeeting = endpoint({
  method: 'POST',
  path: underWorkspace('/meetings/:meetingId/reschedule'),
  summary: 'Reschedule a meeting, with a note about the new time drafted',
  access: 'owner',
  tokenScope: 'write',
  params: meetingParams,
  body: z.strictObject({
    ...movedTo,
    /** False where they know already. */
    word: z.boolean().default(true),
  }),
  versioned: true,
  example: { startsAt: '2026-12-10T09:30:00-06:00', timeZone: 'America/Chicago' },
  refusals: ['rule-broken'],
  replies: { 200: z.object({ meeting, letter: letter.nullable() }) },
});

export const undoReschedule = endpoint({
  method: 'POST',
  path: underWorkspace('/meetings/:meetingId/reschedule/undo'),
  summary: 'Undo a reschedule: the old time returns, and the drafted note goes',
  description:
    'The body says where the meeting stood. Refused once the note about the new time went out, or when the meeting was moved again since.',
  access: 'owner',
  tokenScope: 'write',
  params: meetingParams,
  body: z.strictObject(movedTo),
  versioned: true,
  example: { startsAt: '2026-12-08T09:30:00-06:00', timeZone: 'America/Chicago' },
  refusals: ['conflict'],
  replies: { 200: meeting },
});
