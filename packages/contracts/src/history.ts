import { z } from 'zod';
import { contactParams } from './contacts.ts';
import { endpoint } from './endpoint.ts';
import { id, instant, page, pageQuery, underWorkspace } from './primitives.ts';

export const timelineItem = z.object({
  id,
  at: instant,
  /** The event's kind, for instance `letter-sent`. */
  kind: z.string(),
  sentence: z.string(),
  detail: z.string().nullable(),
  letterId: id.nullable(),
  callBackId: id.nullable(),
  meetingId: id.nullable(),
  referralId: id.nullable(),
  otherContact: z.object({ id, name: z.string() }).nullable(),
});
export type TimelineItem = z.infer<typeof timelineItem>;

export const getTimeline = endpoint({
  method: 'GET',
  path: underWorkspace('/contacts/:contactId/timeline'),
  summary: 'List all that happened with a contact, newest first',
  access: 'full',
  tokenScope: 'read',
  params: contactParams,
  query: z.object(pageQuery),
  replies: { 200: page(timelineItem) },
});
