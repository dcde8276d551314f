import type { ContactMerge, MergeChoices, MergePreview } from '@threefold/contracts/contact-merging';
import {
  combineReferrals,
  combineStages,
  type StageBegan,
} from '@threefold/domain/contact-merging/combine-histories';
import { type MergedTwo, type MergingSide, mergeTwo } from '@threefold/domain/contact-merging/merge-two';
import { detailsOf, storedFacts } from '@threefold/domain/contacts/contact-facts';
import { displayName } from '@threefold/domain/contacts/names';
import { noProvenance, type Provenance } from '@threefold/domain/contacts/provenance';
import { contactOfRow, findContact } from '../contacts/contact.ts';
import { contactColumns, withKeptKeys } from '../contacts/contact-columns.ts';
import { type Creation, contentHash, repeated, requireVersion } from '../platform/creation.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { record, settle } from '../platform/unit-of-work.ts';
import { type CarriedPairs, carryDecisions } from './duplicates-queries.ts';
import {
  type CountsRow,
  countThings,
  findMerge,
  insertMerge,
  isSendingTo,
  listPeople,
  listStages,
  type MergeRow,
  type PersonRow,
  replaceStages,
  saveNotes,
  savePerson,
} from './merges-queries.ts';
import {
  contactPointers,
  listReferralsOf,
  type MovedRows,
  moveRows,
  type ReferralRow,
  referralPointers,
  saveCombined,
  setAside,
  setAsideBetween,
} from './move-rows-queries.ts';

type Merging = {
  id?: string | undefined;
  survivorId: string;
  mergedId: string;
  choices?: MergeChoices | undefined;
  survivorVersion?: number | undefined;
  mergedVersion?: number | undefined;
};

type Two = { survivor: PersonRow; merged: PersonRow };

/** What merging would come to by the rules alone. Changes nothing. */
export async function previewMerge(
  db: WorkspaceTransaction,
  scope: Scope,
  ids: { survivorId: string; mergedId: string },
): Promise<MergePreview> {
  const { survivor, merged } = await readTwo(db, scope, { ...ids, lock: false });
  const { contact, fields } = mergeTwo(sideOf(survivor), sideOf(merged));
  const counts = await countThings(db, scope.workspaceId, [survivor.id, merged.id]);
  const [ofSurvivor, ofMerged] = [counts.get(survivor.id), counts.get(merged.id)];
  const { emails, phones, tags, reasons, notes, doNotContact } = contact;
  return {
    survivor: contactOfRow(survivor, scope),
    merged: contactOfRow(merged, scope),
    fields,
    united: { emails, phones, tags, reasons, notes, doNotContact },
    counts: { survivor: shown(ofSurvivor), merged: shown(ofMerged) },
    warnings: warningsOf(displayName(contact), [ofSurvivor, ofMerged]),
  };
}

function shown(counts: CountsRow | undefined): MergePreview['counts']['survivor'] {
  const { letters = 0, calls = 0, meetings = 0, referrals = 0, findings = 0 } = counts ?? {};
  return { letters, calls, meetings, referrals, findings };
}

/** What the seeker should look at afterwards: nobody wants the same letter or the same call twice. */
function warningsOf(name: string, both: readonly (CountsRow | undefined)[]): string[] {
  const everybody = (has: (counts: CountsRow) => boolean) =>
    both.every((counts) => counts !== undefined && has(counts));
  return [
    ...(everybody(({ openCalls }) => openCalls > 0)
      ? [`Both have calls due. After merging, ${name} will have all of them; cancel any you don’t need.`]
      : []),
    ...(everybody(({ openLetters }) => openLetters > 0)
      ? [
          `Both have letters waiting. After merging, they’ll all go to ${name}; check which ones you still need.`,
        ]
      : []),
    ...(both.some((counts) => counts !== undefined && counts.between > 0)
      ? ['One referred you to the other. That referral will be set aside.']
      : []),
  ];
}

type Wanted = Omit<Merging, 'id' | 'choices'> & { lock: boolean };

/** Both, if they are two and there, and as the caller saw them. */
async function readTwo(
  db: WorkspaceTransaction,
  scope: Scope,
  { survivorId, mergedId, survivorVersion, mergedVersion, lock }: Wanted,
): Promise<Two> {
  if (survivorId === mergedId)
    throw new Problem('rule-broken', 'Choose two different contacts.', {
      code: 'merge-with-itself',
      errors: [{ path: 'mergedId', message: 'must be another contact' }],
    });
  const people = await listPeople(db, scope.workspaceId, { ids: [survivorId, mergedId], lock });
  const byId = new Map(people.filter(({ deletedAt }) => deletedAt === null).map((row) => [row.id, row]));
  // Says who the one that is not there went into, if anybody.
  for (const id of [survivorId, mergedId]) if (!byId.has(id)) await findContact(db, scope, id);
  const [survivor, merged] = [byId.get(survivorId), byId.get(mergedId)];
  if (!survivor || !merged) throw notFound('contact');
  requireVersion(survivor.version, survivorVersion ?? null, contactOfRow(survivor, scope));
  requireVersion(merged.version, mergedVersion ?? null, contactOfRow(merged, scope));
  return { survivor, merged };
}

type Source = Pick<PersonRow, 'sourceKind' | 'sourceLabel' | 'sourceId'>;

/** Named as the columns are. */
type KeptSide = Pick<MergingSide, 'contact'> & { brought: Provenance };

/** What a merge writes down of the survivor, as they were and as they became. */
export type KeptSides = {
  before: KeptSide & Pick<PersonRow, 'stage' | 'stageSince' | 'keptKeys'> & { source: Source };
  after: KeptSide;
};

/** What it writes down of everything else that it changed. */
export type KeptMoves = {
  rows: MovedRows[];
  stages: { before: StageBegan[]; after: StageBegan[] };
  pairs: CarriedPairs;
};

/** Makes one person of two, in one transaction: whatever belonged to either belongs to the one who stays. */
export async function mergeContacts(
  db: WorkspaceTransaction,
  scope: Scope,
  merging: Merging,
): Promise<Creation<ContactMerge>> {
  const { workspaceId } = scope;
  const id = merging.id ?? newId(scope.now);
  const hash = contentHash(merging);
  const earlier = merging.id && (await findMerge(db, workspaceId, { mergeId: id }));
  if (earlier) return repeated(earlier.contentHash, hash, mergeOfRow(earlier));
  const two = await readTwo(db, scope, { ...merging, lock: true });
  const { survivorId, mergedId } = merging;
  if (await isSendingTo(db, workspaceId, [survivorId, mergedId]))
    throw new Problem('conflict', 'A letter to one of them is being sent right now. Try again in a minute.', {
      code: 'letter-going-out',
    });
  const pairs = await carryDecisions(db, workspaceId, { survivorId, mergedId, now: scope.now.toString() });
  const rows = await moveEverything(db, scope, { survivorId, mergedId });
  const fields = await writeSurvivor(db, scope, { ...two, choices: merging.choices ?? {} });
  record(db, scope, [
    {
      kind: 'contacts-merged',
      contactId: survivorId,
      otherContactId: mergedId,
      detail: { name: displayName(two.merged), referrals: rows.setAside.length },
    },
  ]);
  const stages = await mergeStages(db, scope, { survivorId, mergedId });
  const moves: KeptMoves = { rows: rows.moved, stages, pairs };
  const inserted = await insertMerge(db, {
    workspaceId,
    id,
    survivorId,
    mergedId,
    choices: JSON.stringify(merging.choices ?? {}),
    losing: JSON.stringify(fields.losing),
    before: JSON.stringify(fields.before),
    after: JSON.stringify(fields.after),
    mergedKeys: two.merged.matchKeys,
    moved: JSON.stringify(moves),
    setAside: rows.setAside,
    version: 1,
    contentHash: hash,
    createdAt: scope.now.toString(),
  });
  if (!inserted) throw new Problem('conflict', 'This id is taken.', { code: 'id-taken' });
  const row = await findMerge(db, workspaceId, { mergeId: id });
  if (!row) throw notFound('merge');
  return { isNew: true, value: mergeOfRow(row) };
}

/** All that points to the one who goes points to the one who stays; nobody ends up having named themselves. */
async function moveEverything(
  db: WorkspaceTransaction,
  scope: Scope,
  { survivorId, mergedId }: { survivorId: string; mergedId: string },
): Promise<{ moved: MovedRows[]; setAside: string[] }> {
  const { workspaceId } = scope;
  const now = scope.now.toString();
  const between = await setAsideBetween(db, workspaceId, { one: survivorId, other: mergedId, now });
  const moved: MovedRows[] = [];
  for (const pointer of contactPointers)
    moved.push(await moveRows(db, workspaceId, { pointer, from: mergedId, to: survivorId }));
  const touched = new Set(
    moved
      .filter(({ table }) => table === 'referral')
      .flatMap((rows) => rows.moved.map((row) => String(row.id))),
  );
  const combined = await combineSameReferrals(db, scope, { contactId: survivorId, touched });
  const all = [...moved, ...combined.moved];
  return { moved: all.filter(didSomething), setAside: [...between, ...combined.setAside] };
}

function didSomething({ moved, dropped, changed }: MovedRows): boolean {
  return moved.length + dropped.length + changed.length > 0;
}

type Done = { moved: MovedRows[]; setAside: string[] };

/**
 * The same two people in the same meeting are one referral: where two of them say the same after a merge, the earlier one
 * stays, takes over what the later one knew, and gets the letters that tell of it.
 */
async function combineSameReferrals(
  db: WorkspaceTransaction,
  scope: Scope,
  { contactId, touched }: { contactId: string; touched: ReadonlySet<string> },
): Promise<Done> {
  const { workspaceId } = scope;
  const now = scope.now.toString();
  const done: Done = { moved: [], setAside: [] };
  const groups = Map.groupBy(await listReferralsOf(db, workspaceId, contactId), saying);
  for (const [kept, ...others] of groups.values()) {
    if (!kept) continue;
    let stays = kept;
    for (const gone of others) {
      if (!touched.has(kept.id) && !touched.has(gone.id)) continue;
      const combined = { id: kept.id, ...combineReferrals(stays, gone) };
      const { before, after } = await saveCombined(db, workspaceId, combined);
      stays = { ...stays, ...combined };
      const columns = ['terms', 'note', 'lost_reason', 'loop_closed_at'];
      const changed = [{ before, after, columns }];
      const row = { table: 'referral', column: 'id', key: ['id'], from: gone.id, to: kept.id };
      done.moved.push({ ...row, moved: [], dropped: [], changed });
      await setAside(db, workspaceId, { referralId: gone.id, now });
      done.setAside.push(gone.id);
      for (const pointer of referralPointers)
        done.moved.push(await moveRows(db, workspaceId, { pointer, from: gone.id, to: kept.id }));
    }
  }
  return done;
}

function saying({ fromContactId, toContactId, meetingId }: ReferralRow): string {
  return `${fromContactId} ${toContactId} ${meetingId}`;
}

async function writeSurvivor(
  db: WorkspaceTransaction,
  scope: Scope,
  { survivor, merged, choices }: Two & { choices: MergeChoices },
): Promise<KeptSides & Pick<MergedTwo, 'losing'>> {
  const { workspaceId } = scope;
  const now = scope.now.toString();
  const before = sideOf(survivor);
  const result = mergeTwo(before, sideOf(merged), choices);
  const after = { contact: result.contact, provenance: result.provenance };
  const keptKeys = [...new Set([...(survivor.keptKeys ?? []), ...merged.matchKeys])];
  const columns = columnsOf(after, { seekerCountry: survivor.seekerCountry, keptKeys });
  const source = sourceOf(survivor.sourceKind === 'sample' ? merged : survivor);
  await savePerson(db, workspaceId, { id: survivor.id, ...columns, ...source, updatedAt: now });
  if (after.contact.notes !== survivor.notes)
    await saveNotes(db, workspaceId, { contactId: survivor.id, notes: after.contact.notes, now });
  await savePerson(db, workspaceId, {
    id: merged.id,
    mergedIntoId: survivor.id,
    deletedAt: now,
    matchKeys: [],
    updatedAt: now,
  });
  const { stage, stageSince, keptKeys: keys } = survivor;
  const kept = { ...keptSide(before), stage, stageSince, keptKeys: keys, source: sourceOf(survivor) };
  return { losing: result.losing, before: kept, after: keptSide(after) };
}

function keptSide({ contact, provenance }: MergingSide): KeptSide {
  return { contact, brought: provenance };
}

/** Somebody who is more than a sample does not go with the samples. */
function sourceOf({ sourceKind, sourceLabel, sourceId }: PersonRow): Source {
  return { sourceKind, sourceLabel, sourceId };
}

/** A stored contact as the rules of merging see it. */
export function sideOf(row: PersonRow): MergingSide {
  const { closedAt, closedReason } = row;
  return {
    contact: { ...detailsOf(row), closedAt, closedReason },
    provenance: row.brought ?? noProvenance,
  };
}

/** The other way round: the columns of whoever stays, those derived included. */
export function columnsOf(
  { contact, provenance }: MergingSide,
  { seekerCountry, keptKeys }: { seekerCountry: string; keptKeys: readonly string[] },
) {
  const { extra, closedAt, closedReason } = contact;
  const columns = contactColumns(storedFacts(contact), seekerCountry, extra ?? null);
  return {
    ...withKeptKeys(columns, keptKeys),
    closedAt,
    closedReason,
    extra: extra && Object.keys(extra).length > 0 ? JSON.stringify(extra) : null,
    brought: Object.keys(provenance).length > 0 ? JSON.stringify(provenance) : null,
    keptKeys: keptKeys.length > 0 ? [...keptKeys] : null,
  };
}

/** The survivor's history of stages becomes that of both; the other one keeps their own. */
async function mergeStages(
  db: WorkspaceTransaction,
  scope: Scope,
  { survivorId, mergedId }: { survivorId: string; mergedId: string },
): Promise<KeptMoves['stages']> {
  const { workspaceId } = scope;
  const before = await listStages(db, workspaceId, survivorId);
  const stages = combineStages(before, await listStages(db, workspaceId, mergedId));
  await replaceStages(db, workspaceId, { contactId: survivorId, gone: before, stages });
  const last = stages.at(-1);
  if (last)
    await savePerson(db, workspaceId, {
      id: survivorId,
      stage: last.stage,
      stageSince: last.at,
      updatedAt: scope.now.toString(),
    });
  await settle(db, scope);
  return { before, after: await listStages(db, workspaceId, survivorId) };
}

export function mergeOfRow(row: MergeRow): ContactMerge {
  return {
    id: row.id,
    version: row.version,
    survivorId: row.survivorId,
    mergedId: row.mergedId,
    mergedName: displayName(row.mergedName),
    choices: row.choices,
    losing: row.losing,
    createdAt: row.createdAt,
    undoneAt: row.undoneAt,
  };
}
