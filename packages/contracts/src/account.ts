import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { id, text } from './primitives.ts';

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
  tag: 'account',
  summary: 'What your account holds',
  access: 'person',
  tokenScope: 'read',
  replies: { 200: accountContents },
});

export const accountDocumentFormat = 'threefold-account';

export const exportAccount = endpoint({
  method: 'GET',
  path: '/api/v1/account/export',
  tag: 'account',
  summary: 'Download your whole account as one JSON file or as an archive',
  description:
    'Who you are, whom you let in, and every search of yours. The archive has each kind of thing as a file of its own.',
  access: 'person',
  tokenScope: 'read',
  query: z.object({ format: z.enum(['json', 'zip']).default('json') }),
  replies: { 200: z.unknown().describe('The file itself.') },
  files: ['application/json', 'application/zip'],
});

export const eraseAccount = endpoint({
  method: 'POST',
  path: '/api/v1/account/erase',
  tag: 'account',
  summary: 'Erase your account and every search of yours, immediately and permanently',
  access: 'person',
  tokenScope: null,
  body: z.strictObject({ password: text(200) }),
  example: { password: 'correct horse battery staple' },
  replies: { 200: z.object({ erased: z.literal(true), workspaces: z.int() }) },
});
