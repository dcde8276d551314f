import { importFields } from '@threefold/domain/contacts/import-fields';
import { z } from 'zod';
import { contactInput } from './contacts.ts';
import { endpoint } from './endpoint.ts';
import {
  id,
  instant,
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

export const contactImport = z.object({
  id,
  version,
  fileName: z.string(),
  bytes: z.int(),
  status: importStatus,
  dryRun: z.boolean(),
  format: z.string().nullable(),
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
  /** One sentence that says what went wrong and what to do. */
  failure: z.string().nullable(),
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
  tag: 'imports',
  summary: 'Import a contact list',
  access: 'owner',
  tokenScope: 'import',
  params: workspaceParams,
  multipart:
    '`file`, a list of contacts (CSV, vCard, Excel workbook, or a ZIP archive with one of them) of 1 GiB at most, and, before or after it, `mapping` (JSON, optional), `dryRun` (true or false), `id` (UUID, optional).',
  replies: { 200: contactImport, 202: contactImport },
});

export const listImports = endpoint({
  method: 'GET',
  path: underWorkspace('/imports'),
  tag: 'imports',
  summary: 'Import history, newest first',
  access: 'owner',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object(pageQuery),
  replies: { 200: page(contactImport) },
});

export const getImport = endpoint({
  method: 'GET',
  path: underWorkspace('/imports/:importId'),
  tag: 'imports',
  summary: 'One import, with counts and progress',
  access: 'owner',
  tokenScope: 'import',
  params: importParams,
  replies: { 200: contactImport },
});

/** Sets the mapping of a waiting import, or turns a finished dry run into the real thing, without sending the file again. */
export const continueImport = endpoint({
  method: 'PATCH',
  path: underWorkspace('/imports/:importId'),
  tag: 'imports',
  summary: 'Go on with an import: with a mapping, or for real after a dry run',
  access: 'owner',
  tokenScope: 'import',
  params: importParams,
  body: z.strictObject({ mapping: importMapping.optional(), dryRun: z.boolean().optional() }),
  replies: { 200: contactImport },
});

export const listImportRows = endpoint({
  method: 'GET',
  path: underWorkspace('/imports/:importId/rows'),
  tag: 'imports',
  summary: 'What became of each row, with its line and the reason',
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

/**
 * A note such as "met via Ruth Abernathy" proposes a referrer beside its row; only this makes an edge of it. Without `referrerId` or
 * `referrer` one person must have the name: else 422 with the code `referrer-unknown` or `referrer-ambiguous`.
 */
export const answerProposal = endpoint({
  method: 'POST',
  path: underWorkspace('/imports/:importId/referrers'),
  tag: 'imports',
  summary: 'Say whether somebody whom a note names made the introduction',
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
  replies: { 200: importRow },
});

/** Nothing of it stays: what went in so far is taken back, and `status` becomes `undone`. */
export const cancelImport = endpoint({
  method: 'POST',
  path: underWorkspace('/imports/:importId/cancel'),
  tag: 'imports',
  summary: 'Cancel an import before it is done',
  access: 'owner',
  tokenScope: 'import',
  params: importParams,
  replies: { 200: contactImport },
});

/** The columns as they are in the file, and beside them the line and the reason; it can be imported again once corrected. */
export const getRetryFile = endpoint({
  method: 'GET',
  path: underWorkspace('/imports/:importId/retry.csv'),
  tag: 'imports',
  summary: 'The rows that did not go in, as a CSV to correct and import again',
  access: 'owner',
  tokenScope: 'import',
  params: importParams,
  replies: { 200: z.string() },
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
  tag: 'imports',
  summary: 'What stands in the way of taking an import back, person by person',
  access: 'owner',
  tokenScope: 'import',
  params: importParams,
  replies: { 200: importObstacles },
});

/** 409 with the code `built-upon` where something was built on its people; with `leaveBuiltUpon` those stay and all others go. */
export const undoImport = endpoint({
  method: 'POST',
  path: underWorkspace('/imports/:importId/undo'),
  tag: 'imports',
  summary: 'Take an import back as a whole, while nothing has been built on it',
  access: 'owner',
  tokenScope: 'import',
  params: importParams,
  query: z.object({ leaveBuiltUpon: z.enum(['true', 'false']).default('false') }),
  replies: { 200: contactImport },
});
