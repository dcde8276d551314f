import type { addFinding as addFindingEndpoint, Finding } from '@threefold/contracts/findings';
import { foldText } from '@threefold/domain/contacts/search-text';
import type { z } from 'zod';
import { type Creation, contentHash, repeated } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { findingOfRow } from './finding-of-row.ts';
import { findFindingSource } from './finding-source-queries.ts';
import { findFindingRow, insertFinding } from './findings-queries.ts';

type Body = z.output<typeof addFindingEndpoint.body>;
export type NewFinding = Omit<Body, 'industry'> & Partial<Pick<Body, 'industry'>>;

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
