import { createReadStream, type ReadStream } from 'node:fs';
import {
  mostProposedAtOnce,
  type ProposedContact,
  type ProposedList,
  proposedContact,
} from '@threefold/contracts/proposals';
import { readRow } from '@threefold/domain/contact-imports/read-row';
import type { MergeableContact } from '@threefold/domain/contacts/contact-facts';
import { importedFields } from '../contact-imports/imported-fields.ts';
import { UnreadableFile } from '../contact-imports/reading/file-record.ts';
import type { Upload } from '../contact-imports/receive-upload.ts';
import { canTellPeople, readRecords, type Survey, surveyFile } from '../contact-imports/survey-file.ts';
import type { Person } from '../platform/app-parts.ts';
import { type Creation, contentHash, repeated } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { insertProposals, listBatch } from './proposals-queries.ts';
import { requireRoom } from './propose.ts';

type LeftOut = ProposedList['leftOut'][number];
export type ReadList = { people: ProposedContact[]; leftOut: LeftOut[] };

const largestList = 8 * 1_048_576;
const mostReasons = 100;
/** A statement takes 65,535 parameters at most. */
const rowsAtOnce = 500;

/** Reads the file as an import would, before the database is asked for anything. */
export async function readList({ path, bytes, mapping: given }: Upload, country: string): Promise<ReadList> {
  if (bytes > largestList)
    throw new Problem('too-large', 'A list to propose has at most 8 MiB. Divide it.', {
      code: 'file-too-large',
    });
  const readBytes = () => createReadStream(path);
  const survey = await surveyed(readBytes, given);
  const mapping = { ...survey.recognized.mapping, ...given };
  if (!canTellPeople(mapping)) throw unsure(survey);
  const list: ReadList = { people: [], leftOut: [] };
  for await (const { line, cells } of readRecords(readBytes, survey)) {
    if (line <= survey.headerLine) continue;
    const read = readRow({ columns: survey.recognized.columns, cells }, mapping);
    if (read.ok) takePerson(list, { line, fields: importedFields(read.contact, country) });
    else list.leftOut.push({ line, reason: read.reason });
    if (list.people.length > mostProposedAtOnce) throw tooMany(survey);
  }
  if (list.people.length > 0) return list;
  throw new Problem('rule-broken', 'Nobody was found in this list. Look at its columns and try again.', {
    code: 'nobody-found',
  });
}

async function surveyed(readBytes: () => ReadStream, given: Upload['mapping']): Promise<Survey> {
  try {
    return await surveyFile(readBytes, given);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new Problem('rule-broken', error.message, { code: 'unreadable-file' });
  }
}

function unsure({ recognized: { columns } }: Survey): Problem {
  const names = columns.slice(0, 8).join(', ');
  return new Problem(
    'rule-broken',
    `No column says who the people are. Call one of them "Name" (they are: ${names}) and send the list again.`,
    { code: 'mapping-needed' },
  );
}

function tooMany({ rows }: Survey): Problem {
  return new Problem(
    'rule-broken',
    `This list has ${rows} lines. Propose ${mostProposedAtOnce} people at most at once, those who matter most first.`,
    { code: 'too-many-rows' },
  );
}

/** As `POST .../contacts` takes it; what has no field is told in the notes, so that nothing is dropped. */
function takePerson(list: ReadList, { line, fields }: { line: number; fields: MergeableContact }): void {
  const { extra = {}, notes, source: _, ...rest } = fields;
  const beside = Object.entries(extra).map(([column, value]) => `${column}: ${value}`);
  const parsed = proposedContact.safeParse({
    ...withoutUnknown(rest),
    notes: [notes, ...beside].filter(Boolean).join('\n') || null,
  });
  if (parsed.success) list.people.push(parsed.data);
  else {
    const [issue] = parsed.error.issues;
    list.leftOut.push({
      line,
      reason: `${issue?.path.join('.') ?? 'it'} ${issue?.message ?? 'is not valid'}`,
    });
  }
}

/** What a row does not say of names and flags is left out, as a request would. */
function withoutUnknown(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

type Proposing = { upload: Upload; list: ReadList; author: Person };

/** All of the list or nothing; sent again it is proposed once. */
export async function proposeList(
  db: WorkspaceTransaction,
  scope: Scope,
  { upload, list, author }: Proposing,
): Promise<Creation<ProposedList>> {
  const { workspaceId } = scope;
  const { fileName, sha256 } = upload;
  const id = upload.id ?? newId(scope.now);
  const hash = contentHash({ sha256, mapping: upload.mapping, author: author.userId });
  const value = {
    id,
    fileName,
    proposed: list.people.length,
    leftOut: list.leftOut.slice(0, mostReasons),
  };
  const before = await listBatch(db, workspaceId, id);
  if (before[0]) return repeated(before[0].contentHash, hash, value);
  await requireRoom(db, scope, list.people.length);
  const proposals = list.people.map((contact, position) => ({
    workspaceId,
    id: newId(scope.now),
    authorId: author.userId,
    authorName: author.name,
    kind: 'contact' as const,
    content: JSON.stringify({ contact }),
    note: null,
    batchId: id,
    fileName,
    position,
    status: 'open' as const,
    decidedAt: null,
    contentHash: hash,
    createdAt: scope.now.toString(),
  }));
  let inserted = 0;
  for (let at = 0; at < proposals.length; at += rowsAtOnce)
    inserted += await insertProposals(db, proposals.slice(at, at + rowsAtOnce));
  if (inserted < proposals.length)
    throw new Problem('conflict', 'This list is being proposed already. Look at the proposals.', {
      code: 'id-taken',
    });
  record(db, scope, [{ kind: 'coach-proposed', detail: { count: inserted, fileName } }]);
  return { isNew: true, value };
}
