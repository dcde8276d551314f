import { endedStatuses, endingSides, endingSteps } from '@threefold/domain/meetings/endings';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { letter } from './letters.ts';
import { meeting, meetingMinutes, meetingMode, meetingParams, travelMinutes } from './meetings.ts';
import {
  civilDate,
  id,
  instant,
  optionalLine,
  timeZone,
  underWorkspace,
  workspaceParams,
} from './primitives.ts';

const minutesInQuery = z.coerce.number().pipe(meetingMinutes);
const wayInQuery = z.coerce.number().pipe(travelMinutes).default(0);

export const getClashes = endpoint({
  method: 'GET',
  path: underWorkspace('/meetings/clashes'),
  tag: 'meetings',
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
  tag: 'meetings',
  summary: 'Preview what can follow when a meeting is called off or missed',
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
  }),
});
export type MeetingEnded = z.infer<typeof meetingEnded>;
export type EndingLedTo = MeetingEnded['ledTo'];

export const endMeeting = endpoint({
  method: 'POST',
  path: underWorkspace('/meetings/:meetingId/ending'),
  tag: 'meetings',
  summary: 'Record who called off or missed a meeting, and take the step that follows',
  access: 'owner',
  tokenScope: 'write',
  params: meetingParams,
  body: z.strictObject({
    status,
    by,
    reason: optionalLine(300),
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
  tag: 'meetings',
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
  place: optionalLine(300),
  travelMinutesBefore: travelMinutes.optional(),
  travelMinutesAfter: travelMinutes.optional(),
};

export const rescheduleMeeting = endpoint({
  method: 'POST',
  path: underWorkspace('/meetings/:meetingId/reschedule'),
  tag: 'meetings',
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
  tag: 'meetings',
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
