import { shareLevels } from '@threefold/domain/coaching/share-levels';
import { z } from 'zod';
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
  tag: 'coaching',
  summary: 'List who sees this search, and how much of it',
  access: 'owner',
  tokenScope: 'read',
  params: workspaceParams,
  replies: { 200: z.object({ items: z.array(share), nextCursor: z.null() }) },
});

export const inviteCoach = endpoint({
  method: 'POST',
  path: underWorkspace('/shares'),
  tag: 'coaching',
  summary: 'Invite a coach by email',
  description: '`token` and `link` are shown once, here.',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z.strictObject({ id: id.optional(), email: z.email().max(254), level: shareLevel }),
  example: { email: 'carla.brandt@example.com', level: 'network' },
  refusals: ['rule-broken'],
  replies: { 200: share, 201: share.extend({ token: z.string(), link: z.string(), mailed: z.boolean() }) },
});

export const changeShare = endpoint({
  method: 'PATCH',
  path: underWorkspace('/shares/:shareId'),
  tag: 'coaching',
  summary: 'Change what a coach sees, from the next request on',
  access: 'owner',
  tokenScope: 'write',
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
  tag: 'coaching',
  summary: "Revoke a coach's access, from the next request on",
  access: 'owner',
  tokenScope: 'write',
  params: shareParams,
  versioned: true,
  replies: { 200: share },
});

export const readInvitation = endpoint({
  method: 'POST',
  path: '/api/v1/shares/:shareId/invitation',
  tag: 'coaching',
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
  tag: 'coaching',
  summary: 'Accept an invitation',
  access: 'person',
  tokenScope: 'write',
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
  tag: 'coaching',
  summary: 'List your clients, by need',
  access: 'person',
  tokenScope: 'read',
  replies: { 200: z.object({ items: z.array(client), nextCursor: z.null() }) },
});

export const getClient = endpoint({
  method: 'GET',
  path: '/api/v1/coach/clients/:workspaceId',
  tag: 'coaching',
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
  tag: 'coaching',
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
  tag: 'coaching',
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
  tag: 'coaching',
  summary: 'Mark a comment as read',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams.extend({ commentId: id }),
  replies: { 200: comment },
});
