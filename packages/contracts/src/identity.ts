import { methodIds } from '@threefold/domain/vocabulary/methods';
import { z } from 'zod';
import { shareLevel } from './coaching.ts';
import { endpoint } from './endpoint.ts';
import {
  civilDate,
  country,
  id,
  instant,
  line,
  optionalLine,
  text,
  timeZone,
  underWorkspace,
  version,
  wallTime,
  workspaceParams,
} from './primitives.ts';

/** Longer ones cost the server more to hash than they are worth. */
export const passwordLength = { least: 12, most: 200 };
const email = z.email().max(254);

/** Signing up and in is better-auth's, outside of these endpoints; the server hands it these limits, the forms check by them. */
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
  tag: 'identity',
  summary: 'Get the person signed in, and the workspaces within reach',
  access: 'person',
  tokenScope: 'read',
  replies: { 200: me },
});

export const tokenScope = z.enum(['read', 'write', 'import']);
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
  tag: 'identity',
  summary: 'List your access tokens',
  access: 'person',
  tokenScope: null,
  replies: { 200: z.object({ items: z.array(accessToken), nextCursor: z.null() }) },
});

export const createToken = endpoint({
  method: 'POST',
  path: '/api/v1/tokens',
  tag: 'identity',
  summary: 'Create an access token; the secret is shown once, here',
  access: 'person',
  tokenScope: null,
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
  tag: 'identity',
  summary: 'Revoke an access token',
  access: 'person',
  tokenScope: null,
  params: z.object({ tokenId: id }),
  replies: { 200: accessToken },
});

export const methodId = z.enum(methodIds);
export type MethodId = z.infer<typeof methodId>;
export const settings = z.object({
  version,
  timeZone: z.string(),
  country: z.string(),
  region: z.string().nullable(),
  /** Wall clock in which calls may be promised, in the reader's day. */
  officeHours: z.object({ from: z.string(), until: z.string() }),
  /** When the seeker cannot phone: ISO weekdays (1 is Monday) and single dates, in the seeker's zone. */
  onDuty: z.object({ days: z.array(z.int()), dates: z.array(z.string()) }),
  method: methodId,
  referralGoal: z.int(),
  minutesPerDay: z.int(),
  /** After how many days without a word somebody who helped is proposed for one. */
  keepWarmDays: z.int(),
  /** When the search ended; null while it goes on. */
  searchEndedAt: z.string().nullable(),
  /** What letters say about the seeker. */
  profile: z.object({
    name: z.string(),
    credentials: z.string().nullable(),
    background: z.string().nullable(),
    aim: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    address: z.string().nullable(),
  }),
});
export type Settings = z.infer<typeof settings>;

export const getSettings = endpoint({
  method: 'GET',
  path: underWorkspace('/settings'),
  tag: 'settings',
  summary: 'Get the settings of the search',
  access: 'owner',
  tokenScope: 'read',
  params: workspaceParams,
  replies: { 200: settings },
});

export const updateSettings = endpoint({
  method: 'PATCH',
  path: underWorkspace('/settings'),
  tag: 'settings',
  summary: 'Change settings',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z
    .strictObject({
      timeZone,
      country,
      region: optionalLine(20),
      officeHours: z
        .strictObject({ from: wallTime, until: wallTime })
        .refine((hours) => hours.from < hours.until, 'must begin before they end'),
      onDuty: z.strictObject({
        days: z.array(z.int().min(1).max(7)).max(6, 'must leave at least one day free'),
        dates: z.array(civilDate).max(400),
      }),
      method: methodId,
      referralGoal: z.int().min(1).max(20),
      minutesPerDay: z.int().min(5).max(480),
      keepWarmDays: z.int().min(14).max(365),
      profile: z
        .strictObject({
          name: line(120).min(1),
          credentials: optionalLine(120),
          background: optionalLine(200),
          aim: optionalLine(200),
          phone: optionalLine(60),
          email: z.email().max(254).nullish(),
          address: optionalLine(300),
        })
        .partial(),
    })
    .partial(),
  versioned: true,
  example: {
    timeZone: 'America/New_York',
    officeHours: { from: '08:30', until: '17:00' },
    referralGoal: 3,
    profile: {
      credentials: 'MD',
      background: 'fourteen years of hospital medicine',
      aim: 'utilization management',
    },
  },
  replies: { 200: settings },
});

const mailSettingsFields = {
  host: line(253).min(1),
  port: z.int().min(1).max(65535),
  /** TLS from the first byte; otherwise STARTTLS is used where offered. */
  secure: z.boolean(),
  user: optionalLine(254),
  from: line(300).min(3),
};
export const mailSettings = z.object({
  configured: z.boolean(),
  version: version.nullable(),
  host: z.string().nullable(),
  port: z.int().nullable(),
  secure: z.boolean().nullable(),
  user: z.string().nullable(),
  from: z.string().nullable(),
  hasPassword: z.boolean(),
});
export type MailSettings = z.infer<typeof mailSettings>;

export const getMailSettings = endpoint({
  method: 'GET',
  path: underWorkspace('/settings/mail'),
  tag: 'settings',
  summary: 'Get your mail server; never its password',
  access: 'owner',
  tokenScope: 'read',
  params: workspaceParams,
  replies: { 200: mailSettings },
});

export const putMailSettings = endpoint({
  method: 'PUT',
  path: underWorkspace('/settings/mail'),
  tag: 'settings',
  summary: 'Set your own SMTP server',
  description:
    'Without `password` the stored one stays as long as the host is the same; an empty one removes it.',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z.strictObject({ ...mailSettingsFields, password: text(500).optional() }),
  versioned: true,
  example: {
    host: 'smtp.example.com',
    port: 465,
    secure: true,
    user: 'dana.whitfield@example.com',
    from: 'Dana Whitfield <dana.whitfield@example.com>',
    password: 'app password from the mail provider',
  },
  refusals: ['rule-broken'],
  replies: { 200: mailSettings },
});

export const testMailSettings = endpoint({
  method: 'POST',
  path: underWorkspace('/settings/mail/test'),
  tag: 'settings',
  summary: 'Test the mail server',
  description: 'Connects and signs in for real; sends nothing unless `to` is given.',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z.strictObject({ to: z.email().max(254).optional() }),
  example: { to: 'dana.whitfield@example.com' },
  refusals: ['rule-broken'],
  replies: { 200: z.object({ ok: z.boolean(), message: z.string() }) },
});

export const sampleNetwork = z.object({ present: z.boolean(), people: z.int() });
export const getSampleNetwork = endpoint({
  method: 'GET',
  path: underWorkspace('/sample-network'),
  tag: 'settings',
  summary: 'Get whether the sample network is loaded',
  access: 'owner',
  tokenScope: 'read',
  params: workspaceParams,
  replies: { 200: sampleNetwork },
});
export const loadSampleNetwork = endpoint({
  method: 'POST',
  path: underWorkspace('/sample-network'),
  tag: 'settings',
  summary: 'Load a sample network of about 60 people with its history',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  replies: { 200: sampleNetwork },
});
export const removeSampleNetwork = endpoint({
  method: 'DELETE',
  path: underWorkspace('/sample-network'),
  tag: 'settings',
  summary: 'Remove the sample network and nothing else',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  replies: { 200: sampleNetwork },
});
