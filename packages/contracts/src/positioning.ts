import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { id, instant, page, pageQuery, text, underWorkspace, workspaceParams } from './primitives.ts';

/** A version that was kept of the page that says who the seeker is and what they could solve. */
export const positioningSummary = z.object({ id, body: z.string(), createdAt: instant });
export type PositioningSummary = z.infer<typeof positioningSummary>;

export const listPositioningSummaries = endpoint({
  method: 'GET',
  path: underWorkspace('/positioning-summaries'),
  tag: 'findings',
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
  tag: 'findings',
  summary: 'Draft a positioning summary; nothing is saved',
  description: 'Drafted from your profile, your speech and what you could help with.',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object({ reader: summaryReader.default('self') }),
  replies: { 200: z.object({ body: z.string() }) },
});

export const keepPositioningSummary = endpoint({
  method: 'POST',
  path: underWorkspace('/positioning-summaries'),
  tag: 'findings',
  summary: 'Save a version of your positioning summary; earlier ones stay',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z.strictObject({ id: id.optional(), body: text(10_000).min(1) }),
  example: { body: 'I turn hospital experience into faster, fairer reviews of care.' },
  replies: { 200: positioningSummary, 201: positioningSummary },
});
