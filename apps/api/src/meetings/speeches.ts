import type {
  createSpeech as createEndpoint,
  Speech,
  updateSpeech as updateEndpoint,
} from '@threefold/contracts/meetings/prep';
import type { z } from 'zod';
import { type Creation, contentHash, repeated, requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import {
  findSpeechRow,
  findSpeechVersionRow,
  insertSpeech,
  insertSpeechVersion,
  listSpeechRows,
  listSpeechVersionRows,
  lockSpeechRow,
  type SpeechRow,
  type SpeechVersionRow,
  saveSpeech,
} from './speeches-queries.ts';

/** The oldest first: the seeker's first speech is the one that later ones are made from. */
export async function listSpeeches(
  db: WorkspaceTransaction,
  scope: Scope,
): Promise<{ items: Speech[]; nextCursor: null }> {
  return { items: (await listSpeechRows(db, scope.workspaceId)).map(speechOfRow), nextCursor: null };
}

export async function createSpeech(
  db: WorkspaceTransaction,
  scope: Scope,
  input: z.output<typeof createEndpoint.body>,
): Promise<Creation<Speech>> {
  const { workspaceId } = scope;
  const { name, body } = input;
  const id = input.id ?? newId(scope.now);
  const hash = contentHash(input);
  const now = scope.now.toString();
  const stamps = { version: 1, contentHash: hash, createdAt: now, updatedAt: now };
  const isNew = await insertSpeech(db, { workspaceId, id, name, body, ...stamps });
  const row = await findSpeechRow(db, workspaceId, id);
  if (!row) throw notFound('speech');
  if (isNew) await insertSpeechVersion(db, row);
  return isNew ? { isNew, value: speechOfRow(row) } : repeated(row.contentHash, hash, speechOfRow(row));
}

type Change = z.output<typeof updateEndpoint.body> & { speechId: string; ifMatch: number | null };

export async function updateSpeech(
  db: WorkspaceTransaction,
  scope: Scope,
  { speechId, ifMatch, name, body }: Change,
): Promise<Speech> {
  const row = await lockSpeechRow(db, scope.workspaceId, speechId);
  if (!row) throw notFound('speech');
  requireVersion(row.version, ifMatch, speechOfRow(row));
  const saved = await saveSpeech(db, scope.workspaceId, {
    id: speechId,
    name: name ?? row.name,
    body: body ?? row.body,
    updatedAt: scope.now.toString(),
  });
  await insertSpeechVersion(db, saved);
  return speechOfRow(saved);
}

export async function listSpeechVersions(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  speechId: string,
): Promise<{ items: Speech[]; nextCursor: null }> {
  const rows = await listSpeechVersionRows(db, workspaceId, speechId);
  if (rows.length === 0) throw notFound('speech');
  return { items: rows.map(speechOfVersion), nextCursor: null };
}

/** The text that a meeting uses: the one it remembers, else the newest. */
export async function speechOfMeeting(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  { speechId, speechVersion: version }: { speechId: string | null; speechVersion: number | null },
): Promise<(Speech & { newestVersion: number }) | null> {
  const newest = speechId === null ? undefined : await findSpeechRow(db, workspaceId, speechId);
  if (!newest) return null;
  const said =
    version === null || version === newest.version
      ? undefined
      : await findSpeechVersionRow(db, workspaceId, { speechId: newest.id, version });
  return { ...(said ? speechOfVersion(said) : speechOfRow(newest)), newestVersion: newest.version };
}

function speechOfVersion({
  speechId: id,
  version,
  name,
  body,
  createdAt: updatedAt,
}: SpeechVersionRow): Speech {
  return { id, version, name, body, updatedAt };
}

function speechOfRow({ id, version, name, body, updatedAt }: SpeechRow): Speech {
  return { id, version, name, body, updatedAt };
}
