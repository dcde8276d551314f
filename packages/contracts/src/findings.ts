import { findingKinds } from '@threefold/domain/findings/merge-findings';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { exampleIds } from './examples.ts';
import { limits } from './limits.ts';
import {
  id,
  instant,
  optionalLine,
  page,
  pageQuery,
  text,
  underWorkspace,
  version,
  workspaceParams,
} from './primitives.ts';

export const findingKind = z.enum(findingKinds);
export type FindingKind = z.infer<typeof findingKind>;

export const finding = z.object({
  id,
  version,
  meetingId: id.nullable(),
  contactId: id.nullable(),
  kind: findingKind,
  text: z.string(),
  couldHelp: z.boolean(),
  /** As set here; null where the organization's counts. */
  industry: z.string().nullable(),
  /** The finding that says the same and was kept in its place. */
  mergedInto: id.nullable(),
  createdAt: instant,
  updatedAt: instant,
  deletedAt: instant.nullable(),
});
export type Finding = z.infer<typeof finding>;

const findingFields = {
  kind: findingKind,
  text: text(limits.findingText).min(1),
  couldHelp: z.boolean(),
  industry: optionalLine(80),
};

const findingParams = workspaceParams.extend({ findingId: id });

/** One time that it was said or learnt. */
const findingSource = z.object({
  findingId: id,
  /** In the words of that time. */
  text: z.string(),
  at: instant,
  meetingId: id.nullable(),
  meetingAt: instant.nullable(),
  contactId: id.nullable(),
  name: z.string().nullable(),
  organization: z.string().nullable(),
  industry: z.string().nullable(),
});
export type FindingSource = z.infer<typeof findingSource>;

/** With all its sources, the first one first: those of findings that were merged into it are here too. */
export const gatheredFinding = finding.extend({ sources: z.array(findingSource) });
export type GatheredFinding = z.infer<typeof gatheredFinding>;

const findingFilter = {
  /** Found in the words, and in the names and organizations of those who said it. */
  q: text(limits.search).optional(),
  meetingId: id.optional(),
  contactId: id.optional(),
  kind: findingKind.optional(),
  organization: text(200).optional(),
  industry: text(80).optional(),
  couldHelp: z.enum(['true', 'false']).optional(),
};

export const listFindings = endpoint({
  method: 'GET',
  path: underWorkspace('/findings'),
  summary: 'List what you learned, across all meetings',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object({ ...pageQuery, ...findingFilter }),
  replies: { 200: page(gatheredFinding) },
});

export const listSolvable = endpoint({
  method: 'GET',
  path: underWorkspace('/findings/could-help'),
  summary: 'List what you could help with, raised by the most people first',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object({ limit: pageQuery.limit }),
  replies: { 200: z.object({ items: z.array(gatheredFinding), nextCursor: z.null() }) },
});

export const getFindingPlaces = endpoint({
  method: 'GET',
  path: underWorkspace('/findings/places'),
  summary: 'Count findings by industry, organization and kind',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  replies: {
    200: z.object({
      findings: z.int(),
      couldHelp: z.int(),
      people: z.int(),
      kinds: z.array(z.object({ kind: findingKind, findings: z.int() })),
      industries: z.array(z.object({ name: z.string(), findings: z.int() })),
      organizations: z.array(
        z.object({ name: z.string(), industry: z.string().nullable(), findings: z.int() }),
      ),
    }),
  },
});
export type FindingPlaces = z.infer<(typeof getFindingPlaces.replies)[200]>;

export const putOrganizationIndustry = endpoint({
  method: 'PUT',
  path: underWorkspace('/findings/places'),
  summary: 'Set the industry of an organization; null clears it',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z.strictObject({ organization: text(200).trim().min(1), industry: optionalLine(80) }),
  example: { organization: 'Halden Health', industry: 'Health insurance' },
  replies: { 200: z.object({ organization: z.string(), industry: z.string().nullable() }) },
});

export const exportFindings = endpoint({
  method: 'GET',
  path: underWorkspace('/findings/export'),
  summary: 'Download findings as a spreadsheet (one line per source) or as text to read',
  access: 'owner',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object({ ...findingFilter, format: z.enum(['csv', 'md']).default('csv') }),
  replies: { 200: z.string() },
  files: ['text/csv', 'text/markdown'],
});

export const addFinding = endpoint({
  method: 'POST',
  path: underWorkspace('/findings'),
  summary: 'Add a finding',
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
    industry: findingFields.industry,
  }),
  example: {
    meetingId: exampleIds.meeting,
    kind: 'problem',
    text: 'Prior authorizations take nine days.',
    couldHelp: true,
  },
  replies: { 200: finding, 201: finding },
});

export const updateFinding = endpoint({
  method: 'PATCH',
  path: underWorkspace('/findings/:findingId'),
  summary: 'Change a finding',
  access: 'owner',
  tokenScope: 'write',
  params: findingParams,
  body: z.strictObject(findingFields).partial(),
  versioned: true,
  example: { text: 'Prior authorizations take nine business days.' },
  replies: { 200: finding },
});

export const deleteFinding = endpoint({
  method: 'DELETE',
  path: underWorkspace('/findings/:findingId'),
  summary: 'Move a finding to the trash',
  access: 'owner',
  tokenScope: 'write',
  params: findingParams,
  versioned: true,
  replies: { 200: finding },
});

export const restoreFinding = endpoint({
  method: 'POST',
  path: underWorkspace('/findings/:findingId/restore'),
  summary: 'Take a finding out of the trash',
  access: 'owner',
  tokenScope: 'write',
  params: findingParams,
  replies: { 200: finding },
});

const findingMerge = z.object({ id, finding: gatheredFinding, undoneAt: instant.nullable() });

export const mergeFindings = endpoint({
  method: 'POST',
  path: underWorkspace('/findings/merges'),
  summary: 'Merge findings that say the same',
  description: 'One stays with the words chosen; the others become sources of it.',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z.strictObject({
    id: id.optional(),
    /** The one that stays. */
    keepId: id,
    /** Those that say the same. */
    findingIds: z.array(id).min(1).max(50),
    /** As the one that stays shall read; left out, it reads as it did. */
    text: findingFields.text.optional(),
    kind: findingKind.optional(),
  }),
  example: {
    keepId: exampleIds.finding,
    findingIds: [exampleIds.otherFinding],
    text: 'Prior authorizations take more than a week.',
  },
  refusals: ['rule-broken'],
  replies: { 200: findingMerge, 201: findingMerge },
});

export const undoFindingMerge = endpoint({
  method: 'POST',
  path: underWorkspace('/findings/merges/:mergeId/undo'),
  summary: 'Undo a merge of findings',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams.extend({ mergeId: id }),
  refusals: ['rule-broken'],
  replies: { 200: findingMerge },
});

/** A version that was kept of the page that says who the seeker is and what they could solve. */
export const positioningSummary = z.object({ id, body: z.string(), createdAt: instant });
export type PositioningSummary = z.infer<typeof positioningSummary>;

export const listPositioningSummaries = endpoint({
  method: 'GET',
  path: underWorkspace('/positioning-summaries'),
  summary: 'List the versions of your positioning summary, latest first',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object(pageQuery),
  replies: { 200: page(positioningSummary) },
});

/** For whom it is drafted: `self` tells who named each problem, `others` only how many did. */
export const summaryReader = z.enum(['self', 'others']);

export const draftPositioningSummary = endpoint({
  method: 'GET',
  path: underWorkspace('/positioning-summaries/draft'),
  summary: 'Draft a positioning summary; nothing is saved',
  description: 'Drafted from your profile, your speech and what you could help with.',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object({ reader: summaryReader.default('others') }),
  replies: { 200: z.object({ body: z.string() }) },
});

export const keepPositioningSummary = endpoint({
  method: 'POST',
  path: underWorkspace('/positioning-summaries'),
  summary: 'Save a version of your positioning summary; earlier ones stay',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z.strictObject({ id: id.optional(), body: text(limits.summaryBody).min(1) }),
  example: { body: 'I turn hospital experience into faster, fairer reviews of care.' },
  replies: { 200: positioningSummary, 201: positioningSummary },
});
