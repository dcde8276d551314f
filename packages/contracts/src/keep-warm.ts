import { newsStates } from '@threefold/domain/keep-warm/keep-warm';
import { z } from 'zod';
import { contactParams } from './contacts.ts';
import { endpoint } from './endpoint.ts';
import { letter } from './letters.ts';
import { limits } from './limits.ts';
import { id, instant, line, text, underWorkspace, version, workspaceParams } from './primitives.ts';

const helper = z.object({
  contactId: id,
  name: z.string(),
  organization: z.string().nullable(),
  /** What they gave and how long they have not heard, in a sentence or two. */
  why: z.string(),
  lastHeardAt: instant.nullable(),
  lastHelpedAt: instant,
  pausedUntil: instant.nullable(),
});
export type KeepWarmPerson = z.infer<typeof helper>;

export const listKeepWarm = endpoint({
  method: 'GET',
  path: underWorkspace('/keep-warm'),
  summary: 'List who helped and has not heard from you for a while',
  description:
    'Those who helped and have not heard from you for as many days as the settings say, the longest silence first. No one once the search has ended.',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  replies: {
    200: z.object({
      items: z.array(helper),
      nextCursor: z.null(),
      /** Left in peace until a day that lies ahead. */
      paused: z.array(helper),
      days: z.int(),
      searchEndedAt: instant.nullable(),
    }),
  },
});

export const pauseKeepWarm = endpoint({
  method: 'PUT',
  path: underWorkspace('/keep-warm/:contactId'),
  summary: 'Pause reminders about one person until a moment; null resumes them',
  access: 'owner',
  tokenScope: 'write',
  params: contactParams,
  body: z.strictObject({ until: instant.nullable() }),
  example: { until: '2027-03-01T09:00:00-05:00' },
  refusals: ['rule-broken'],
  replies: { 200: z.object({ contactId: id, until: instant.nullable() }) },
});

export const newsState = z.enum(newsStates);
export type NewsState = z.infer<typeof newsState>;

const newsPerson = z.object({
  contactId: id,
  name: z.string(),
  organization: z.string().nullable(),
  /** What they gave: "met you once and named two people". */
  helped: z.string(),
  state: newsState,
  letterId: id.nullable(),
  /** A draft that is still as it was made from the common text, and changes with it. */
  follows: z.boolean(),
  sentAt: instant.nullable(),
});
export type NewsPerson = z.infer<typeof newsPerson>;

const searchEnd = z.object({
  /** Null while the search goes on. */
  endedAt: instant.nullable(),
  version: version.nullable(),
  /** Where the search has led, in the seeker's words. */
  outcome: z.string().nullable(),
  /** The one text, with merge values. */
  subject: z.string(),
  body: z.string(),
  /** The text as the first who waits would read it. */
  preview: z.object({ contactId: id, name: z.string(), subject: z.string(), body: z.string() }).nullable(),
  people: z.array(newsPerson),
});
export type SearchEnd = z.infer<typeof searchEnd>;

export const getSearchEnd = endpoint({
  method: 'GET',
  path: underWorkspace('/search-end'),
  summary: 'Get the end of the search: the news, and who has heard it',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  replies: { 200: searchEnd },
});

export const endSearch = endpoint({
  method: 'POST',
  path: underWorkspace('/search-end'),
  summary: 'End the search; the news is drafted once',
  description: 'After that, no one is suggested for a check-in.',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z.strictObject({ outcome: text(limits.newsOutcome).nullish() }),
  example: { outcome: 'I start as a medical director at Larch Benefits in January.' },
  replies: { 200: searchEnd },
});

export const updateSearchEnd = endpoint({
  method: 'PATCH',
  path: underWorkspace('/search-end'),
  summary: 'Change the news; drafts made from it follow, except those edited by hand',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z
    .strictObject({
      outcome: text(limits.newsOutcome).nullable(),
      subject: line(limits.letterSubject).min(1),
      body: text(limits.newsBody).min(1),
    })
    .partial(),
  versioned: true,
  example: { subject: 'Where my search has led' },
  refusals: ['rule-broken'],
  replies: { 200: searchEnd },
});

export const resumeSearch = endpoint({
  method: 'DELETE',
  path: underWorkspace('/search-end'),
  summary: 'Resume the search; what was sent stays sent',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  replies: { 200: searchEnd },
});

export const draftNews = endpoint({
  method: 'POST',
  path: underWorkspace('/search-end/:contactId/letter'),
  summary: 'Draft the news for one person who helped',
  description:
    'Nothing is sent: the letter is approved and sent like any other. The same letter comes back when it exists already.',
  access: 'owner',
  tokenScope: 'write',
  params: contactParams,
  refusals: ['rule-broken'],
  replies: { 200: letter, 201: letter },
});

export const skipNews = endpoint({
  method: 'PUT',
  path: underWorkspace('/search-end/:contactId'),
  summary: 'Skip one person, or undo that',
  access: 'owner',
  tokenScope: 'write',
  params: contactParams,
  body: z.strictObject({ skipped: z.boolean() }),
  example: { skipped: true },
  refusals: ['rule-broken'],
  replies: { 200: newsPerson },
});
