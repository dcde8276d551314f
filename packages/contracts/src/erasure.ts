import { z } from 'zod';
import { contactParams } from './contacts.ts';
import { endpoint } from './endpoint.ts';
import { id, instant, page, pageQuery, text, underWorkspace, workspaceParams } from './primitives.ts';

/** What stands under one account, for whoever thinks of taking it out or erasing it. */
export const accountContents = z.object({
  email: z.string(),
  workspaces: z.array(
    z.object({
      id,
      name: z.string(),
      contacts: z.int(),
      letters: z.int(),
      meetings: z.int(),
      referrals: z.int(),
      /** Coaches who can look in now. */
      coaches: z.array(z.string()),
    }),
  ),
  /** Searches of others that this person coaches. */
  coaching: z.int(),
  tokens: z.int(),
  sessions: z.int(),
});
export type AccountContents = z.infer<typeof accountContents>;

export const getAccount = endpoint({
  method: 'GET',
  path: '/api/v1/account',
  summary: 'What your account holds',
  access: 'person',
  tokenScope: 'read',
  replies: { 200: accountContents },
});

export const eraseAccount = endpoint({
  method: 'POST',
  path: '/api/v1/account/erase',
  summary: 'Erase your account and every search of yours, immediately and permanently',
  access: 'person',
  tokenScope: null,
  body: z.strictObject({ password: text(200) }),
  example: { password: 'correct horse battery staple' },
  replies: { 200: z.object({ erased: z.literal(true), workspaces: z.int() }) },
});

export const accessLogItem = z.object({ id, at: instant, kind: z.string(), sentence: z.string() });
export type AccessLogItem = z.infer<typeof accessLogItem>;

export const listAccess = endpoint({
  method: 'GET',
  path: underWorkspace('/access-log'),
  summary: 'List who looked at your search and what left it, newest first',
  access: 'owner',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object(pageQuery),
  replies: { 200: page(accessLogItem) },
});

export const reportSection = z.object({
  title: z.string(),
  items: z.array(z.object({ at: instant.nullable(), heading: z.string(), text: z.string().nullable() })),
});

export const accessReport = z.object({
  contactId: id,
  name: z.string(),
  madeAt: instant,
  /** Where the data came from, in one sentence. */
  source: z.string(),
  sections: z.array(reportSection),
});
export type AccessReport = z.infer<typeof accessReport>;

export const getAccessReport = endpoint({
  method: 'GET',
  path: underWorkspace('/contacts/:contactId/access-report'),
  summary: 'Get everything that is held on one person, with where it came from',
  access: 'owner',
  tokenScope: 'read',
  params: contactParams,
  replies: { 200: accessReport },
});

export const eraseContact = endpoint({
  method: 'POST',
  path: underWorkspace('/contacts/:contactId/erase'),
  summary: 'Erase one person permanently',
  description: 'When referrals lead through them, an unnamed person stays in their place.',
  access: 'owner',
  tokenScope: null,
  recent: true,
  params: contactParams,
  replies: { 200: z.object({ id, erased: z.literal(true), staysUnnamed: z.boolean() }) },
});
