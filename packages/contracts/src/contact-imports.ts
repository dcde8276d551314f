import { importFields } from '@threefold/domain/contacts/import-fields';
import { z } from 'zod';
import { contactInput } from './contacts.ts';
import { endpoint } from './endpoint.ts';
import { exampleIds } from './examples.ts';
import {
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

export const importField = z.enum(importFields);

export const importMapping = z.record(z.string().max(500), importField);
export type ImportMapping = z.infer<typeof importMapping>;

export const importStatus = z.enum([
  'queued',
  'reading',
  'waiting-for-mapping',
  'importing',
  'done',
  'failed',
  'undone',
]);
export type ImportStatus = z.infer<typeof importStatus>;

export const importOutcome = z.enum(['created', 'merged', 'unchanged', 'skipped', 'failed']);
export type ImportOutcome = z.infer<typeof importOutcome>;

export const importColumn = z.object({
  column: z.string(),
  field: importField,
  confidence: z.number(),
  samples: z.array(z.string()),
});
export type ImportColumn = z.infer<typeof importColumn>;

export const importReading = z.object({ encoding: z.string(), samples: z.array(z.string()) });
export type ImportReading = z.infer<typeof importReading>;

export const contactImport = z.object({
  id,
  version,
  fileName: z.string(),
  bytes: z.int(),
  status: importStatus,
  dryRun: z.boolean(),
  format: z.string().nullable(),
  /** "utf-8", "windows-1252", "macintosh"; "utf-8-twice" for letters that were garbled before and were put right. */
  encoding: z.string().nullable(),
  mapping: importMapping.nullable(),
  /** Columns with a guess and samples, once the header was read. */
  columns: z.array(importColumn).nullable(),
  counts: z.object({
    rows: z.int(),
    created: z.int(),
    merged: z.int(),
    unchanged: z.int(),
    skipped: z.int(),
    failed: z.int(),
  }),
  progress: z.object({
    rowsDone: z.int(),
    bytesDone: z.int(),
    bytesTotal: z.int(),
    /** How long the rest takes at the pace so far; null while nobody can tell. */
    secondsLeft: z.int().nullable(),
  }),
  /** Cancelled or being undone: what went in is taken back in parts, until `status` is `undone`. */
  takingBack: z.boolean(),
  /** What is in the file and does not come in, in sentences: photographs, further sheets. */
  remarks: z.array(z.string()),
  /** Where the letters may be read in two ways, nothing goes in until one is chosen: each with lines of the file; else empty. */
  readings: z.array(importReading),
  /** One sentence that says what went wrong and what to do. */
  failure: z.string().nullable(),
  /** It failed, but its file is kept: an empty PATCH continues it behind the last row. */
  resumable: z.boolean(),
  createdAt: instant,
  finishedAt: instant.nullable(),
});
export type ContactImport = z.infer<typeof contactImport>;

/** The file says something else than what is known, and what is known stays. */
export const importConflict = z.object({ field: z.string(), ours: z.string(), theirs: z.string() });
export type ImportConflict = z.infer<typeof importConflict>;

export const importRow = z.object({
  line: z.int(),
  outcome: importOutcome,
  reason: z.string().nullable(),
  contactId: id.nullable(),
  name: z.string().nullable(),
  conflicts: z.array(importConflict),
});
export type ImportRow = z.infer<typeof importRow>;

const importParams = workspaceParams.extend({ importId: id });

export const startImport = endpoint({
  method: 'POST',
  path: underWorkspace('/imports'),
  summary: 'Import a contact list',
  access: 'owner',
  tokenScope: 'import',
  params: workspaceParams,
  description:
    'A CSV file, vCards, LDIF, nicknames of mutt or Eudora, an Excel workbook, or a ZIP archive with one of them, of 1 GiB at most. Where what a column holds was only guessed (`confidence` below 0.8), nothing goes in: `status` becomes `waiting-for-mapping` with the guess filled in.',
  multipart: z.object({
    id: id.optional(),
    mapping: z.string().optional().describe('JSON: the field of each column by its name.'),
    dryRun: z.enum(['true', 'false']).optional(),
    file: z.file(),
  }),
  refusals: ['conflict', 'rule-broken'],
  replies: { 200: contactImport, 202: contactImport },
});

export const listImports = endpoint({
  method: 'GET',
  path: underWorkspace('/imports'),
  summary: 'List imports, newest first',
  access: 'owner',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object(pageQuery),
  replies: { 200: page(contactImport) },
});

export const getImport = endpoint({
  method: 'GET',
  path: underWorkspace('/imports/:importId'),
  summary: 'Get an import with its counts and progress',
  access: 'owner',
  tokenScope: 'import',
  params: importParams,
  replies: { 200: contactImport },
});

export const continueImport = endpoint({
  method: 'PATCH',
  path: underWorkspace('/imports/:importId'),
  summary: 'Continue an import: with a mapping, for real after a dry run, or where it stopped',
  description:
    'Sets the mapping of a waiting import or chooses one of its readings, or turns a finished dry run into the real thing, without sending the file again. With neither, an import that failed and is `resumable` goes on behind its last row.',
  access: 'owner',
  tokenScope: 'import',
  params: importParams,
  body: z.strictObject({
    mapping: importMapping.optional(),
    /** One of the `readings` of a waiting import. */
    encoding: line(40).optional(),
    dryRun: z.boolean().optional(),
  }),
  example: {
    mapping: { 'First Name': 'givenName', 'Last Name': 'familyName', Company: 'organization' },
    dryRun: false,
  },
  refusals: ['conflict', 'rule-broken'],
  replies: { 200: contactImport },
});

export const listImportRows = endpoint({
  method: 'GET',
  path: underWorkspace('/imports/:importId/rows'),
  summary: 'List what became of each row, with its line and the reason',
  access: 'owner',
  tokenScope: 'import',
  params: importParams,
  query: z.object({
    ...pageQuery,
    outcome: importOutcome.optional(),
    /** Only rows that say something else than what is known. */
    conflicts: z.enum(['true', 'false']).default('false'),
  }),
  replies: { 200: page(importRow) },
});

export const answerProposal = endpoint({
  method: 'POST',
  path: underWorkspace('/imports/:importId/referrers'),
  summary: 'Confirm or reject a referrer named in a note',
  description:
    'A note such as "met via Ruth Abernathy" proposes a referrer beside its row; only this makes a referral of it. Without `referrerId` or `referrer` exactly one contact must have the name: otherwise 422 with the code `referrer-unknown` or `referrer-ambiguous`.',
  access: 'owner',
  tokenScope: 'import',
  params: importParams,
  body: z.strictObject({
    line: z.int().min(0).max(2_147_483_647),
    name: text(500),
    isReferrer: z.boolean(),
    /** Which of the contacts is meant. */
    referrerId: id.optional(),
    /** Somebody who is not among the contacts yet. */
    referrer: contactInput.optional(),
  }),
  example: { line: 12, name: 'Ruth Abernathy', isReferrer: true, referrerId: exampleIds.contact },
  refusals: ['rule-broken'],
  replies: { 200: importRow },
});

export const cancelImport = endpoint({
  method: 'POST',
  path: underWorkspace('/imports/:importId/cancel'),
  summary: 'Cancel an import before it is done',
  description: 'Nothing of it stays: what was imported so far is undone, and `status` becomes `undone`.',
  access: 'owner',
  tokenScope: 'import',
  params: importParams,
  refusals: ['conflict'],
  replies: { 200: contactImport },
});

export const getRetryFile = endpoint({
  method: 'GET',
  path: underWorkspace('/imports/:importId/retry.csv'),
  summary: 'Download the rows that failed as a CSV to correct and import again',
  description: 'The columns as they are in the file, and next to them the line and the reason.',
  access: 'owner',
  tokenScope: 'import',
  params: importParams,
  refusals: ['conflict'],
  replies: { 200: z.string() },
  files: ['text/csv'],
});

export const importObstacle = z.enum([
  'letters',
  'calls',
  'meetings',
  'referrals',
  'findings',
  'research',
  'comments',
  'proposals',
  'merges',
  'changes',
]);
export type ImportObstacle = z.infer<typeof importObstacle>;

/** Whom an import made and on whom something was built since: `people` in all, ten of them by name. */
export const importObstacles = z.object({
  people: z.int(),
  items: z.array(
    z.object({ contactId: id, name: z.string(), isInBin: z.boolean(), built: z.array(importObstacle) }),
  ),
});
export type ImportObstacles = z.infer<typeof importObstacles>;

export const listImportObstacles = endpoint({
  method: 'GET',
  path: underWorkspace('/imports/:importId/obstacles'),
  summary: 'List what stands in the way of undoing an import, person by person',
  access: 'owner',
  tokenScope: 'import',
  params: importParams,
  replies: { 200: importObstacles },
});

export const undoImport = endpoint({
  method: 'POST',
  path: underWorkspace('/imports/:importId/undo'),
  summary: 'Undo an import as a whole, as long as nothing has been built on it',
  description:
    '409 with the code `built-upon` when something was built on its people; with `leaveBuiltUpon` those stay and all others go.',
  access: 'owner',
  tokenScope: 'import',
  params: importParams,
  query: z.object({ leaveBuiltUpon: z.enum(['true', 'false']).default('false') }),
  refusals: ['conflict'],
  replies: { 200: contactImport },
});
