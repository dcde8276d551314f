import { z } from 'zod';
import { endpoint } from './endpoint.ts';

// Served by better-auth and described here, so that a client made from the description can begin at the beginning.

export const signedInUser = z.object({ id: z.string(), name: z.string(), email: z.string() });
const password = z.string().min(8).max(200);

export const signUp = endpoint({
  method: 'POST',
  path: '/api/auth/sign-up/email',
  tag: 'identity',
  summary: 'Sign up; the first sign-up creates the first workspace',
  description: 'Sets the session cookie.',
  access: 'public',
  tokenScope: null,
  body: z.object({ name: z.string().min(1), email: z.email(), password }),
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
  tag: 'identity',
  summary: 'Sign in',
  description: 'Sets the session cookie.',
  access: 'public',
  tokenScope: null,
  body: z.object({ email: z.email(), password }),
  example: { email: 'dana.whitfield@example.com', password: 'correct horse battery staple' },
  refusals: ['not-signed-in', 'not-allowed'],
  replies: { 200: z.object({ token: z.string(), user: signedInUser }) },
});

export const signOut = endpoint({
  method: 'POST',
  path: '/api/auth/sign-out',
  tag: 'identity',
  summary: 'Sign out',
  access: 'public',
  tokenScope: null,
  body: z.object({}),
  example: {},
  refusals: ['not-allowed'],
  replies: { 200: z.object({ success: z.boolean() }) },
});
