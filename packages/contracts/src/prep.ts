import { questionOrders } from '@threefold/domain/meetings/question-bank';
import { nearnesses } from '@threefold/domain/meetings/rank-findings';
import { z } from 'zod';
import { chainLink, contact, stage } from './contacts.ts';
import { endpoint } from './endpoint.ts';
import { exampleIds } from './examples.ts';
import { finding } from './findings.ts';
import { meeting, meetingParams, meetingStatus } from './meetings.ts';
import { question, speech } from './preparation.ts';
import { id, instant, underWorkspace, version } from './primitives.ts';

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
  cause: z.enum(['mine', 'theirs', 'nobodys']),
  title: z.string(),
  wording: z.string(),
  manner: z.string(),
  risk: z.string(),
});

export const getPrep = endpoint({
  method: 'GET',
  path: underWorkspace('/meetings/:meetingId/prep'),
  tag: 'meetings',
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
        }),
      ),
      /** As chosen here, else as chosen last. */
      questionOrder: z.enum(questionOrders),
      findings: z.array(finding),
      priorFindings: z.array(priorFinding),
      remedies: z.array(remedy),
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
  tag: 'meetings',
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
