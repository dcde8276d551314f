import type { Contact } from '@threefold/contracts/contacts';
import type { ShownContact } from './contacts-queries.ts';
import { readerTimeZone } from './find-reader.ts';

export function contactOfRow(row: ShownContact): Contact {
  const { city, region, country } = row;
  return {
    id: row.id,
    version: row.version,
    givenName: row.givenName,
    familyName: row.familyName,
    credentials: row.credentials,
    title: row.title,
    organization: row.organization,
    emails: row.emails,
    phones: row.phones,
    linkedinUrl: row.linkedinUrl,
    place: city === null && region === null && country === null ? null : { city, region, country },
    timeZone: row.timeZone,
    readerTimeZone: readerTimeZone(row, { timeZone: row.seekerTimeZone, country: row.seekerCountry }),
    reasons: row.reasons,
    faceToFace: row.faceToFace,
    stage: row.stage,
    stageSince: row.stageSince,
    doNotContact: row.doNotContact,
    tags: row.tags,
    notes: row.notes,
    assistant: row.assistant,
    source: { kind: row.sourceKind, label: row.sourceLabel },
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    deletedAt: row.deletedAt,
  };
}
