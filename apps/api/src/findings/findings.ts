import type {
  addFinding as addFindingEndpoint,
  Finding,
  FindingPlaces,
  FindingSource,
  GatheredFinding,
  listFindings as listFindingsEndpoint,
  updateFinding as updateFindingEndpoint,
} from '@threefold/contracts/findings';
import { displayName } from '@threefold/domain/contacts/names';
import { foldText } from '@threefold/domain/contacts/search-text';
import { rankSolvable } from '@threefold/domain/findings/write-findings';
import type { z } from 'zod';
import { instantOf } from '../platform/clock.ts';
import { type Creation, contentHash, repeated, requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { decodeTimeCursor, pageOf } from '../platform/paging.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import {
  countPlaces,
  type FindingRow,
  findFindingRow,
  findFindingSource,
  type GatheredRow,
  insertFinding,
  listEarlierFindingRows,
  listFindingRowsOfMeeting,
  listGatheredRows,
  lockFindingRow,
  removeIndustry,
  type SourceRow,
  saveFinding,
  saveIndustry,
} from './findings-queries.ts';

type Query = z.output<typeof listFindingsEndpoint.query>;

export async function listFindings(
  db: WorkspaceTransaction,
  scope: Scope,
  { limit, cursor, couldHelp, ...filter }: Query,
): Promise<{ items: GatheredFinding[]; nextCursor: string | null }> {
  const rows = await listGatheredRows(db, scope.workspaceId, {
    filter: { ...filter, couldHelp: couldHelp && couldHelp === 'true' },
    after: decodeTimeCursor(cursor),
    limit,
  });
  return pageOf(rows, limit, { item: gatheredOfRow, key: (row) => [row.createdAt, row.id] });
}

/** Of more than these the latest are ranked. */
const mostRanked = 500;

/** What the seeker could help with, named by most people first. */
export async function listSolvable(
  db: WorkspaceTransaction,
  scope: Scope,
  limit: number,
): Promise<GatheredFinding[]> {
  const rows = await listGatheredRows(db, scope.workspaceId, {
    filter: { couldHelp: true },
    after: null,
    limit: mostRanked,
  });
  return rankSolvable(rows.map(gatheredOfRow)).slice(0, limit);
}

type Body = z.output<typeof addFindingEndpoint.body>;
type NewFinding = Omit<Body, 'industry'> & Partial<Pick<Body, 'industry'>>;

/** Writes down what was learnt: in a meeting, from somebody, or elsewhere. */
export async function addFinding(
  db: WorkspaceTransaction,
  scope: Scope,
  input: NewFinding,
): Promise<Creation<Finding>> {
  const { workspaceId } = scope;
  const { meetingId = null, contactId = null, kind, text, couldHelp, industry = null } = input;
  const id = input.id ?? newId(scope.now);
  const hash = contentHash(input);
  const before = input.id ? await findFindingRow(db, workspaceId, id) : undefined;
  if (before) return repeated(before.contentHash, hash, findingOfRow(before));
  const heardFrom = await requireSource(db, scope, { meetingId, contactId });
  const now = scope.now.toString();
  const search = foldText(text);
  const fields = { meetingId, contactId, kind, text, couldHelp, industry, mergedInto: null, search };
  const stamps = { version: 1, contentHash: hash, createdAt: now, updatedAt: now, deletedAt: null };
  const isNew = await insertFinding(db, { workspaceId, id, ...fields, ...stamps });
  const row = await findFindingRow(db, workspaceId, id);
  if (!row) throw notFound('finding');
  if (!isNew) return repeated(row.contentHash, hash, findingOfRow(row));
  const detail = { findingKind: kind, text };
  record(db, scope, [{ kind: 'finding-noted', detail, contactId: heardFrom, meetingId }]);
  return { isNew: true, value: findingOfRow(row) };
}

/** Whose timeline it goes to: the contact named, else the first participant of the meeting. */
async function requireSource(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { meetingId, contactId }: { meetingId: string | null; contactId: string | null },
): Promise<string | null> {
  const source = await findFindingSource(db, workspaceId, { meetingId, contactId });
  if (contactId !== null && !source.hasContact) throw notFound('contact');
  if (meetingId !== null && !source.hasMeeting) throw notFound('meeting');
  return contactId ?? source.firstParticipantId;
}

type Opening = { findingId: string; ifMatch: number | null };
type Change = z.output<typeof updateFindingEndpoint.body> & Opening;

export async function updateFinding(
  db: WorkspaceTransaction,
  scope: Scope,
  { findingId, ifMatch, kind, text, couldHelp, industry }: Change,
): Promise<Finding> {
  const row = await openFinding(db, scope, { findingId, ifMatch });
  return findingOfRow(
    await saveFinding(db, scope.workspaceId, {
      id: findingId,
      kind: kind ?? row.kind,
      text: text ?? row.text,
      search: foldText(text ?? row.text),
      industry: industry === undefined ? row.industry : industry,
      couldHelp: couldHelp ?? row.couldHelp,
      updatedAt: scope.now.toString(),
    }),
  );
}

export async function trashFinding(
  db: WorkspaceTransaction,
  scope: Scope,
  { findingId, ifMatch }: Opening,
): Promise<Finding> {
  await openFinding(db, scope, { findingId, ifMatch });
  const now = scope.now.toString();
  return findingOfRow(
    await saveFinding(db, scope.workspaceId, { id: findingId, deletedAt: now, updatedAt: now }),
  );
}

/** Restoring a finding that is there changes nothing. */
export async function restoreFinding(
  db: WorkspaceTransaction,
  scope: Scope,
  findingId: string,
): Promise<Finding> {
  const row = await lockFindingRow(db, scope.workspaceId, findingId);
  if (!row) throw notFound('finding');
  if (row.deletedAt === null) return findingOfRow(row);
  const updatedAt = scope.now.toString();
  return findingOfRow(
    await saveFinding(db, scope.workspaceId, { id: findingId, deletedAt: null, updatedAt }),
  );
}

async function openFinding(
  db: WorkspaceTransaction,
  scope: Scope,
  { findingId, ifMatch }: Opening,
): Promise<FindingRow> {
  const row = await lockFindingRow(db, scope.workspaceId, findingId);
  if (!row || row.deletedAt !== null) throw notFound('finding');
  requireVersion(row.version, ifMatch, findingOfRow(row));
  return row;
}

/** Where findings were heard, and of which kinds they are. */
export async function readPlaces(db: WorkspaceTransaction, { workspaceId }: Scope): Promise<FindingPlaces> {
  const rows = await countPlaces(db, workspaceId);
  const all = rows.find((row) => row.what === 'all');
  return {
    findings: all?.findings ?? 0,
    couldHelp: all?.couldHelp ?? 0,
    people: all?.people ?? 0,
    kinds: rows.flatMap((row) => (row.what === 'kind' ? [{ kind: row.name, findings: row.findings }] : [])),
    industries: rows.flatMap((row) =>
      row.what === 'industry' ? [{ name: row.name, findings: row.findings }] : [],
    ),
    organizations: rows.flatMap((row) =>
      row.what === 'organization' ? [{ name: row.name, industry: row.industry, findings: row.findings }] : [],
    ),
  };
}

/** Said once for all who work there, now and later. */
export async function putIndustry(
  db: WorkspaceTransaction,
  { workspaceId, now }: Scope,
  { organization, industry }: { organization: string; industry: string | null },
): Promise<{ organization: string; industry: string | null }> {
  if (industry === null) await removeIndustry(db, workspaceId, organization);
  else await saveIndustry(db, workspaceId, { organization, industry, now: now.toString() });
  return { organization, industry };
}

const mostFindings = 200;

/** What was learnt in a meeting, in the order in which it was written down. */
export async function findingsOfMeeting(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  meetingId: string,
): Promise<Finding[]> {
  const rows = await listFindingRowsOfMeeting(db, workspaceId, { meetingId, limit: mostFindings });
  return rows.map(findingOfRow).reverse();
}

/** What was learnt before from this contact or at their organization, latest first. */
export async function findingsBefore(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { meetingId, contactId }: { meetingId: string; contactId: string },
): Promise<Finding[]> {
  const rows = await listEarlierFindingRows(db, workspaceId, { meetingId, contactId });
  return rows.map(findingOfRow);
}

function findingOfRow(row: FindingRow): Finding {
  return {
    id: row.id,
    version: row.version,
    meetingId: row.meetingId,
    contactId: row.contactId,
    kind: row.kind,
    text: row.text,
    couldHelp: row.couldHelp,
    industry: row.industry,
    mergedInto: row.mergedInto,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    deletedAt: row.deletedAt,
  };
}

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
