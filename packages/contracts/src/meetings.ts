import { incidentKinds } from '@threefold/domain/meetings/debrief';
import { meetingKinds, meetingModes, meetingStatuses } from '@threefold/domain/meetings/meeting-kinds';
import { questionThemes } from '@threefold/domain/meetings/question-bank';
import { z } from 'zod';
import { chainLink, contact } from './contacts.ts';
import { endpoint } from './endpoint.ts';
import { letter } from './letters.ts';
import {
  civilDate,
  id,
  instant,
  line,
  optionalLine,
  page,
  pageQuery,
  text,
  timeZone,
  underWorkspace,
  version,
  workspaceParams,
} from './primitives.ts';

export const meetingKind = z.enum(meetingKinds);
export type MeetingKind = z.infer<typeof meetingKind>;
export const meetingMode = z.enum(meetingModes);
export type MeetingMode = z.infer<typeof meetingMode>;
export const meetingStatus = z.enum(meetingStatuses);
export type MeetingStatus = z.infer<typeof meetingStatus>;

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
  status: meetingStatus,
  heldAt: instant.nullable(),
  speechId: id.nullable(),
  questionIds: z.array(id),
  askedQuestionIds: z.array(id),
  referralGoal: z.int(),
  referralCount: z.int(),
  thankYouDueAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
  deletedAt: instant.nullable(),
});
export type Meeting = z.infer<typeof meeting>;

export const meetingParams = workspaceParams.extend({ meetingId: id });
const meetingFields = {
  contactIds: z.array(id).min(1, 'must name at least one contact').max(30, 'must name at most 30 contacts'),
  kind: meetingKind,
  startsAt: instant,
  minutes: z.int().min(5, 'must be at least 5 minutes').max(240, 'must be at most 240 minutes'),
  timeZone,
  mode: meetingMode,
  place: optionalLine(300),
  speechId: id.nullable(),
  questionIds: z.array(id).max(40),
  askedQuestionIds: z.array(id).max(40),
  referralGoal: z.int().min(0).max(20),
};

export const listMeetings = endpoint({
  method: 'GET',
  path: underWorkspace('/meetings'),
  tag: 'meetings',
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
  tag: 'meetings',
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
    place: optionalLine(300),
    speechId: id.nullish(),
    questionIds: meetingFields.questionIds.optional(),
    referralGoal: meetingFields.referralGoal.optional(),
    /** A meeting that took place before it was written down. */
    status: z.enum(['planned', 'held']).default('planned'),
  }),
  replies: { 200: meeting, 201: meeting },
});

export const getMeeting = endpoint({
  method: 'GET',
  path: underWorkspace('/meetings/:meetingId'),
  tag: 'meetings',
  summary: 'One meeting',
  access: 'full',
  tokenScope: 'read',
  params: meetingParams,
  replies: { 200: meeting },
});

export const updateMeeting = endpoint({
  method: 'PATCH',
  path: underWorkspace('/meetings/:meetingId'),
  tag: 'meetings',
  summary: 'Change a meeting, or say that it was held, cancelled or missed',
  access: 'owner',
  tokenScope: 'write',
  params: meetingParams,
  body: z.strictObject({ ...meetingFields, status: meetingStatus }).partial(),
  versioned: true,
  replies: { 200: meeting },
});

export const deleteMeeting = endpoint({
  method: 'DELETE',
  path: underWorkspace('/meetings/:meetingId'),
  tag: 'meetings',
  summary: 'Put a meeting into the bin for 30 days',
  access: 'owner',
  tokenScope: 'write',
  params: meetingParams,
  versioned: true,
  replies: { 200: meeting },
});

export const restoreMeeting = endpoint({
  method: 'POST',
  path: underWorkspace('/meetings/:meetingId/restore'),
  tag: 'meetings',
  summary: 'Take a meeting out of the bin',
  access: 'owner',
  tokenScope: 'write',
  params: meetingParams,
  replies: { 200: meeting },
});

export const findingKind = z.enum(['challenge', 'opportunity', 'problem', 'advice', 'fact']);
export type FindingKind = z.infer<typeof findingKind>;
export const finding = z.object({
  id,
  version,
  meetingId: id.nullable(),
  contactId: id.nullable(),
  kind: findingKind,
  text: z.string(),
  couldHelp: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
  deletedAt: instant.nullable(),
});
export type Finding = z.infer<typeof finding>;
const findingFields = { kind: findingKind, text: text(4000).min(1), couldHelp: z.boolean() };
const findingParams = workspaceParams.extend({ findingId: id });

export const listFindings = endpoint({
  method: 'GET',
  path: underWorkspace('/findings'),
  tag: 'meetings',
  summary: 'What was learnt',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object({
    ...pageQuery,
    meetingId: id.optional(),
    contactId: id.optional(),
    kind: findingKind.optional(),
  }),
  replies: { 200: page(finding) },
});

export const addFinding = endpoint({
  method: 'POST',
  path: underWorkspace('/findings'),
  tag: 'meetings',
  summary: 'Write down what was learnt',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z.strictObject({
    id: id.optional(),
    meetingId: id.nullish(),
    contactId: id.nullish(),
    kind: findingKind,
    text: findingFields.text,
    couldHelp: z.boolean().default(false),
  }),
  replies: { 200: finding, 201: finding },
});

export const updateFinding = endpoint({
  method: 'PATCH',
  path: underWorkspace('/findings/:findingId'),
  tag: 'meetings',
  summary: 'Change a finding',
  access: 'owner',
  tokenScope: 'write',
  params: findingParams,
  body: z.strictObject(findingFields).partial(),
  versioned: true,
  replies: { 200: finding },
});

export const deleteFinding = endpoint({
  method: 'DELETE',
  path: underWorkspace('/findings/:findingId'),
  tag: 'meetings',
  summary: 'Put a finding into the bin',
  access: 'owner',
  tokenScope: 'write',
  params: findingParams,
  versioned: true,
  replies: { 200: finding },
});

export const restoreFinding = endpoint({
  method: 'POST',
  path: underWorkspace('/findings/:findingId/restore'),
  tag: 'meetings',
  summary: 'Take a finding out of the bin',
  access: 'owner',
  tokenScope: 'write',
  params: findingParams,
  replies: { 200: finding },
});

export const speech = z.object({ id, version, name: z.string(), body: z.string(), updatedAt: instant });
export type Speech = z.infer<typeof speech>;
const speechFields = { name: line(120).min(1), body: text(10_000) };

export const listSpeeches = endpoint({
  method: 'GET',
  path: underWorkspace('/speeches'),
  tag: 'meetings',
  summary: 'Stump speeches',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  replies: { 200: z.object({ items: z.array(speech), nextCursor: z.null() }) },
});

export const createSpeech = endpoint({
  method: 'POST',
  path: underWorkspace('/speeches'),
  tag: 'meetings',
  summary: 'Write a stump speech',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z.strictObject({ id: id.optional(), ...speechFields }),
  replies: { 200: speech, 201: speech },
});

export const updateSpeech = endpoint({
  method: 'PATCH',
  path: underWorkspace('/speeches/:speechId'),
  tag: 'meetings',
  summary: 'Change a stump speech',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams.extend({ speechId: id }),
  body: z.strictObject(speechFields).partial(),
  versioned: true,
  replies: { 200: speech },
});

export const questionTheme = z.enum([...questionThemes, 'own']);
export type QuestionTheme = z.infer<typeof questionTheme>;
export const question = z.object({
  id,
  version,
  theme: questionTheme,
  text: z.string(),
  builtIn: z.boolean(),
});
export type Question = z.infer<typeof question>;
const questionFields = { theme: questionTheme, text: text(500).min(1) };

export const listQuestions = endpoint({
  method: 'GET',
  path: underWorkspace('/questions'),
  tag: 'meetings',
  summary: 'The question bank: built-in and your own',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  replies: { 200: z.object({ items: z.array(question), nextCursor: z.null() }) },
});

export const createQuestion = endpoint({
  method: 'POST',
  path: underWorkspace('/questions'),
  tag: 'meetings',
  summary: 'Add a question of your own; one that asks for a job is refused',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z.strictObject({ id: id.optional(), theme: questionTheme.default('own'), text: questionFields.text }),
  replies: { 200: question, 201: question },
});

export const updateQuestion = endpoint({
  method: 'PATCH',
  path: underWorkspace('/questions/:questionId'),
  tag: 'meetings',
  summary: 'Change a question of your own',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams.extend({ questionId: id }),
  body: z.strictObject(questionFields).partial(),
  versioned: true,
  replies: { 200: question },
});

/** All for one meeting on one page. */
export const getPrep = endpoint({
  method: 'GET',
  path: underWorkspace('/meetings/:meetingId/prep'),
  tag: 'meetings',
  summary: 'The prep sheet: who, why, the chain that led here, speech, questions, earlier findings',
  access: 'full',
  tokenScope: 'read',
  params: meetingParams,
  replies: {
    200: z.object({
      meeting,
      contacts: z.array(
        z.object({
          contact,
          /** First, cold contact first. */
          chain: z.array(chainLink),
          earlierFindings: z.array(finding),
        }),
      ),
      speech: speech.nullable(),
      questions: z.array(question.extend({ askedBefore: z.boolean(), chosen: z.boolean() })),
      findings: z.array(finding),
      remedies: z.array(
        z.object({
          id: z.string(),
          cause: z.enum(['mine', 'theirs', 'nobodys']),
          title: z.string(),
          wording: z.string(),
          manner: z.string(),
          risk: z.string(),
        }),
      ),
      openLoops: z.array(z.object({ sentence: z.string(), contactId: id })),
    }),
  },
});

export const incidentKind = z.enum(incidentKinds);
export const debriefInput = z.strictObject({
  feeling: z.int().min(1).max(5),
  facts: text(10_000),
  incidents: z
    .array(z.strictObject({ kind: incidentKind, note: text(2000).optional() }))
    .max(20)
    .default([]),
  flubbed: z
    .array(z.strictObject({ question: text(1000), betterAnswer: text(4000) }))
    .max(20)
    .default([]),
  missedPoints: z.array(text(1000)).max(20).default([]),
  furtherResearch: text(4000).optional(),
  agreed: text(4000).optional(),
  secondMeeting: z.strictObject({ days: z.tuple([civilDate, civilDate]) }).optional(),
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

export const getDebrief = endpoint({
  method: 'GET',
  path: underWorkspace('/meetings/:meetingId/debrief'),
  tag: 'debriefs',
  summary: 'The debrief of a meeting',
  access: 'full',
  tokenScope: 'read',
  params: meetingParams,
  replies: { 200: z.object({ debrief, letter: letter.nullable() }) },
});

export const putDebrief = endpoint({
  method: 'PUT',
  path: underWorkspace('/meetings/:meetingId/debrief'),
  tag: 'debriefs',
  summary: 'Look back at a meeting; answers the follow-up letter that it calls for, drafted',
  access: 'owner',
  tokenScope: 'write',
  params: meetingParams,
  body: debriefInput,
  versioned: true,
  /** No letter where nobody who was there may be written to. */
  replies: { 200: z.object({ debrief, letter: letter.nullable() }) },
});
