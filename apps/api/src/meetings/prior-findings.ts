import type { Contact } from '@threefold/contracts/contacts';
import type { ReplyOf } from '@threefold/contracts/endpoint';
import type { getPrep } from '@threefold/contracts/meetings/prep';
import { displayName } from '@threefold/domain/contacts/names';
import { rankFindings } from '@threefold/domain/meetings/rank-findings';
import { Temporal } from 'temporal-polyfill';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { listIndustriesOf, listPriorFindings, type PriorFindingRow } from './known-before-queries.ts';

type PriorFindings = ReplyOf<typeof getPrep>['priorFindings'];
type Met = {
  contact: Pick<Contact, 'id' | 'organization' | 'tags'>;
  chain: readonly { contactId: string }[];
};

const mostShown = 20;

/** What was learnt before and matters in this meeting; a field is an industry, or a tag that both carry. */
export async function priorFindings(
  db: WorkspaceTransaction,
  scope: Scope,
  { meetingId, people }: { meetingId: string; people: readonly Met[] },
): Promise<PriorFindings> {
  const rows = await listPriorFindings(db, scope.workspaceId, { meetingId });
  const ids = people.map(({ contact }) => contact.id);
  const industries = await listIndustriesOf(db, scope.workspaceId, ids);
  const industriesOf = (id: string) => industries.filter(({ contactId }) => contactId === id);
  const met = {
    people: people.map(({ contact: { id, organization, tags } }) => ({
      ...{ contactId: id, organization },
      fields: [...industriesOf(id).map(({ industry }) => industry), ...tags],
    })),
    chainIds: people.flatMap(({ chain }) => chain.map(({ contactId }) => contactId)),
  };
  const rankable = rows.map((row) => ({
    ...{ row, id: row.id, kind: row.kind, couldHelp: row.couldHelp },
    createdAt: Temporal.Instant.from(row.createdAt),
    from: { contactId: row.fromId, organization: row.fromOrganization, fields: fieldsOf(row) },
  }));
  return rankFindings(rankable, met)
    .slice(0, mostShown)
    .map(({ finding: { row }, nearness }) => ({ nearness, ...priorFindingOf(row) }));
}

function fieldsOf({ fromIndustry, fromTags }: PriorFindingRow): string[] {
  return [...(fromIndustry === null ? [] : [fromIndustry]), ...(fromTags ?? [])];
}

function priorFindingOf(row: PriorFindingRow): Omit<PriorFindings[number], 'nearness'> {
  const { fromId, fromGivenName, fromFamilyName, fromOrganization, fromTags, fromIndustry, ...finding } = row;
  if (fromId === null) return { finding, from: null };
  const name = displayName({ givenName: fromGivenName ?? '', familyName: fromFamilyName ?? '' });
  return { finding, from: { contactId: fromId, name, organization: fromOrganization } };
}
