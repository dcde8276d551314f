import { z } from 'zod';
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

export const findingKind = z.enum(['challenge', 'opportunity', 'problem', 'advice', 'fact']);
export type FindingKind = z.infer<typeof findingKind>;
export const finding = z.object({
  id,
  version,
  meetingId: id.nullable(),
  contactId: id.nullable(),
  kind: findingKind,
  text: z.string(),
  couldHelp: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
  deletedAt: instant.nullable(),
});
export type Finding = z.infer<typeof finding>;
const findingFields = { kind: findingKind, text: text(4000).min(1), couldHelp: z.boolean() };
const findingParams = workspaceParams.extend({ findingId: id });

export const listFindings = endpoint({
  method: 'GET',
  path: underWorkspace('/findings'),
  tag: 'meetings',
  summary: 'What was learnt',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object({
    ...pageQuery,
    meetingId: id.optional(),
    contactId: id.optional(),
    kind: findingKind.optional(),
  }),
  replies: { 200: page(finding) },
});

export const addFinding = endpoint({
  method: 'POST',
  path: underWorkspace('/findings'),
  tag: 'meetings',
  summary: 'Write down what was learnt',
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
  }),
  replies: { 200: finding, 201: finding },
});

export const updateFinding = endpoint({
  method: 'PATCH',
  path: underWorkspace('/findings/:findingId'),
  tag: 'meetings',
  summary: 'Change a finding',
  access: 'owner',
  tokenScope: 'write',
  params: findingParams,
  body: z.strictObject(findingFields).partial(),
  versioned: true,
  replies: { 200: finding },
});

export const deleteFinding = endpoint({
  method: 'DELETE',
  path: underWorkspace('/findings/:findingId'),
  tag: 'meetings',
  summary: 'Put a finding into the bin',
  access: 'owner',
  tokenScope: 'write',
  params: findingParams,
  versioned: true,
  replies: { 200: finding },
});

export const restoreFinding = endpoint({
  method: 'POST',
  path: underWorkspace('/findings/:findingId/restore'),
  tag: 'meetings',
  summary: 'Take a finding out of the bin',
  access: 'owner',
  tokenScope: 'write',
  params: findingParams,
  replies: { 200: finding },
});
