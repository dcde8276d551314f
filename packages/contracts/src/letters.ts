import { letterWarningCodes } from '@threefold/domain/letters/letter-warnings';
import { letterKinds, letterStatuses, sendWays } from '@threefold/domain/vocabulary/letter-kinds';
import { letterParts } from '@threefold/domain/vocabulary/methods';
import { z } from 'zod';
import { contactParams } from './contacts.ts';
import { endpoint } from './endpoint.ts';
import { limits } from './limits.ts';
import {
  civilDate,
  id,
  instant,
  line,
  page,
  pageQuery,
  text,
  underWorkspace,
  version,
  workspaceParams,
} from './primitives.ts';

export const letterKind = z.enum(letterKinds);
export type LetterKind = z.infer<typeof letterKind>;

export const letterStatus = z.enum(letterStatuses);
export type LetterStatus = z.infer<typeof letterStatus>;

export const sendVia = z.enum(sendWays);
export type SendVia = z.infer<typeof sendVia>;

export const letter = z.object({
  id,
  version,
  contactId: id,
  contactName: z.string(),
  kind: letterKind,
  templateId: id.nullable(),
  subject: z.string(),
  body: z.string(),
  promiseAt: instant.nullable(),
  /** The reader's zone, in which the promise is worded. */
  promiseTimeZone: z.string(),
  status: letterStatus,
  via: sendVia.nullable(),
  to: z.string().nullable(),
  meetingId: id.nullable(),
  referralId: id.nullable(),
  /** When it was approved or handed over. */
  queuedAt: instant.nullable(),
  /** Until then the send can be taken back; null where there is nothing to take back. */
  undoUntil: instant.nullable(),
  nextTryAt: instant.nullable(),
  sentAt: instant.nullable(),
  messageId: z.string().nullable(),
  /** Why it did not go out, in words; of a queued letter that the mail server takes later, at `nextTryAt`, why not so far. */
  failure: z.string().nullable(),
  createdAt: instant,
  updatedAt: instant,
  deletedAt: instant.nullable(),
});
export type Letter = z.infer<typeof letter>;

export const letterPart = z.enum(letterParts);

export const letterWarningCode = z.enum(letterWarningCodes);

export const letterCheck = z.object({
  parts: z.array(
    z.object({
      part: letterPart,
      present: z.boolean(),
      hint: z.string(),
      start: z.int().nullable(),
      end: z.int().nullable(),
    }),
  ),
  warnings: z.array(
    z.object({
      code: letterWarningCode,
      message: z.string(),
      start: z.int().nullable(),
      end: z.int().nullable(),
    }),
  ),
  words: z.int(),
  wordLimit: z.int(),
  /** The next free time in the same half of the reader's day, when the promise cannot stand. */
  nextFree: instant.nullable(),
});
export type LetterCheck = z.infer<typeof letterCheck>;

export const letterParams = workspaceParams.extend({ letterId: id });

export const listLetters = endpoint({
  method: 'GET',
  path: underWorkspace('/letters'),
  summary: 'List letters, newest first',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object({
    ...pageQuery,
    status: letterStatus.optional(),
    kind: letterKind.optional(),
    contactId: id.optional(),
    meetingId: id.optional(),
  }),
  replies: { 200: page(letter) },
});

export const draftLetter = endpoint({
  method: 'POST',
  path: underWorkspace('/contacts/:contactId/letters'),
  summary: 'Draft a letter to a contact',
  description:
    "Drafts from a template. An outreach letter without `promiseAt` gets the method's default promise: three business days on, in the half of the reader's day asked for.",
  access: 'owner',
  tokenScope: 'write',
  params: contactParams,
  body: z.strictObject({
    id: id.optional(),
    kind: letterKind,
    templateId: id.optional(),
    promiseAt: instant.nullish(),
    half: z.enum(['morning', 'afternoon']).optional(),
    meetingId: id.optional(),
    referralId: id.optional(),
  }),
  example: { kind: 'outreach', promiseAt: '2026-12-03T10:00:00-06:00' },
  refusals: ['rule-broken'],
  replies: { 200: letter, 201: letter },
});

export const getLetter = endpoint({
  method: 'GET',
  path: underWorkspace('/letters/:letterId'),
  summary: 'Get a letter',
  access: 'full',
  tokenScope: 'read',
  params: letterParams,
  replies: { 200: letter },
});

export const updateLetter = endpoint({
  method: 'PATCH',
  path: underWorkspace('/letters/:letterId'),
  summary: 'Change a draft',
  description:
    'A changed `promiseAt` rewords the promise in the body, unless the same call brings a body of its own.',
  access: 'owner',
  tokenScope: 'write',
  params: letterParams,
  body: z
    .strictObject({
      subject: line(limits.letterSubject),
      body: text(limits.letterBody),
      promiseAt: instant.nullable(),
      templateId: id,
    })
    .partial(),
  versioned: true,
  example: { subject: 'A question about utilization management', promiseAt: '2026-12-04T14:00:00-06:00' },
  refusals: ['conflict', 'rule-broken'],
  replies: { 200: letter },
});

export const deleteLetter = endpoint({
  method: 'DELETE',
  path: underWorkspace('/letters/:letterId'),
  summary: 'Move a draft to the trash; what was sent stays',
  access: 'owner',
  tokenScope: 'write',
  params: letterParams,
  versioned: true,
  replies: { 200: letter },
});

export const restoreLetter = endpoint({
  method: 'POST',
  path: underWorkspace('/letters/:letterId/restore'),
  summary: 'Take a draft out of the trash',
  access: 'owner',
  tokenScope: 'write',
  params: letterParams,
  replies: { 200: letter },
});

export const checkLetter = endpoint({
  method: 'GET',
  path: underWorkspace('/letters/:letterId/check'),
  summary: 'Check which parts a letter has, and what to look at before it goes out',
  access: 'full',
  tokenScope: 'read',
  params: letterParams,
  replies: { 200: letterCheck },
});

export const checkLetterText = endpoint({
  method: 'POST',
  path: underWorkspace('/letters/:letterId/check'),
  summary: 'Check a text that is not saved yet',
  description: 'The same check for a text that is still being written; nothing is saved.',
  access: 'owner',
  tokenScope: 'write',
  params: letterParams,
  body: z.strictObject({
    subject: line(limits.letterSubject),
    body: text(limits.letterBody),
    promiseAt: instant.nullable(),
  }),
  example: {
    subject: 'A question about utilization management',
    body: 'Dear Dr. Abernathy,\n\nMarcus Bell suggested that I write to you.',
    promiseAt: '2026-12-03T10:00:00-06:00',
  },
  replies: { 200: letterCheck },
});

export const sendLetter = endpoint({
  method: 'POST',
  path: underWorkspace('/letters/:letterId/send'),
  summary: 'Approve a letter and send it, or hand it over to be sent by hand',
  description:
    'By mail server it waits ten seconds, in which the send can be undone. Every other way is by hand: without `handOver` the caller says that it went out; with it the letter is `handed-over` until `went-out` or `did-not-go-out` says what became of it. A letter with blanks is refused, and each blank is named with its place, unless `allowBlanks` is true.',
  access: 'owner',
  tokenScope: 'write',
  params: letterParams,
  body: z.strictObject({
    via: sendVia,
    /** It is opened elsewhere and not out yet; not for `smtp`. */
    handOver: z.boolean().optional(),
    /** The blanks in it are meant. */
    allowBlanks: z.boolean().optional(),
  }),
  versioned: true,
  example: { via: 'mail-program', handOver: true },
  refusals: ['conflict', 'rule-broken'],
  replies: {
    200: letter.extend({
      /** For `mail-program`: a `mailto:` address that opens the letter ready to send. */
      mailto: z.string().nullable(),
      /** For `web-mail`: addresses that open the letter ready to send in the browser. */
      compose: z.object({ gmail: z.string(), outlook: z.string(), outlookAtWork: z.string() }).nullable(),
      /** For `linkedin`: the whole text for a connection, and a shorter one, of its own sentences, for an invitation. */
      linkedin: z.object({ message: z.string(), short: z.string() }).nullable(),
      callBackId: id.nullable(),
    }),
  },
});

export const letterWentOut = endpoint({
  method: 'POST',
  path: underWorkspace('/letters/:letterId/went-out'),
  summary: 'Say that a letter that was handed over went out',
  description: 'From then on it is sent, and the call that it promises is planned.',
  access: 'owner',
  tokenScope: 'write',
  params: letterParams,
  refusals: ['conflict'],
  replies: { 200: letter },
});

export const letterDidNotGoOut = endpoint({
  method: 'POST',
  path: underWorkspace('/letters/:letterId/did-not-go-out'),
  summary: 'Say that a letter that was handed over did not go out',
  description:
    "It is a draft again. One that was marked as sent by mistake can be undone this way until the end of the seeker's day.",
  access: 'owner',
  tokenScope: 'write',
  params: letterParams,
  refusals: ['conflict'],
  replies: { 200: letter },
});

export const undoSend = endpoint({
  method: 'POST',
  path: underWorkspace('/letters/:letterId/undo-send'),
  summary: 'Undo a send: nothing goes out, and the letter is a draft again',
  description:
    "By mail server within ten seconds; a letter that was handed over or marked as sent until the end of the seeker's day (`undoUntil`).",
  access: 'owner',
  tokenScope: 'write',
  params: letterParams,
  refusals: ['conflict'],
  replies: { 200: letter },
});

export const resolveLetter = endpoint({
  method: 'POST',
  path: underWorkspace('/letters/:letterId/resolve'),
  summary: 'Say whether an unsure letter arrived',
  description: 'After a crash or a broken connection only the seeker can tell whether the letter went out.',
  access: 'owner',
  tokenScope: 'write',
  params: letterParams,
  body: z.strictObject({ arrived: z.boolean() }),
  example: { arrived: true },
  refusals: ['conflict'],
  replies: { 200: letter },
});

export const getLetterEml = endpoint({
  method: 'GET',
  path: underWorkspace('/letters/:letterId/eml'),
  summary: 'Download a letter as an .eml file for a mail program',
  description: 'One with blanks is refused unless `allowBlanks` is true; what was sent is as it was sent.',
  access: 'owner',
  tokenScope: 'read',
  params: letterParams,
  query: z.object({ allowBlanks: z.enum(['true', 'false']).default('false') }),
  refusals: ['rule-broken'],
  replies: { 200: z.string() },
  files: ['message/rfc822'],
});

export const promiseSlot = z.object({ at: instant, half: z.enum(['morning', 'afternoon']) });

export const getPromiseSlots = endpoint({
  method: 'GET',
  path: underWorkspace('/contacts/:contactId/promise-slots'),
  summary: "List free times for a promised call, in the reader's business hours",
  access: 'owner',
  tokenScope: 'read',
  params: contactParams,
  query: z.object({ from: civilDate.optional(), days: z.coerce.number().int().min(1).max(31).default(10) }),
  replies: {
    200: z.object({
      timeZone: z.string(),
      isGuess: z.boolean(),
      seekerTimeZone: z.string(),
      proposed: z.object({ morning: instant, afternoon: instant }),
      slots: z.array(promiseSlot),
      holidays: z.array(z.object({ date: civilDate, name: z.string() })),
      /** Calls already promised in the same days. */
      promised: z.array(z.object({ at: instant, contactName: z.string() })),
    }),
  },
});

export const template = z.object({
  id,
  version,
  kind: letterKind,
  name: z.string(),
  subject: z.string(),
  body: z.string(),
  builtIn: z.boolean(),
});
export type Template = z.infer<typeof template>;

const templateFields = {
  kind: letterKind,
  name: line(120).min(1),
  subject: line(limits.letterSubject),
  body: text(limits.letterBody).min(1),
};

export const listTemplates = endpoint({
  method: 'GET',
  path: underWorkspace('/templates'),
  summary: 'List templates: the built-in ones and your own',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object({ kind: letterKind.optional() }),
  replies: { 200: z.object({ items: z.array(template), nextCursor: z.null() }) },
});

export const createTemplate = endpoint({
  method: 'POST',
  path: underWorkspace('/templates'),
  summary: 'Add a template of your own (Liquid)',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z.strictObject({ id: id.optional(), ...templateFields }),
  example: {
    kind: 'outreach',
    name: 'Short and warm',
    subject: 'A question about {{ contact.organization }}',
    body: 'Dear {{ contact.salutation }},\n\nI would value twenty minutes of your time.',
  },
  refusals: ['rule-broken'],
  replies: { 200: template, 201: template },
});

export const updateTemplate = endpoint({
  method: 'PATCH',
  path: underWorkspace('/templates/:templateId'),
  summary: 'Change a template of your own',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams.extend({ templateId: id }),
  body: z.strictObject(templateFields).partial(),
  versioned: true,
  example: { name: 'Short, for physicians' },
  refusals: ['rule-broken'],
  replies: { 200: template },
});
