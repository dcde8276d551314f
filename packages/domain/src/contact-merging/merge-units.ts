// What two records of one person say is held against each other fact by fact: a name is not put together from two, and a title
// stays with its organization.

import type { MergeableContact } from '../contacts/fill-contact.ts';
import { displayName } from '../contacts/names.ts';
import type { SingleField } from '../contacts/provenance.ts';

/** What merging looks at. `closedAt` is ISO text. */
export type MergingContact = MergeableContact & {
  assistant: string | null;
  closedAt: string | null;
  closedReason: string | null;
};

export const mergeFields = [
  'name',
  'credentials',
  'job',
  'linkedinUrl',
  'place',
  'timeZone',
  'assistant',
  'closed',
] as const;
export type MergeField = (typeof mergeFields)[number];

type Unit = {
  /** The fields that go together. */
  members: readonly (keyof MergingContact)[];
  /** Those of them whose source is remembered. */
  owned: readonly SingleField[];
  /** Null where nothing is known. */
  inWords: (contact: MergingContact) => string | null;
};

function listed(parts: readonly (string | null)[]): string | null {
  const known = parts.map((part) => part?.trim()).filter(Boolean);
  return known.length === 0 ? null : known.join(', ');
}

export const mergeUnits: Readonly<Record<MergeField, Unit>> = {
  name: {
    members: ['givenName', 'familyName'],
    owned: ['givenName', 'familyName'],
    inWords: ({ givenName, familyName }) =>
      givenName?.trim() || familyName?.trim() ? displayName({ givenName, familyName }) : null,
  },
  credentials: {
    members: ['credentials'],
    owned: ['credentials'],
    inWords: ({ credentials }) => credentials?.trim() || null,
  },
  job: {
    members: ['title', 'organization'],
    owned: ['title', 'organization'],
    inWords: ({ title, organization }) => listed([title, organization]),
  },
  linkedinUrl: {
    members: ['linkedinUrl'],
    owned: ['linkedinUrl'],
    inWords: ({ linkedinUrl }) => linkedinUrl?.trim() || null,
  },
  place: {
    members: ['place'],
    owned: ['place'],
    inWords: ({ place }) => listed([place.city, place.region, place.country]),
  },
  timeZone: {
    members: ['timeZone'],
    owned: ['timeZone'],
    inWords: ({ timeZone }) => timeZone?.trim() || null,
  },
  assistant: { members: ['assistant'], owned: [], inWords: ({ assistant }) => assistant?.trim() || null },
  closed: {
    members: ['closedAt', 'closedReason'],
    owned: [],
    inWords: ({ closedAt, closedReason }) =>
      closedAt === null ? null : closedReason ? `closed: ${closedReason}` : 'closed',
  },
};

/** The members of a unit as they are in one contact. */
export function membersOf(field: MergeField, contact: MergingContact): Partial<MergingContact> {
  return Object.fromEntries(mergeUnits[field].members.map((member) => [member, contact[member]]));
}
