import { z } from 'zod';
import { shareLevel } from './coaching.ts';
import { endpoint } from './endpoint.ts';
import { id, instant, line, text } from './primitives.ts';

/** Longer ones cost the server more to hash than they are worth. */
export const passwordLength = { least: 12, most: 200 };

const email = z.email().max(254);

/** The server hands these limits to better-auth, and the forms check by them. */
export const newPerson = z.strictObject({
  name: line(120).min(1),
  email,
  password: z.string().min(passwordLength.least).max(passwordLength.most),
});

export const credentials = z.strictObject({
  email,
  password: z.string().min(1).max(passwordLength.most),
});

export const me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  workspaces: z.array(
    z.object({
      id,
      name: z.string(),
      role: z.enum(['owner', 'coach']),
      share: z.object({ id, level: shareLevel }).nullable(),
    }),
  ),
});
export type Me = z.infer<typeof me>;

export const getMe = endpoint({
  method: 'GET',
  path: '/api/v1/me',
  summary: 'Get the person signed in, and the workspaces within reach',
  access: 'person',
  tokenScope: 'read',
  replies: { 200: me },
});

/** Until when this session may do what asks for a recent sign-in. */
const confirmed = z.object({ until: instant });

export const confirmIdentity = endpoint({
  method: 'POST',
  path: '/api/v1/me/confirm',
  summary: 'Confirm that it is you, by your password',
  description:
    'What is shared, erased or taken out asks for a sign-in of the last fifteen minutes; this counts as one. Where it is missing, such a call is refused with 403 and the code `confirm-identity`.',
  access: 'person',
  tokenScope: null,
  body: z.strictObject({ password: text(passwordLength.most).min(1) }),
  example: { password: 'lemon harbor violin' },
  replies: { 200: confirmed },
});

export const requireConfirmed = endpoint({
  method: 'GET',
  path: '/api/v1/me/confirmed',
  summary: 'Ask whether this session was confirmed within fifteen minutes',
  description: 'For a page that is about to offer a download which asks for it.',
  access: 'person',
  tokenScope: null,
  recent: true,
  replies: { 200: z.object({ confirmed: z.literal(true) }) },
});

export const tokenScope = z.enum(['read', 'write', 'import', 'restore']);
export type TokenScope = z.infer<typeof tokenScope>;

export const accessToken = z.object({
  id,
  name: z.string(),
  scopes: z.array(tokenScope),
  /** The first characters, to tell tokens apart. */
  hint: z.string(),
  expiresAt: instant,
  lastUsedAt: instant.nullable(),
  createdAt: instant,
});
export type AccessToken = z.infer<typeof accessToken>;

export const listTokens = endpoint({
  method: 'GET',
  path: '/api/v1/tokens',
  summary: 'List your access tokens',
  access: 'person',
  tokenScope: null,
  replies: { 200: z.object({ items: z.array(accessToken), nextCursor: z.null() }) },
});

export const createToken = endpoint({
  method: 'POST',
  path: '/api/v1/tokens',
  summary: 'Create an access token; the secret is shown once, here',
  access: 'person',
  tokenScope: null,
  recent: true,
  body: z.strictObject({
    id: id.optional(),
    name: line(120).min(1),
    scopes: z.array(tokenScope).min(1, 'must name at least one scope'),
    /** Defaults to 90 days on; a year at most. */
    expiresAt: instant.optional(),
  }),
  example: { name: 'Evening script', scopes: ['read', 'write'], expiresAt: '2027-02-28T00:00:00Z' },
  refusals: ['rule-broken'],
  replies: { 201: accessToken.extend({ token: z.string() }) },
});

export const deleteToken = endpoint({
  method: 'DELETE',
  path: '/api/v1/tokens/:tokenId',
  summary: 'Revoke an access token',
  access: 'person',
  tokenScope: null,
  params: z.object({ tokenId: id }),
  replies: { 200: accessToken },
});

export const signedInUser = z.object({ id: z.string(), name: z.string(), email: z.string() });

// The next three are answered by better-auth and stand here so that a client made from the description can begin at the
// beginning; the route list leaves them out.

export const signUp = endpoint({
  method: 'POST',
  path: '/api/auth/sign-up/email',
  summary: 'Sign up; the first sign-up creates the first workspace',
  description: 'Sets the session cookie.',
  access: 'public',
  tokenScope: null,
  body: newPerson,
  example: {
    name: 'Dana Whitfield',
    email: 'dana.whitfield@example.com',
    password: 'correct horse battery staple',
  },
  refusals: ['not-allowed', 'rule-broken'],
  replies: { 200: z.object({ token: z.string().nullable(), user: signedInUser }) },
});

export const signIn = endpoint({
  method: 'POST',
  path: '/api/auth/sign-in/email',
  summary: 'Sign in',
  description: 'Sets the session cookie.',
  access: 'public',
  tokenScope: null,
  body: credentials,
  example: { email: 'dana.whitfield@example.com', password: 'correct horse battery staple' },
  refusals: ['not-signed-in', 'not-allowed'],
  replies: { 200: z.object({ token: z.string(), user: signedInUser }) },
});

export const signOut = endpoint({
  method: 'POST',
  path: '/api/auth/sign-out',
  summary: 'Sign out',
  access: 'public',
  tokenScope: null,
  body: z.object({}),
  example: {},
  refusals: ['not-allowed'],
  replies: { 200: z.object({ success: z.boolean() }) },
});
