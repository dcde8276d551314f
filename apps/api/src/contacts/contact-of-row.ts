import type { Contact } from '@threefold/contracts/contacts';
import { isNowhere, nothingKnown, pick } from '@threefold/domain/contacts/contact-facts';
import { factsOf, flatFields, placeParts } from '@threefold/domain/contacts/contact-fields';
import { allows, type Scope } from '../platform/scope.ts';
import type { ShownContact } from './contacts-queries.ts';
import { readerTimeZone } from './find-reader.ts';

/** As whoever may see this much of the workspace sees them. */
export function contactOfRow(row: ShownContact, { level }: Pick<Scope, 'level'>): Contact {
  const place = pick(row, placeParts);
  return {
    id: row.id,
    version: row.version,
    ...pick(row, flatFields),
    ...(allows(level, 'owner') ? {} : withheld),
    place: isNowhere(place) ? null : place,
    readerTimeZone: readerTimeZone(row, { timeZone: row.seekerTimeZone, country: row.seekerCountry }),
    stage: row.stage,
    stageSince: row.stageSince,
    source: { kind: row.sourceKind, label: row.sourceLabel },
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    deletedAt: row.deletedAt,
  };
}

/** The private fields, empty. */
const withheld: Partial<Contact> = pick(
  nothingKnown,
  flatFields.filter((field) => factsOf(field).seenBy === 'owner'),
);
