import type { FindingSource, GatheredFinding } from '@threefold/contracts/findings';
import { displayName } from '@threefold/domain/contacts/names';
import { instantOf } from '../platform/instant-of.ts';
import { findingOfRow } from './finding-of-row.ts';
import type { GatheredRow, SourceRow } from './gathered-queries.ts';

export function gatheredOfRow(row: GatheredRow): GatheredFinding {
  return { ...findingOfRow(row), sources: row.sources.map(sourceOfRow) };
}

function sourceOfRow({ givenName, familyName, emails, at, meetingAt, ...source }: SourceRow): FindingSource {
  const name = { givenName: givenName ?? '', familyName: familyName ?? '', emails: emails ?? [] };
  return {
    ...source,
    // JSON made by the database writes instants in its own manner.
    at: instantOf(at).toString(),
    meetingAt: instantOf(meetingAt)?.toString() ?? null,
    name: source.contactId === null ? null : displayName(name),
  };
}
