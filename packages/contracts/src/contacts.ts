import {
  type ContactField,
  contactFields,
  type FieldKind,
  flatFields,
  type KindOf,
  placeParts,
} from '@threefold/domain/contacts/contact-fields';
import { emailPattern } from '@threefold/domain/contacts/email-address';
import { stages } from '@threefold/domain/contacts/stage';
import { targetReasons } from '@threefold/domain/contacts/target-reasons';
import { referralTerms } from '@threefold/domain/referrals/referral-state';
import { letterKinds } from '@threefold/domain/vocabulary/letter-kinds';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { limits } from './limits.ts';
import {
  country,
  id,
  instant,
  line,
  optionalLine,
  page,
  pageQuery,
  text,
  timeZone,
  underWorkspace,
  version,
  workspaceParams,
} from './primitives.ts';

export const targetReason = z.enum(targetReasons);
export type TargetReason = z.infer<typeof targetReason>;

export const stage = z.enum(stages);
export type Stage = z.infer<typeof stage>;

export const phone = z.object({
  e164: z.string().nullable(),
  typed: z.string(),
  label: z.string().optional(),
});
export type Phone = z.infer<typeof phone>;

type Limits = { longest: number; most: number };

type SchemaOfKind = Readonly<Record<FieldKind, (limits: Limits) => z.ZodType>>;

/** The schema of each of these fields, by its kind. */
export function shapeOf<Kinds extends SchemaOfKind, Field extends ContactField>(
  kinds: Kinds,
  fields: readonly Field[],
): { [Each in Field]: ReturnType<Kinds[KindOf<Each>]> } {
  const shape = fields.map((field) => {
    const { kind, ...facts } = contactFields[field];
    return [field, kinds[kind]({ longest: 0, most: 0, ...facts })];
  });
  // Made of the schema of each field's own kind.
  return Object.fromEntries(shape) as { [Each in Field]: ReturnType<Kinds[KindOf<Each>]> };
}

const orNull = () => z.string().nullable();

const shownKinds = {
  name: () => z.string(),
  line: orNull,
  text: orNull,
  linkedin: orNull,
  zone: orNull,
  country: orNull,
  flag: () => z.boolean(),
  consent: () => z.boolean(),
  emails: () => z.array(z.string()),
  phones: () => z.array(phone),
  reasons: () => z.array(targetReason),
  tags: () => z.array(z.string()),
} satisfies SchemaOfKind;

export const place = z.object(shapeOf(shownKinds, placeParts));

const contactSourceKind = z.enum(['typed', 'import', 'referral', 'sample', 'api', 'coach']);
export type ContactSourceKind = z.infer<typeof contactSourceKind>;

/** Where a contact came from, kept for good: people never asked to be in here. */
export const contactSource = z.object({
  kind: contactSourceKind,
  /** In words, for instance a file's name or the referrer. */
  label: z.string().nullable(),
});

/** What comes next with this contact, derived from what happened. */
export const contactNextStep = z.object({
  kind: z.enum([
    'call',
    'write',
    'send-draft',
    'meeting',
    'debrief',
    'owed-letter',
    'find-number',
    'find-address',
    'none',
  ]),
  at: instant.nullable(),
  sentence: z.string(),
  /** What the step is about: the letter that waits, or the kind to draft and what it answers; the meeting. */
  letterId: id.nullable(),
  letterKind: z.enum(letterKinds).nullable(),
  meetingId: id.nullable(),
  referralId: id.nullable(),
});

const readerTimeZone = z.object({
  name: z.string(),
  isGuess: z.boolean(),
  /** `own` is the seeker's, taken where neither place nor phone says anything. */
  source: z.enum(['set', 'place', 'phone', 'own']),
  /** Where the place has several clocks: what there is to choose from, and the question to ask. */
  choices: z.array(z.string()),
  question: z.string().nullable(),
});

export const contact = z.object({
  id,
  version,
  /** Those that are private to the seeker are null for everybody else. */
  ...shapeOf(shownKinds, flatFields),
  place: place.nullable(),
  /** The zone that promises are reckoned in: as set, else guessed from the place, else from the phone, else the seeker's own. */
  readerTimeZone,
  stage,
  stageSince: instant,
  /**
   * What a file said that has no field of its own, by the name of its column. In the answer about one person only, where there
   * is any, and private to the seeker as notes are.
   */
  extra: z.record(z.string(), z.string()).optional(),
  source: contactSource,
  createdAt: instant,
  updatedAt: instant,
  deletedAt: instant.nullable(),
});
export type Contact = z.infer<typeof contact>;

const phoneInput = z.union([
  line(60).transform((typed) => ({ typed, e164: null, label: undefined })),
  z.strictObject({ typed: line(60), e164: text(20).nullish(), label: line(40).optional() }),
]);

/** The same rule as for files, so that whatever came in can be edited. */
const email = z.email({
  pattern: emailPattern,
  error: ({ input }) => (typeof input === 'string' ? emailInWords(input) : undefined),
});

export function emailInWords(text: string): string {
  return `must be email addresses such as ruth@example.org; "${text.slice(0, 80).toWellFormed()}" isn’t one`;
}

const givenKinds = {
  name: ({ longest }: Limits) => line(longest),
  line: ({ longest }: Limits) => optionalLine(longest),
  text: ({ longest }: Limits) => text(longest).nullish(),
  linkedin: ({ longest }: Limits) =>
    line(longest)
      .refine(
        (url) => /^https?:\/\/([\w-]+\.)?linkedin\.com\//i.test(url),
        'must be a LinkedIn profile starting with https://www.linkedin.com/',
      )
      .nullish(),
  zone: () => timeZone.nullish(),
  country: () => country.nullish(),
  flag: () => z.boolean(),
  consent: () => z.boolean(),
  emails: ({ longest, most }: Limits) => z.array(email.max(longest)).max(most),
  phones: ({ most }: Limits) => z.array(phoneInput).max(most),
  reasons: () => z.array(targetReason).max(targetReasons.length),
  tags: ({ longest, most }: Limits) => z.array(line(longest).min(1)).max(most),
} satisfies SchemaOfKind;

const givenFields = {
  ...shapeOf(givenKinds, flatFields),
  place: z.strictObject(shapeOf(givenKinds, placeParts)).partial().nullish(),
};

export const contactInput = z.strictObject({
  id: id.optional(),
  ...z.strictObject(givenFields).partial().shape,
});
export type ContactInput = z.output<typeof contactInput>;

/** A change is judged by what it changes: of a list of addresses only a new one has to be one. */
const emailsOfPatch = z.array(z.string().max(contactFields.emails.longest)).max(contactFields.emails.most);

export const contactPatch = z.strictObject({ ...givenFields, emails: emailsOfPatch }).partial();
export type ContactPatch = z.output<typeof contactPatch>;

export const contactParams = workspaceParams.extend({ contactId: id });

function many<Item extends z.ZodType>(item: Item) {
  return z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : String(value).split(',')),
    z.array(item).optional(),
  );
}

export const contactSort = z.enum(['name', 'recent', 'stage']);

export const listContacts = endpoint({
  method: 'GET',
  path: underWorkspace('/contacts'),
  summary: 'List contacts, with fuzzy search and filters',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object({
    ...pageQuery,
    q: text(limits.search).optional(),
    stage: many(stage),
    reason: many(targetReason),
    referrerId: id.optional(),
    tag: text(contactFields.tags.longest).optional(),
    /** Only those who can be met in person. */
    faceToFace: z.enum(['true', 'false']).optional(),
    sort: contactSort.default('name'),
    deleted: z.enum(['true', 'false']).default('false'),
  }),
  replies: { 200: page(contact) },
});

/** Why somebody may be a target, read off the record; the seeker confirms it by adding the reason. */
export const proposedReason = z.object({
  reason: targetReason,
  /** The entry of the target list that it matches. */
  matched: z.string(),
  /** "Holds the job you want: VP, Utilization Management". */
  sentence: z.string(),
});

export const listTargetProposals = endpoint({
  method: 'GET',
  path: underWorkspace('/target-proposals'),
  summary: 'List people whose record matches your target list, the best first',
  description:
    'Only people to whom nothing was written yet, with reasons that they do not carry yet. Confirm one by adding it to `reasons` of the contact.',
  access: 'owner',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object({ limit: pageQuery.limit }),
  replies: {
    200: z.object({
      items: z.array(
        z.object({
          contactId: id,
          version,
          name: z.string(),
          title: z.string().nullable(),
          organization: z.string().nullable(),
          /** Those that are confirmed already. */
          reasons: z.array(targetReason),
          proposed: z.array(proposedReason),
          /** The place on the list where you can meet in person. */
          placeToMeet: z.string().nullable(),
          faceToFace: z.boolean(),
        }),
      ),
      nextCursor: z.null(),
    }),
  },
});

export const createContact = endpoint({
  method: 'POST',
  path: underWorkspace('/contacts'),
  summary: 'Add a contact',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: contactInput,
  example: {
    givenName: 'Ruth',
    familyName: 'Abernathy',
    credentials: 'MD',
    title: 'Medical Director',
    organization: 'Halden Health',
    emails: ['ruth.abernathy@example.com'],
    phones: ['+1 312 555 0143'],
    place: { city: 'Chicago', region: 'IL', country: 'US' },
    reasons: ['role'],
    tags: ['utilization management'],
    notes: 'Met at the spring conference.',
  },
  refusals: ['rule-broken'],
  replies: { 200: contact, 201: contact },
});

export const getContact = endpoint({
  method: 'GET',
  path: underWorkspace('/contacts/:contactId'),
  summary: 'Get a contact',
  access: 'full',
  tokenScope: 'read',
  params: contactParams,
  replies: { 200: contact },
});

export const updateContact = endpoint({
  method: 'PATCH',
  path: underWorkspace('/contacts/:contactId'),
  summary: 'Change a contact',
  access: 'owner',
  tokenScope: 'write',
  params: contactParams,
  body: contactPatch,
  versioned: true,
  example: { title: 'Chief Medical Officer', timeZone: 'America/Chicago' },
  refusals: ['rule-broken'],
  replies: { 200: contact },
});

export const deleteContact = endpoint({
  method: 'DELETE',
  path: underWorkspace('/contacts/:contactId'),
  summary: 'Move a contact to the trash for 30 days',
  access: 'owner',
  tokenScope: 'write',
  params: contactParams,
  versioned: true,
  replies: { 200: contact },
});

export const restoreContact = endpoint({
  method: 'POST',
  path: underWorkspace('/contacts/:contactId/restore'),
  summary: 'Take a contact out of the trash',
  access: 'owner',
  tokenScope: 'write',
  params: contactParams,
  replies: { 200: contact },
});

export const closeContact = endpoint({
  method: 'POST',
  path: underWorkspace('/contacts/:contactId/close'),
  summary: 'Close a contact, or reopen it',
  description: 'A closed contact gets no further letters or calls.',
  access: 'owner',
  tokenScope: 'write',
  params: contactParams,
  body: z.strictObject({ closed: z.boolean(), reason: optionalLine(300) }),
  example: { closed: true, reason: 'Retired in October.' },
  replies: { 200: contact },
});

export const chainLink = z.object({
  contactId: id,
  name: z.string(),
  organization: z.string().nullable(),
  stage,
  /** How this person was reached: null for the first, cold contact. */
  referredAt: instant.nullable(),
  terms: z.enum(referralTerms).nullable(),
  note: z.string().nullable(),
  metAt: instant.nullable(),
});
export type ChainLink = z.infer<typeof chainLink>;

export const getChain = endpoint({
  method: 'GET',
  path: underWorkspace('/contacts/:contactId/chain'),
  summary: 'Get the chain of referrals back to the first contact, and who this contact referred you to',
  access: 'full',
  tokenScope: 'read',
  params: contactParams,
  replies: {
    200: z.object({
      items: z.array(chainLink),
      otherReferrers: z.array(chainLink),
      named: z.array(chainLink),
    }),
  },
});

export const getContactNextStep = endpoint({
  method: 'GET',
  path: underWorkspace('/contacts/:contactId/next-step'),
  summary: 'Get what comes next with a contact, and why',
  access: 'full',
  tokenScope: 'read',
  params: contactParams,
  replies: { 200: contactNextStep },
});
