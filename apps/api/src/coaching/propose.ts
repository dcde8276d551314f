import { createReadStream, type ReadStream } from 'node:fs';
import {
  mostProposedAtOnce,
  type Proposal,
  type ProposalContent,
  type ProposedContact,
  type ProposedList,
  proposedContact,
} from '@threefold/contracts/coaching';
import { canTellPeople } from '@threefold/domain/contact-imports/import-files';
import { readRow } from '@threefold/domain/contact-imports/read-row';
import type { ContactDetails } from '@threefold/domain/contacts/contact-facts';
import { displayName } from '@threefold/domain/contacts/names';
import { importedFields } from '../contact-imports/imported-fields.ts';
import { UnreadableFile } from '../contact-imports/reading/file-record.ts';
import type { Upload } from '../contact-imports/receive-upload.ts';
import { readRecords, type Survey, surveyFile } from '../contact-imports/survey-file.ts';
import { requireNameOrEmail } from '../contacts/contact.ts';
import { parsePhone, storedMatchKeys, withComparableLinkedin } from '../contacts/contact-columns.ts';
import type { Person } from '../platform/app-parts.ts';
import { type Creation, contentHash, repeated } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { readSettings } from '../settings/settings.ts';
import {
  contactIsKnown,
  countByStatus,
  insertProposals,
  listBatch,
  listKnownKeys,
  listProposalViewsById,
  type ProposalRow,
  type ProposalView,
} from './proposals-queries.ts';

type Proposing = ProposalContent & {
  id?: string | undefined;
  note?: string | null | undefined;
  author: Person;
};

/** One person, or one step. Nothing of the search changes until its seeker accepts. */
export async function propose(
  db: WorkspaceTransaction,
  scope: Scope,
  { author, ...input }: Proposing,
): Promise<Creation<Proposal>> {
  requireCoach(scope);
  const { contact, action, note } = input;
  if (contact)
    requireNameOrEmail({
      givenName: contact.givenName ?? '',
      familyName: contact.familyName ?? '',
      emails: contact.emails ?? [],
    });
  const aboutId = action?.contactId;
  if (aboutId && !(await contactIsKnown(db, scope.workspaceId, aboutId))) throw notFound('contact');
  const id = input.id ?? newId(scope.now);
  const hash = contentHash({ ...input, author: author.userId });
  await requireRoom(db, scope, 1);
  const inserted = await insertProposals(db, [
    {
      workspaceId: scope.workspaceId,
      id,
      authorId: author.userId,
      authorName: author.name,
      kind: contact ? 'contact' : 'action',
      content: JSON.stringify({ contact, action }),
      note: note || null,
      batchId: null,
      fileName: null,
      position: 0,
      status: 'open',
      decidedAt: null,
      contentHash: hash,
      createdAt: scope.now.toString(),
    },
  ]);
  const [row] = await listProposalViewsById(db, scope.workspaceId, [id]);
  if (!row) throw new Problem('conflict', 'This id is taken. Choose another.', { code: 'id-taken' });
  if (inserted === 0) return repeated(row.contentHash, hash, proposalOfRow(row, scope));
  record(db, scope, [{ kind: 'coach-proposed', detail: { count: 1, fileName: null } }]);
  return { isNew: true, value: proposalOfRow(row, scope) };
}

export function requireCoach({ level }: Scope): void {
  if (level !== 'owner') return;
  throw new Problem('rule-broken', 'This is your own search. Add the person to your contacts instead.', {
    code: 'own-search',
  });
}

/** So many that nobody will look through them. */
const mostOpen = 5_000;

async function requireRoom(db: WorkspaceTransaction, { workspaceId }: Scope, coming: number): Promise<void> {
  const rows = await countByStatus(db, workspaceId);
  const open = rows.filter(({ status }) => status === 'open').reduce((sum, { count }) => sum + count, 0);
  if (open + coming <= mostOpen) return;
  throw new Problem(
    'rule-broken',
    `${open} of your proposals are still pending. Wait until some of them are decided.`,
    { code: 'too-many-open' },
  );
}

type LeftOut = ProposedList['leftOut'][number];
type ReadList = { people: ProposedContact[]; leftOut: LeftOut[] };

const largestList = 8 * 1_048_576;
const mostReasons = 100;
/** A statement takes 65,535 parameters at most. */
const rowsAtOnce = 500;

/** Reads the file as an import would, before the database is asked for anything. */
export async function readList({ path, bytes, mapping: given }: Upload, country: string): Promise<ReadList> {
  if (bytes > largestList)
    throw new Problem('too-large', 'A proposed list can be up to 8 MiB. Split it.', {
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
  throw new Problem('rule-broken', 'No people found in this file. Check its columns and try again.', {
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
    `No column has the people’s names. Rename one to "Name" (found: ${names}) and upload the file again.`,
    { code: 'mapping-needed' },
  );
}

function tooMany({ rows }: Survey): Problem {
  return new Problem(
    'rule-broken',
    `This list has ${rows} lines. Propose up to ${mostProposedAtOnce} people at a time, most important first.`,
    { code: 'too-many-rows' },
  );
}

/** As `POST .../contacts` takes it; what has no field is told in the notes, so that nothing is dropped. */
function takePerson(list: ReadList, { line, fields }: { line: number; fields: ContactDetails }): void {
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

type ProposingList = { upload: Upload; list: ReadList; author: Person };

/** All of the list or nothing; sent again it is proposed once. */
export async function proposeList(
  db: WorkspaceTransaction,
  scope: Scope,
  { upload, list, author }: ProposingList,
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
    throw new Problem('conflict', 'This list has already been proposed. Check your proposals.', {
      code: 'id-taken',
    });
  record(db, scope, [{ kind: 'coach-proposed', detail: { count: inserted, fileName } }]);
  return { isNew: true, value };
}

/** Who of those proposed may be known, asked once for all of them: most are new, and need no look-up of their own. */
export type KnownPeople = {
  keysOf: (contact: ProposedContact) => string[];
  mayBeKnown: (keys: readonly string[]) => boolean;
  /** Whether somebody in the trash is this person and must not be contacted. */
  isBarred: (keys: readonly string[]) => boolean;
  /** Later ones of the same list find those before them. */
  remember: (keys: readonly string[]) => void;
};

export async function knownPeople(
  db: WorkspaceTransaction,
  { workspaceId }: Scope,
  rows: readonly ProposalRow[],
): Promise<KnownPeople> {
  const { country } = await readSettings(db, workspaceId);
  const keysOf = (contact: ProposedContact) => matchKeysOf(contact, country);
  const wanted = rows.flatMap(({ content }) => (content.contact ? keysOf(content.contact) : []));
  const found = wanted.length === 0 ? [] : await listKnownKeys(db, workspaceId, wanted);
  const known = new Set(found.flatMap(({ keys }) => keys));
  const barred = new Set(found.filter(({ isBarred }) => isBarred).flatMap(({ keys }) => keys));
  return {
    keysOf,
    mayBeKnown: (keys) => keys.some((key) => known.has(key)),
    isBarred: (keys) => keys.some((key) => barred.has(key)),
    remember: (keys) => {
      for (const key of keys) known.add(key);
    },
  };
}

/** The keys that tell a person for sure; a mere name is none. Numbers without a prefix are read as of the contact's country, else of the seeker's. */
function matchKeysOf(contact: ProposedContact, seekerCountry: string): string[] {
  const keys = storedMatchKeys(
    withComparableLinkedin({
      givenName: contact.givenName ?? '',
      familyName: contact.familyName ?? '',
      organization: null,
      linkedinUrl: contact.linkedinUrl || null,
      emails: contact.emails ?? [],
      phones: (contact.phones ?? []).map((phone) =>
        parsePhone(phone, contact.place?.country ?? seekerCountry),
      ),
    }),
  );
  return keys.filter((key) => !key.startsWith('name'));
}

export function proposalOfRow(row: ProposalView, { userId }: Scope): Proposal {
  const { contact, action } = row.content;
  return {
    id: row.id,
    kind: row.kind,
    authorName: row.authorName,
    isMine: row.authorId === userId,
    note: row.note,
    batchId: row.batchId,
    fileName: row.fileName,
    contact: contact ? personOf(contact) : null,
    action: action
      ? { text: action.text, contactId: action.contactId ?? null, contactName: nameOf(row) }
      : null,
    status: row.status,
    result: row.outcome && { outcome: row.outcome, contactId: row.resultContactId },
    createdAt: row.createdAt,
    decidedAt: row.decidedAt,
  };
}

function personOf(contact: ProposedContact): NonNullable<Proposal['contact']> {
  const { givenName = '', familyName = '', emails = [], phones = [], tags = [] } = contact;
  return {
    name: displayName({ givenName, familyName, emails }),
    title: contact.title ?? null,
    organization: contact.organization ?? null,
    emails,
    phones: phones.map(({ typed }) => typed),
    linkedinUrl: contact.linkedinUrl ?? null,
    tags,
    notes: contact.notes ?? null,
  };
}

function nameOf({ aboutGivenName, aboutFamilyName, aboutEmails }: ProposalView): string | null {
  if (aboutEmails === null) return null;
  return displayName({
    givenName: aboutGivenName ?? '',
    familyName: aboutFamilyName ?? '',
    emails: aboutEmails,
  });
}
