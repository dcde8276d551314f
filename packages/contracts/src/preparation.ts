import { questionThemes } from '@threefold/domain/meetings/question-bank';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { id, instant, line, text, underWorkspace, version, workspaceParams } from './primitives.ts';

export const speech = z.object({ id, version, name: z.string(), body: z.string(), updatedAt: instant });
export type Speech = z.infer<typeof speech>;
const speechFields = { name: line(120).min(1), body: text(10_000) };

export const listSpeeches = endpoint({
  method: 'GET',
  path: underWorkspace('/speeches'),
  tag: 'meetings',
  summary: 'List your stump speeches',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  replies: { 200: z.object({ items: z.array(speech), nextCursor: z.null() }) },
});

export const listSpeechVersions = endpoint({
  method: 'GET',
  path: underWorkspace('/speeches/:speechId/versions'),
  tag: 'meetings',
  summary: 'List every version of a stump speech, newest first',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams.extend({ speechId: id }),
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
  example: {
    name: 'Thirty seconds',
    body: 'I spent fourteen years in hospital medicine and now look at how care is reviewed.',
  },
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
  example: { name: 'Thirty seconds, for insurers' },
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
  summary: 'List the question bank: built-in questions and your own',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  replies: { 200: z.object({ items: z.array(question), nextCursor: z.null() }) },
});

export const createQuestion = endpoint({
  method: 'POST',
  path: underWorkspace('/questions'),
  tag: 'meetings',
  summary: 'Add a question of your own',
  description: 'A question that asks for a job is refused.',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z.strictObject({ id: id.optional(), theme: questionTheme.default('own'), text: questionFields.text }),
  example: { theme: 'own', text: 'Which report do you open first on a Monday?' },
  refusals: ['rule-broken'],
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
  example: { text: 'Which report do you open first every Monday?' },
  refusals: ['rule-broken'],
  replies: { 200: question },
});
