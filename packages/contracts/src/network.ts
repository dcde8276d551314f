import { referralTerms } from '@threefold/domain/referrals/referral-state';
import { z } from 'zod';
import { stage } from './contacts.ts';
import { endpoint } from './endpoint.ts';
import { id, instant, underWorkspace, workspaceParams } from './primitives.ts';

export const networkNode = z.object({
  id,
  /** The person's name; initials at the share level `network`. */
  label: z.string(),
  organization: z.string().nullable(),
  stage,
  depth: z.int(),
  rootId: id,
  firstAt: instant,
  /** When each stage began, oldest first; only with `history=true`. */
  history: z.array(z.object({ at: instant, stage })).optional(),
});
export type NetworkNode = z.infer<typeof networkNode>;

export const networkEdge = z.object({
  from: id,
  to: id,
  at: instant,
  meetingId: id.nullable(),
  terms: z.enum(referralTerms),
});
export type NetworkEdge = z.infer<typeof networkEdge>;

export const networkMetrics = z.object({
  contacts: z.int(),
  met: z.int(),
  referrals: z.int(),
  referralsPerMeeting: z.number().nullable(),
  /** Referrals that became held meetings, per held meeting. */
  reproduction: z.number().nullable(),
  longestChain: z.int(),
  goal: z.int(),
});
export type NetworkMetrics = z.infer<typeof networkMetrics>;

export const network = z.object({
  nodes: z.array(networkNode),
  edges: z.array(networkEdge),
  metrics: networkMetrics,
});
export type Network = z.infer<typeof network>;

export const getNetwork = endpoint({
  method: 'GET',
  path: underWorkspace('/network'),
  summary: 'Get the chains of referrals as of any instant',
  access: 'network',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object({
    until: instant.optional(),
    /** `chains` leaves out people nobody named and nobody wrote to yet. */
    scope: z.enum(['all', 'chains']).default('all'),
    history: z.enum(['true', 'false']).default('false'),
  }),
  replies: { 200: network },
});
