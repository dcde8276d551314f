import type { TargetListPart } from '@threefold/domain/contacts/target-list';
import { hourCycles } from '@threefold/domain/time/conventions';
import { methodIds } from '@threefold/domain/vocabulary/methods';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  civilDate,
  country,
  isoWeekday,
  line,
  locale,
  optionalLine,
  text,
  timeZone,
  underWorkspace,
  version,
  wallTime,
  workspaceParams,
} from './primitives.ts';

export const methodId = z.enum(methodIds);
const hourCycle = z.enum(hourCycles);
export type MethodId = z.infer<typeof methodId>;

const targetEntries = z.array(line(200).min(1)).max(40);

/** What the seeker looks for, in their own words: a title or an organization that says the same proposes why somebody is a target. */
export const targetList = z.strictObject({
  /** Where they want to work. */
  organizations: targetEntries,
  /** The kinds of places, which are industries too. */
  organizationKinds: targetEntries,
  /** Jobs that they want. */
  titles: targetEntries,
  /** Titles of those to whom they would report. */
  superiors: targetEntries,
  /** The work, whatever the title. */
  work: targetEntries,
  /** Where they live or travel, and can meet in person: "Boston, MA". */
  places: targetEntries,
} satisfies Record<TargetListPart, z.ZodType>);

export const settings = z.object({
  version,
  timeZone: z.string(),
  country: z.string(),
  region: z.string().nullable(),
  /** Whose country's way of writing days, times and numbers is followed, such as `en-US`; the words are English. */
  locale: z.string(),
  /** `h12` with AM and PM, or `h23`: 0 to 23. */
  hourCycle,
  /** ISO weekday with which calendars begin: 1 is Monday, 7 is Sunday. */
  firstDayOfWeek: z.int(),
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
  targets: targetList,
});
export type Settings = z.infer<typeof settings>;

export const getSettings = endpoint({
  method: 'GET',
  path: underWorkspace('/settings'),
  summary: 'Get the settings of the search',
  access: 'owner',
  tokenScope: 'read',
  params: workspaceParams,
  replies: { 200: settings },
});

export const updateSettings = endpoint({
  method: 'PATCH',
  path: underWorkspace('/settings'),
  summary: 'Change settings',
  description:
    'A new `country` brings its `locale`, and a new `locale` its `hourCycle` and `firstDayOfWeek`, unless they are sent too.',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z
    .strictObject({
      timeZone,
      country,
      region: optionalLine(20),
      locale,
      hourCycle,
      firstDayOfWeek: isoWeekday,
      officeHours: z
        .strictObject({ from: wallTime, until: wallTime })
        .refine((hours) => hours.from < hours.until, 'must begin before they end'),
      onDuty: z.strictObject({
        days: z.array(isoWeekday).max(6, 'must leave at least one day free'),
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
      /** A part that is given replaces that part. */
      targets: targetList.partial(),
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
    targets: { organizations: ['Optum'], titles: ['VP, Utilization Management'], places: ['Boston, MA'] },
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

/** Each letter also goes to the sender's own address, unseen by the reader. */
const copyToSelf = z.boolean();

export const mailSettings = z.object({
  configured: z.boolean(),
  version: version.nullable(),
  host: z.string().nullable(),
  port: z.int().nullable(),
  secure: z.boolean().nullable(),
  user: z.string().nullable(),
  from: z.string().nullable(),
  copyToSelf,
  hasPassword: z.boolean(),
});
export type MailSettings = z.infer<typeof mailSettings>;

export const getMailSettings = endpoint({
  method: 'GET',
  path: underWorkspace('/settings/mail'),
  summary: 'Get your mail server; never its password',
  access: 'owner',
  tokenScope: 'read',
  params: workspaceParams,
  replies: { 200: mailSettings },
});

export const putMailSettings = endpoint({
  method: 'PUT',
  path: underWorkspace('/settings/mail'),
  summary: 'Set your own SMTP server',
  description:
    'Without `password` the stored one stays as long as the host is the same; an empty one removes it.',
  access: 'owner',
  tokenScope: null,
  recent: true,
  params: workspaceParams,
  body: z.strictObject({
    ...mailSettingsFields,
    password: text(500).optional(),
    copyToSelf: copyToSelf.optional(),
  }),
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
  summary: 'Test the mail server',
  description:
    'Connects, signs in, and sends a short letter to yourself, or to `to`. With `send: false` it sends nothing.',
  access: 'owner',
  tokenScope: null,
  params: workspaceParams,
  body: z.strictObject({ to: z.email().max(254).optional(), send: z.boolean().default(true) }),
  example: { to: 'dana.whitfield@example.com' },
  refusals: ['rule-broken'],
  replies: { 200: z.object({ ok: z.boolean(), message: z.string() }) },
});
