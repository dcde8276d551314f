import { questionOrders, questionThemes } from '@threefold/domain/meetings/question-bank';
import { nearnesses } from '@threefold/domain/meetings/rank-findings';
import { troubleCauses } from '@threefold/domain/meetings/remedies';
import { incidentCauses } from '@threefold/domain/vocabulary/debrief';
import { z } from 'zod';
import { chainLink, contact, stage } from '../contacts.ts';
import { endpoint } from '../endpoint.ts';
import { exampleIds } from '../examples.ts';
import { finding } from '../findings.ts';
import { limits } from '../limits.ts';
import { id, instant, line, text, underWorkspace, version, workspaceParams } from '../primitives.ts';
import { meeting, meetingParams, meetingStatus } from './meetings.ts';

export const speech = z.object({ id, version, name: z.string(), body: z.string(), updatedAt: instant });
export type Speech = z.infer<typeof speech>;

const speechFields = { name: line(120).min(1), body: text(limits.speechBody) };

export const listSpeeches = endpoint({
  method: 'GET',
  path: underWorkspace('/speeches'),
  summary: 'List your stump speeches',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  replies: { 200: z.object({ items: z.array(speech), nextCursor: z.null() }) },
});

export const listSpeechVersions = endpoint({
  method: 'GET',
  path: underWorkspace('/speeches/:speechId/versions'),
  summary: 'List every version of a stump speech, newest first',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams.extend({ speechId: id }),
  replies: { 200: z.object({ items: z.array(speech), nextCursor: z.null() }) },
});

export const createSpeech = endpoint({
  method: 'POST',
  path: underWorkspace('/speeches'),
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

const questionFields = { theme: questionTheme, text: text(limits.questionText).min(1) };

export const listQuestions = endpoint({
  method: 'GET',
  path: underWorkspace('/questions'),
  summary: 'List the question bank: built-in questions and your own',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  replies: { 200: z.object({ items: z.array(question), nextCursor: z.null() }) },
});

export const createQuestion = endpoint({
  method: 'POST',
  path: underWorkspace('/questions'),
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

/** What is known of the place where somebody works, besides what they said themselves. */
const organizationFacts = z.object({
  name: z.string(),
  /** Others there, those who were met first. */
  people: z.array(z.object({ contactId: id, name: z.string(), title: z.string().nullable(), stage })),
  /** Earlier meetings with anybody there, the latest first. */
  meetings: z.array(z.object({ id, startsAt: instant, status: meetingStatus, names: z.string() })),
});

/** What was learnt before and matters here, the nearest first. */
const priorFinding = z.object({
  finding,
  nearness: z.enum(nearnesses),
  from: z.object({ contactId: id, name: z.string(), organization: z.string().nullable() }).nullable(),
});

/** One who may be written to, and whether they are to have day and time in writing. */
const confirmationReader = z.object({
  contactId: id,
  name: z.string(),
  isChosen: z.boolean(),
  dueAt: instant.nullable(),
  letterId: id.nullable(),
  sentAt: instant.nullable(),
});

const remedy = z.object({
  id: z.string(),
  /** `unknown`: it goes badly and you cannot tell why. */
  cause: z.enum(troubleCauses),
  title: z.string(),
  wording: z.string(),
  manner: z.string(),
  risk: z.string(),
  payoff: z.string(),
});

/** Something that went wrong and can be named, with what to say to just that. */
const trouble = z.object({
  id: z.string(),
  cause: z.enum(incidentCauses),
  label: z.string(),
  wording: z.string(),
  manner: z.string(),
  /** How awkward words are taken, and put right. */
  example: z.object({ said: z.string(), heard: z.string(), repair: z.string() }).nullable(),
});

export const getPrep = endpoint({
  method: 'GET',
  path: underWorkspace('/meetings/:meetingId/prep'),
  summary: 'Get the prep sheet of a meeting',
  description:
    'Who, why, the chain of referrals that led here, speech, questions and earlier findings, all on one page.',
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
          /** Null where nothing is known of it, or no organization. */
          organization: organizationFacts.nullable(),
        }),
      ),
      /** The text that the meeting uses, which need not be the newest. */
      speech: speech.extend({ newestVersion: version }).nullable(),
      questions: z.array(
        question.extend({
          /** Of one of these people. */
          askedBefore: z.boolean(),
          /** In any other meeting. */
          askedElsewhere: z.boolean(),
          chosen: z.boolean(),
          /** What can be asked about the answer. */
          followOns: z.array(z.string()),
        }),
      ),
      /** As chosen here, else as chosen last. */
      questionOrder: z.enum(questionOrders),
      findings: z.array(finding),
      priorFindings: z.array(priorFinding),
      /** The speech in key words, a line for each part, and the sentence that hands over to them. */
      opening: z.object({ keyWords: z.array(z.array(z.string())), bridge: z.string() }),
      /** How to say that it interests you and you could contribute, without asking for a job. */
      contribution: z.object({ wording: z.string(), manner: z.string() }),
      /** What to have at hand. */
      bring: z.array(z.string()),
      /** How it shows that a meeting goes badly. */
      signs: z.array(z.string()),
      remedies: z.array(remedy),
      troubles: z.array(trouble),
      /** `letterId`: the draft that waits. */
      openLoops: z.array(z.object({ sentence: z.string(), contactId: id, letterId: id.nullable() })),
      /** The letter that puts day and time in writing: owed until, drafted, or sent. */
      confirmation: z.object({
        dueAt: instant.nullable(),
        letterId: id.nullable(),
        sentAt: instant.nullable(),
        readers: z.array(confirmationReader),
      }),
      /** What falls into this meeting or the way to and from it. */
      clashes: z.array(z.string()),
      /** The times that it had before, the first one first. */
      movedFrom: z.array(instant),
      research: z
        .object({
          id,
          text: z.string(),
          answers: z.array(z.object({ contactId: id, text: z.string(), version })),
        })
        .nullable(),
    }),
  },
});

export const chooseConfirmed = endpoint({
  method: 'PUT',
  path: underWorkspace('/meetings/:meetingId/confirmation'),
  summary: 'Choose who gets the day and time of a meeting in writing',
  description: 'At first it is the first participant who may be written to.',
  access: 'owner',
  tokenScope: 'write',
  params: meetingParams,
  body: z.strictObject({ contactIds: z.array(id).min(1, 'must name somebody').max(20) }),
  example: { contactIds: [exampleIds.contact] },
  refusals: ['rule-broken'],
  replies: { 200: z.object({ readers: z.array(confirmationReader) }) },
});
