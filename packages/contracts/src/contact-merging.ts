import { mergeFields } from '@threefold/domain/contact-merging/merge-two';
import { z } from 'zod';
import { contact, contactParams, phone, targetReason } from './contacts.ts';
import { endpoint } from './endpoint.ts';
import { exampleIds } from './examples.ts';
import { id, instant, page, pageQuery, underWorkspace, version, workspaceParams } from './primitives.ts';

/** Whose value: of the one that stays, or of the one that goes into it. */
const mergeSide = z.enum(['survivor', 'merged']);

export const mergeChoices = z.partialRecord(z.enum(mergeFields), mergeSide);
export type MergeChoices = z.infer<typeof mergeChoices>;

const comparedField = z.object({
  field: z.enum(mergeFields),
  survivor: z.string().nullable(),
  merged: z.string().nullable(),
  wins: mergeSide,
  /** Why that one: nothing to decide, typed by hand, the one that stays, or as chosen. */
  why: z.enum(['same', 'only-one', 'typed', 'stays', 'chosen']),
});
export type ComparedField = z.infer<typeof comparedField>;

const countsOfContact = z.object({
  letters: z.int(),
  calls: z.int(),
  meetings: z.int(),
  referrals: z.int(),
  findings: z.int(),
});

/** What merging would come to, before anything is done. */
export const mergePreview = z.object({
  survivor: contact,
  merged: contact,
  fields: z.array(comparedField),
  /** What is united from both. */
  united: z.object({
    emails: z.array(z.string()),
    phones: z.array(phone),
    tags: z.array(z.string()),
    reasons: z.array(targetReason),
    notes: z.string().nullable(),
    doNotContact: z.boolean(),
  }),
  counts: z.object({ survivor: countsOfContact, merged: countsOfContact }),
  /** Sentences about what deserves a look, for instance two open calls to one person. */
  warnings: z.array(z.string()),
});
export type MergePreview = z.infer<typeof mergePreview>;

export const contactMerge = z.object({
  id,
  version,
  survivorId: id,
  mergedId: id,
  /** The name of the one that went into the other, as it was. */
  mergedName: z.string(),
  choices: mergeChoices,
  /** The values that did not stay. */
  losing: z.array(z.object({ field: z.string(), value: z.string() })),
  createdAt: instant,
  undoneAt: instant.nullable(),
});
export type ContactMerge = z.infer<typeof contactMerge>;

const mergeParams = workspaceParams.extend({ mergeId: id });

export const previewMerge = endpoint({
  method: 'GET',
  path: underWorkspace('/contacts/:contactId/merge-preview'),
  summary: 'Preview merging another contact into this one, field by field',
  access: 'owner',
  tokenScope: 'read',
  params: contactParams,
  query: z.object({ mergedId: id }),
  refusals: ['rule-broken'],
  replies: { 200: mergePreview },
});

export const mergeContacts = endpoint({
  method: 'POST',
  path: underWorkspace('/merges'),
  summary: 'Merge two contacts that are one person',
  description: 'Everything of both goes to the one that stays.',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z.strictObject({
    id: id.optional(),
    survivorId: id,
    mergedId: id,
    /** Fields that are not named follow the rule of the preview. */
    choices: mergeChoices.optional(),
    /** The versions that were looked at; a stale one gets 412. */
    survivorVersion: version.optional(),
    mergedVersion: version.optional(),
  }),
  example: {
    survivorId: exampleIds.contact,
    mergedId: exampleIds.otherContact,
    choices: { job: 'merged' },
  },
  refusals: ['stale', 'rule-broken'],
  replies: { 200: contactMerge, 201: contactMerge },
});

export const listMerges = endpoint({
  method: 'GET',
  path: underWorkspace('/merges'),
  summary: 'List merges, newest first',
  description: 'With `contactId`: those into one contact.',
  access: 'owner',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object({ ...pageQuery, contactId: id.optional() }),
  replies: { 200: page(contactMerge) },
});

export const getMerge = endpoint({
  method: 'GET',
  path: underWorkspace('/merges/:mergeId'),
  summary: 'Get a merge, with the values that did not stay',
  access: 'owner',
  tokenScope: 'read',
  params: mergeParams,
  replies: { 200: contactMerge },
});

export const undoMerge = endpoint({
  method: 'POST',
  path: underWorkspace('/merges/:mergeId/undo'),
  summary: 'Undo a merge, as long as nothing stands in the way',
  access: 'owner',
  tokenScope: 'write',
  params: mergeParams,
  refusals: ['conflict'],
  replies: { 200: contactMerge },
});

export const duplicateStatus = z.enum(['open', 'later', 'not-same', 'merged']);
export type DuplicateStatus = z.infer<typeof duplicateStatus>;

const duplicateReason = z.object({ speaks: z.enum(['for', 'against']), sentence: z.string() });

/** Two contacts that may be one person. */
export const duplicate = z.object({
  id,
  version,
  /** The one with more of a history first. */
  contacts: z.tuple([contact, contact]),
  /** 0 to 100. */
  score: z.int(),
  reasons: z.array(duplicateReason),
  status: duplicateStatus,
  foundAt: instant,
  decidedAt: instant.nullable(),
});
export type Duplicate = z.infer<typeof duplicate>;

const duplicateSearch = z.object({
  status: z.enum(['never', 'waiting', 'running', 'done']),
  finishedAt: instant.nullable(),
  /** How many people were looked at, and how many pairs wait to be decided. */
  people: z.int().nullable(),
  open: z.int(),
  later: z.int(),
});
export type DuplicateSearch = z.infer<typeof duplicateSearch>;

export const listDuplicates = endpoint({
  method: 'GET',
  path: underWorkspace('/duplicates'),
  summary: 'List pairs of contacts that may be one person, the likeliest first',
  access: 'owner',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object({
    ...pageQuery,
    status: duplicateStatus.default('open'),
    contactId: id.optional(),
  }),
  replies: { 200: page(duplicate) },
});

export const decideDuplicate = endpoint({
  method: 'PATCH',
  path: underWorkspace('/duplicates/:duplicateId'),
  summary: 'Decide whether two contacts are the same person, or decide later',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams.extend({ duplicateId: id }),
  body: z.strictObject({ status: z.enum(['open', 'later', 'not-same']) }),
  versioned: true,
  example: { status: 'not-same' },
  replies: { 200: duplicate },
});

export const getDuplicateSearch = endpoint({
  method: 'GET',
  path: underWorkspace('/duplicate-search'),
  summary: 'Get when duplicates were last looked for, and how many wait',
  access: 'owner',
  tokenScope: 'read',
  params: workspaceParams,
  replies: { 200: duplicateSearch },
});

export const searchDuplicates = endpoint({
  method: 'POST',
  path: underWorkspace('/duplicate-search'),
  summary: 'Look for duplicates among all contacts, in the background',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  replies: { 202: duplicateSearch },
});
