import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { exampleIds } from '../examples.ts';
import { finding } from '../findings.ts';
import { letterStatus } from '../letters.ts';
import { limits } from '../limits.ts';
import { id, instant, line, text, underWorkspace, version, workspaceParams } from '../primitives.ts';
import { meetingStatus } from './meetings.ts';

/** A question of the seeker's own that is asked of several people. */
export const researchQuestion = z.object({
  id,
  version,
  text: z.string(),
  reportSubject: z.string(),
  reportBody: z.string(),
  archivedAt: instant.nullable(),
  asked: z.int(),
  answered: z.int(),
  createdAt: instant,
  updatedAt: instant,
});
export type ResearchQuestion = z.infer<typeof researchQuestion>;

const researchAnswer = z.object({
  contactId: id,
  name: z.string(),
  organization: z.string().nullable(),
  meetingId: id.nullable(),
  metAt: instant.nullable(),
  text: z.string(),
  version,
  /** What was noted in that meeting, to answer from. */
  findings: z.array(finding),
  /** The letter that brings the report back to them. */
  letter: z.object({ id, status: letterStatus }).nullable(),
});
export type ResearchAnswer = z.infer<typeof researchAnswer>;

/** The answers side by side, and those from whom one is still to come. */
export const researchPage = researchQuestion.extend({
  answers: z.array(researchAnswer),
  waiting: z.array(
    z.object({
      contactId: id,
      name: z.string(),
      organization: z.string().nullable(),
      meetingId: id,
      startsAt: instant,
      status: meetingStatus,
      findings: z.array(finding),
    }),
  ),
});
export type ResearchPage = z.infer<typeof researchPage>;

const questionText = text(limits.researchQuestion).trim().min(1, 'must not be empty');

const params = workspaceParams.extend({ researchQuestionId: id });

export const listResearchQuestions = endpoint({
  method: 'GET',
  path: underWorkspace('/research-questions'),
  summary: 'List research questions, newest first',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  replies: { 200: z.object({ items: z.array(researchQuestion), nextCursor: z.null() }) },
});

export const createResearchQuestion = endpoint({
  method: 'POST',
  path: underWorkspace('/research-questions'),
  summary: 'Add a question to ask of several people',
  description: 'A question that asks for a job is refused.',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z.strictObject({ id: id.optional(), text: questionText }),
  example: { text: 'What slows down prior authorizations most?' },
  refusals: ['rule-broken'],
  replies: { 200: researchQuestion, 201: researchQuestion },
});

export const getResearchQuestion = endpoint({
  method: 'GET',
  path: underWorkspace('/research-questions/:researchQuestionId'),
  summary: 'Get a research question with all answers side by side',
  access: 'full',
  tokenScope: 'read',
  params,
  replies: { 200: researchPage },
});

export const updateResearchQuestion = endpoint({
  method: 'PATCH',
  path: underWorkspace('/research-questions/:researchQuestionId'),
  summary: 'Change a research question or its report, or archive it',
  access: 'owner',
  tokenScope: 'write',
  params,
  body: z
    .strictObject({
      text: questionText,
      reportSubject: line(limits.letterSubject),
      reportBody: text(limits.researchReport),
      archived: z.boolean(),
    })
    .partial(),
  versioned: true,
  example: { reportSubject: 'What slows down prior authorizations: eleven answers' },
  refusals: ['rule-broken'],
  replies: { 200: researchPage },
});

export const putResearchAnswer = endpoint({
  method: 'PUT',
  path: underWorkspace('/research-questions/:researchQuestionId/answers/:contactId'),
  summary: 'Add someone’s answer; an empty text removes it',
  access: 'owner',
  tokenScope: 'write',
  params: params.extend({ contactId: id }),
  body: z.strictObject({ text: text(limits.researchAnswer).trim(), meetingId: id.nullish() }),
  versioned: true,
  example: { text: 'Missing chart notes, in two cases of three.', meetingId: exampleIds.meeting },
  refusals: ['rule-broken'],
  replies: { 200: researchPage },
});

export const draftResearchReport = endpoint({
  method: 'POST',
  path: underWorkspace('/research-questions/:researchQuestionId/report'),
  summary: 'Draft the report from the answers, replacing one that exists',
  access: 'owner',
  tokenScope: 'write',
  params,
  versioned: true,
  refusals: ['rule-broken'],
  replies: { 200: researchPage },
});

export const draftResearchLetters = endpoint({
  method: 'POST',
  path: underWorkspace('/research-questions/:researchQuestionId/letters'),
  summary: 'Draft a letter with the report to everyone who answered and has none yet',
  access: 'owner',
  tokenScope: 'write',
  params,
  refusals: ['rule-broken'],
  replies: { 200: researchPage },
});
