import { shareLevels } from '@threefold/domain/coaching/share-levels';
import { z } from 'zod';
import { contactInput } from './contacts.ts';
import { endpoint } from './endpoint.ts';
import { exampleIds } from './examples.ts';
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

export const shareLevel = z.enum(shareLevels);
export type ShareLevel = z.infer<typeof shareLevel>;

export const shareStatus = z.enum(['invited', 'active', 'revoked']);
export type ShareStatus = z.infer<typeof shareStatus>;

export const share = z.object({
  id,
  version,
  email: z.string(),
  level: shareLevel,
  status: shareStatus,
  coachName: z.string().nullable(),
  expiresAt: instant.nullable(),
  acceptedAt: instant.nullable(),
  lastSeenAt: instant.nullable(),
  createdAt: instant,
});
export type Share = z.infer<typeof share>;

const shareParams = workspaceParams.extend({ shareId: id });

export const listShares = endpoint({
  method: 'GET',
  path: underWorkspace('/shares'),
  summary: 'List who sees this search, and how much of it',
  access: 'owner',
  tokenScope: 'read',
  params: workspaceParams,
  replies: { 200: z.object({ items: z.array(share), nextCursor: z.null() }) },
});

export const inviteCoach = endpoint({
  method: 'POST',
  path: underWorkspace('/shares'),
  summary: 'Invite a coach by email',
  description: '`token` and `link` are shown once, here.',
  access: 'owner',
  tokenScope: null,
  recent: true,
  params: workspaceParams,
  body: z.strictObject({ id: id.optional(), email: z.email().max(254), level: shareLevel }),
  example: { email: 'carla.brandt@example.com', level: 'network' },
  refusals: ['rule-broken'],
  replies: { 200: share, 201: share.extend({ token: z.string(), link: z.string(), mailed: z.boolean() }) },
});

export const changeShare = endpoint({
  method: 'PATCH',
  path: underWorkspace('/shares/:shareId'),
  summary: 'Change what a coach sees, from the next request on',
  access: 'owner',
  tokenScope: null,
  recent: true,
  params: shareParams,
  body: z.strictObject({ level: shareLevel }),
  versioned: true,
  example: { level: 'full' },
  refusals: ['conflict'],
  replies: { 200: share },
});

export const revokeShare = endpoint({
  method: 'DELETE',
  path: underWorkspace('/shares/:shareId'),
  summary: "Revoke a coach's access, from the next request on",
  access: 'owner',
  tokenScope: null,
  params: shareParams,
  versioned: true,
  replies: { 200: share },
});

export const readInvitation = endpoint({
  method: 'POST',
  path: '/api/v1/shares/:shareId/invitation',
  summary: 'Read who invites you, to what, and until when',
  description: 'The token travels in the body, so that no log keeps it.',
  access: 'person',
  tokenScope: 'read',
  params: z.object({ shareId: id }),
  body: z.strictObject({ token: text(200).min(1) }),
  example: { token: 'h3Jq0mZ2v8YtK1nD' },
  refusals: ['rule-broken'],
  replies: { 200: z.object({ seekerName: z.string(), level: shareLevel, expiresAt: instant }) },
});

export const acceptShare = endpoint({
  method: 'POST',
  path: '/api/v1/shares/:shareId/accept',
  summary: 'Accept an invitation',
  access: 'person',
  tokenScope: null,
  params: z.object({ shareId: id }),
  body: z.strictObject({ token: text(200).min(1) }),
  example: { token: 'h3Jq0mZ2v8YtK1nD' },
  refusals: ['rule-broken'],
  replies: { 200: z.object({ share, workspaceId: id, workspaceName: z.string() }) },
});

export const clientFigures = z.object({
  contacts: z.int(),
  lettersSent: z.int(),
  callsMade: z.int(),
  meetingsHeld: z.int(),
  referrals: z.int(),
  promisesKept: z.int(),
  promisesEnded: z.int(),
  overdueCalls: z.int(),
});

export const client = z.object({
  workspaceId: id,
  name: z.string(),
  level: shareLevel,
  figures: clientFigures,
  lastActivityAt: instant.nullable(),
  stuck: z.object({ step: z.string(), since: instant.nullable(), sentence: z.string(), need: z.number() }),
  /** Held meetings and new referrals by week, oldest first, the last twelve weeks. */
  weeks: z.array(
    z.object({ startsOn: z.iso.date(), letters: z.int(), meetings: z.int(), referrals: z.int() }),
  ),
  unreadForSeeker: z.int(),
});
export type Client = z.infer<typeof client>;

export const listClients = endpoint({
  method: 'GET',
  path: '/api/v1/coach/clients',
  summary: 'List your clients, by need',
  access: 'person',
  tokenScope: 'read',
  replies: { 200: z.object({ items: z.array(client), nextCursor: z.null() }) },
});

export const getClient = endpoint({
  method: 'GET',
  path: '/api/v1/coach/clients/:workspaceId',
  summary: 'Get one client: only what was shared',
  access: 'progress',
  tokenScope: 'read',
  params: workspaceParams,
  replies: { 200: client },
});

export const commentSubject = z.enum(['workspace', 'contact', 'letter', 'meeting', 'referral']);
export type CommentSubject = z.infer<typeof commentSubject>;

export const comment = z.object({
  id,
  authorName: z.string(),
  isMine: z.boolean(),
  subject: commentSubject,
  subjectId: id.nullable(),
  /** A person's name, or initials, as the reader may see it. */
  subjectLabel: z.string().nullable(),
  body: z.string(),
  createdAt: instant,
  readAt: instant.nullable(),
});
export type Comment = z.infer<typeof comment>;

export const listComments = endpoint({
  method: 'GET',
  path: underWorkspace('/comments'),
  summary: 'List comments, newest first',
  access: 'progress',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object({ ...pageQuery, subject: commentSubject.optional(), subjectId: id.optional() }),
  replies: { 200: page(comment) },
});

export const writeComment = endpoint({
  method: 'POST',
  path: underWorkspace('/comments'),
  summary: 'Write a comment',
  description:
    'On the whole search at any level; on a contact from `network`; on letters, meetings and referrals at `full`.',
  access: 'progress',
  tokenScope: 'write',
  params: workspaceParams,
  body: z.strictObject({
    id: id.optional(),
    subject: commentSubject.default('workspace'),
    subjectId: id.nullish(),
    body: text(4000).min(1),
  }),
  example: {
    subject: 'contact',
    subjectId: exampleIds.contact,
    body: 'She spoke at the spring conference; mention it in your first line.',
  },
  replies: { 200: comment, 201: comment },
});

export const readComment = endpoint({
  method: 'POST',
  path: underWorkspace('/comments/:commentId/read'),
  summary: 'Mark a comment as read',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams.extend({ commentId: id }),
  replies: { 200: comment },
});

export const proposalKind = z.enum(['contact', 'action']);
export type ProposalKind = z.infer<typeof proposalKind>;

export const proposalStatus = z.enum(['open', 'accepted', 'declined']);
export type ProposalStatus = z.infer<typeof proposalStatus>;

const proposalOutcome = z.enum(['created', 'joined', 'agreed']);
export type ProposalOutcome = z.infer<typeof proposalOutcome>;

export const proposedContact = contactInput.omit({ id: true });
export type ProposedContact = z.output<typeof proposedContact>;

const proposedAction = z.strictObject({
  /** What to do, in a sentence. */
  text: text(500).trim().min(1),
  /** Whom it is about. */
  contactId: id.nullish(),
});
export type ProposalContent = {
  contact?: ProposedContact | undefined;
  action?: { text: string; contactId?: string | null | undefined } | undefined;
};

export const proposal = z.object({
  id,
  kind: proposalKind,
  authorName: z.string(),
  isMine: z.boolean(),
  note: z.string().nullable(),
  /** For one of a list: the list, and the name of its file. */
  batchId: id.nullable(),
  fileName: z.string().nullable(),
  contact: z
    .object({
      name: z.string(),
      title: z.string().nullable(),
      organization: z.string().nullable(),
      emails: z.array(z.string()),
      phones: z.array(z.string()),
      linkedinUrl: z.string().nullable(),
      tags: z.array(z.string()),
      notes: z.string().nullable(),
    })
    .nullable(),
  action: z
    .object({ text: z.string(), contactId: id.nullable(), contactName: z.string().nullable() })
    .nullable(),
  status: proposalStatus,
  /** What accepting it led to: a new contact, or one that was known already. */
  result: z.object({ outcome: proposalOutcome, contactId: id.nullable() }).nullable(),
  createdAt: instant,
  decidedAt: instant.nullable(),
});
export type Proposal = z.infer<typeof proposal>;

export const listProposals = endpoint({
  method: 'GET',
  path: underWorkspace('/proposals'),
  summary: 'List what coaches proposed, latest first',
  description: 'A coach sees their own, and how each was decided; the seeker sees all.',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object({ ...pageQuery, status: proposalStatus.optional() }),
  replies: { 200: page(proposal) },
});

const counts = z.object({
  open: z.int(),
  accepted: z.int(),
  declined: z.int(),
  /** Whose open ones are waiting. */
  authors: z.array(z.string()),
});

export const countProposals = endpoint({
  method: 'GET',
  path: underWorkspace('/proposals/counts'),
  summary: 'Count proposals that wait, were accepted, were declined',
  description: 'A coach sees the counts of their own.',
  access: 'progress',
  tokenScope: 'read',
  params: workspaceParams,
  replies: { 200: counts },
});

export const propose = endpoint({
  method: 'POST',
  path: underWorkspace('/proposals'),
  summary: 'Propose a person or an action; nothing changes until the seeker accepts',
  access: 'network',
  tokenScope: 'write',
  params: workspaceParams,
  body: z
    .strictObject({
      id: id.optional(),
      note: text(2000).nullish(),
      contact: proposedContact.optional(),
      action: proposedAction.optional(),
    })
    .refine(({ contact, action }) => (contact === undefined) !== (action === undefined), {
      message: 'name either a contact or an action',
      path: ['contact'],
    }),
  example: {
    note: 'He built the appeals desk that you keep asking about.',
    contact: { givenName: 'Marcus', familyName: 'Bell', organization: 'Larch Benefits' },
  },
  refusals: ['rule-broken'],
  replies: { 200: proposal, 201: proposal },
});

export const mostProposedAtOnce = 2_000;

const proposedList = z.object({
  id,
  fileName: z.string(),
  proposed: z.int(),
  /** Lines that are nobody, or cannot be read, with the reason; the first hundred of them. */
  leftOut: z.array(z.object({ line: z.int(), reason: z.string() })),
});
export type ProposedList = z.infer<typeof proposedList>;

export const proposeList = endpoint({
  method: 'POST',
  path: underWorkspace('/proposals/lists'),
  summary: 'Propose the people of a list, 2,000 at most',
  description: 'At most 2,000 people.',
  access: 'network',
  tokenScope: 'import',
  params: workspaceParams,
  multipart: z.object({
    id: id.optional(),
    mapping: z.string().optional().describe('JSON: the field of each column by its name.'),
    file: z.file().describe('After the other fields.'),
  }),
  refusals: ['conflict', 'rule-broken'],
  replies: { 200: proposedList, 201: proposedList },
});

const chosen = z.array(id).min(1).max(200);

const decided = z.object({ items: z.array(proposal), nextCursor: z.null() });

export const decideProposals = endpoint({
  method: 'POST',
  path: underWorkspace('/proposals/decisions'),
  summary: 'Accept or decline proposals; those already decided stay as they are',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z.strictObject({ ids: chosen, accept: z.boolean() }),
  example: { ids: [exampleIds.proposal], accept: true },
  replies: { 200: decided },
});

export const reopenProposals = endpoint({
  method: 'POST',
  path: underWorkspace('/proposals/reopen'),
  summary: 'Reopen decided proposals',
  description: 'A person whom you have worked with since stays accepted.',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z.strictObject({ ids: chosen }),
  example: { ids: [exampleIds.proposal] },
  replies: { 200: decided },
});
