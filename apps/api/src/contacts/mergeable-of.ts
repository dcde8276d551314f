import type { Phone } from '@threefold/contracts/contacts';
import type { MergeableContact } from '@threefold/domain/contacts/fill-contact';
import type { ContactFields } from './contact-columns.ts';

type Stored = Omit<ContactFields, 'phones' | 'assistant'> & {
  phones: readonly Phone[];
  notes: string | null;
  extra?: Record<string, string> | null;
};

/** A stored contact as the rules of importing and merging see it. */
export function mergeableOf(row: Stored): MergeableContact {
  return {
    givenName: row.givenName,
    familyName: row.familyName,
    credentials: row.credentials,
    title: row.title,
    organization: row.organization,
    emails: [...row.emails],
    // A label that is not there and one that is undefined are the same.
    phones: row.phones.map(({ e164, typed, label }) => ({
      e164,
      typed,
      ...(label !== undefined && { label }),
    })),
    linkedinUrl: row.linkedinUrl,
    place: { city: row.city, region: row.region, country: row.country },
    timeZone: row.timeZone,
    reasons: [...row.reasons],
    faceToFace: row.faceToFace,
    doNotContact: row.doNotContact,
    tags: [...row.tags],
    notes: row.notes,
    extra: row.extra ?? {},
  };
}
