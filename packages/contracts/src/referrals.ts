import {
  lostKinds,
  referralStates,
  referralTerms as termsOfReferral,
} from '@threefold/domain/referrals/referral-state';
import { z } from 'zod';
import { contact, contactInput, stage } from './contacts.ts';
import { endpoint } from './endpoint.ts';
import { exampleIds } from './examples.ts';
import { meetingParams } from './meetings/meetings.ts';
import {
  id,
  instant,
  page,
  pageQuery,
  text,
  underWorkspace,
  version,
  workspaceParams,
} from './primitives.ts';

export const referralTerms = z.enum(termsOfReferral);
export type ReferralTerms = z.infer<typeof referralTerms>;

export const referralState = z.enum(referralStates);
export type ReferralState = z.infer<typeof referralState>;

/** How a referral that is lost ended. */
export const lostKind = z.enum(lostKinds);
export type LostKind = z.infer<typeof lostKind>;

export const referral = z.object({
  id,
  version,
  fromContactId: id,
  fromName: z.string(),
  toContactId: id,
  toName: z.string(),
  toStage: stage,
  meetingId: id.nullable(),
  terms: referralTerms,
  state: referralState,
  note: z.string().nullable(),
  lostReason: z.string().nullable(),
  lostKind: lostKind.nullable(),
  /** When the introduction that the terms speak of came. */
  introducedAt: instant.nullable(),
  /** From when on a reminder of that introduction is proposed; null where none is awaited, or it was reminded of. */
  reminderAt: instant.nullable(),
  /** Nothing has happened with the person for five business days. */
  dangling: z.boolean(),
  at: instant,
  createdAt: instant,
  updatedAt: instant,
  deletedAt: instant.nullable(),
});
export type Referral = z.infer<typeof referral>;

export const referralParams = workspaceParams.extend({ referralId: id });

const who = {
  contact: contactInput.optional(),
  contactId: id.optional(),
};

const naming = {
  id: id.optional(),
  terms: referralTerms.default('may-use-name'),
  note: text(2000).nullish(),
};

function exactlyOne(value: { contact?: unknown; contactId?: unknown }) {
  return (value.contact === undefined) !== (value.contactId === undefined);
}

const exactlyOneMessage = {
  message: 'give either contact (a new person) or contactId (one who is there)',
  path: ['contactId'],
};

/** What is unusual about a referral and allowed all the same, each in a sentence. */
const notes = z.array(
  z.object({
    code: z.enum(['back-to-referrer', 'already-referred', 'do-not-contact', 'closes-a-ring']),
    message: z.string(),
  }),
);

const named = z.object({ referral, contact, notes });

export const addReferral = endpoint({
  method: 'POST',
  path: underWorkspace('/meetings/:meetingId/referrals'),
  summary: 'Add a referral made in a meeting',
  description:
    'With several participants `fromContactId` says who made the referral; by default it is the first participant.',
  access: 'owner',
  tokenScope: 'write',
  params: meetingParams,
  body: z
    .strictObject({ ...who, ...naming, fromContactId: id.optional() })
    .refine(exactlyOne, exactlyOneMessage),
  example: {
    contact: { givenName: 'Marcus', familyName: 'Bell', organization: 'Larch Benefits' },
    terms: 'may-use-name',
    note: 'Ask him about the appeals desk.',
  },
  refusals: ['rule-broken'],
  replies: { 200: named, 201: named },
});

export const nameReferral = endpoint({
  method: 'POST',
  path: underWorkspace('/referrals'),
  summary: 'Add a referral made outside a meeting',
  description: 'In an email, in the hallway, found in an old list.',
  access: 'owner',
  tokenScope: 'write',
  params: workspaceParams,
  body: z
    .strictObject({ ...who, ...naming, fromContactId: id, at: instant.optional() })
    .refine(exactlyOne, exactlyOneMessage),
  example: {
    fromContactId: exampleIds.contact,
    contactId: exampleIds.otherContact,
    terms: 'will-introduce',
  },
  refusals: ['rule-broken'],
  replies: { 200: named, 201: named },
});

export const listReferrals = endpoint({
  method: 'GET',
  path: underWorkspace('/referrals'),
  summary: 'List who referred you to whom',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object({
    ...pageQuery,
    from: id.optional(),
    to: id.optional(),
    meetingId: id.optional(),
    state: referralState.optional(),
    terms: referralTerms.optional(),
    dangling: z.enum(['true', 'false']).optional(),
    /** `waiting`: names that dangle, then words back that are owed, then the rest; closed loops last. Else the latest first. */
    order: z.enum(['latest', 'waiting']).optional(),
  }),
  replies: { 200: page(referral) },
});

export const countReferrals = endpoint({
  method: 'GET',
  path: underWorkspace('/referrals/counts'),
  summary: 'Count referrals by state',
  access: 'full',
  tokenScope: 'read',
  params: workspaceParams,
  replies: {
    200: z.object({
      states: z.object({
        named: z.int(),
        'free-to-write': z.int(),
        written: z.int(),
        called: z.int(),
        met: z.int(),
        'loop-closed': z.int(),
        lost: z.int(),
      }),
      dangling: z.int(),
      /** Introductions that were offered and have not come. */
      awaited: z.int(),
    }),
  },
});

export const updateReferral = endpoint({
  method: 'PATCH',
  path: underWorkspace('/referrals/:referralId'),
  summary: 'Change a referral: terms, note, introduction made, or lost',
  description: 'The terms or the note, that the introduction was made, or that the referral is lost and how.',
  access: 'owner',
  tokenScope: 'write',
  params: referralParams,
  body: z
    .strictObject({
      terms: referralTerms,
      note: text(2000).nullable(),
      /** Null takes it back. */
      lostReason: text(500).nullable(),
      lostKind: lostKind.nullable(),
      /** The introduction came; false takes that back. */
      introduced: z.boolean(),
    })
    .partial(),
  versioned: true,
  example: { introduced: true },
  replies: { 200: referral },
});

export const deleteReferral = endpoint({
  method: 'DELETE',
  path: underWorkspace('/referrals/:referralId'),
  summary: 'Move a referral to the trash; the person stays',
  access: 'owner',
  tokenScope: 'write',
  params: referralParams,
  versioned: true,
  replies: { 200: referral },
});

export const restoreReferral = endpoint({
  method: 'POST',
  path: underWorkspace('/referrals/:referralId/restore'),
  summary: 'Take a referral out of the trash',
  access: 'owner',
  tokenScope: 'write',
  params: referralParams,
  replies: { 200: referral },
});
