// What one row comes to: somebody new, or more of somebody who is known.
import type { ImportConflict, ImportOutcome } from '@threefold/contracts/contact-imports';
import { conflictsBetween } from '@threefold/domain/contact-imports/conflicts';
import type { ContactDetails } from '@threefold/domain/contacts/contact-facts';
import { fieldInSentence } from '@threefold/domain/contacts/contact-fields';
import { type FilledField, fillContact } from '@threefold/domain/contacts/fill-contact';
import {
  addKeysToMatchIndex,
  addToMatchIndex,
  createMatchIndex,
  findMatch,
  findNamesakes,
  haveOtherNames,
  type MatchBy,
  type MatchIndex,
} from '@threefold/domain/contacts/match';
import { displayName, otherNamesOf } from '@threefold/domain/contacts/names';
import { type Provenance, provenanceFrom } from '@threefold/domain/contacts/provenance';
import { withBounced } from '../contacts/contact-columns.ts';

/** Somebody whom rows may mean, as they stand after the rows before. */
export type Person = {
  id: string;
  fields: ContactDetails;
  isInTrash: boolean;
  /** The line that made them, for people of this very file. */
  line: number | null;
  /** Made by an earlier batch of this import, or by this one. */
  isOfThisImport: boolean;
  provenance: Provenance;
  /** Whether an earlier row of this file was about them: a later one overrules nothing. */
  isInFile: boolean;
  /** Fingerprint of the last row that went into them; null where none is known. */
  rowHash: string | null;
  /** Their keys of matching as they would be stored; null once a row has changed what they follow from. */
  keys: readonly string[] | null;
  /** Keys of the records that were merged into theirs. */
  keptKeys?: readonly string[];
};

/** Everybody who matters for the rows at hand. */
export type People = { index: MatchIndex; byId: Map<string, Person> };

/** What a row did to one field, so that it can be taken back. */
export type FieldChange = { before: unknown; after: unknown };
export type FieldChanges = Partial<Record<FilledField, FieldChange>>;

export type Decision = {
  line: number;
  outcome: ImportOutcome;
  reason: string | null;
  contactId: string | null;
  name: string | null;
  changes: FieldChanges | null;
  /** Of somebody whom the row filled, as it was before. */
  provenanceBefore: Provenance | null;
  /** Where the row says something else, and what is known stays. */
  conflicts: ImportConflict[];
};

export function createPeople(): People {
  return { index: createMatchIndex([]), byId: new Map() };
}

export function addPerson(people: People, person: Person): void {
  people.byId.set(person.id, person);
  const alsoCalled = otherNamesOf(person.fields);
  addToMatchIndex(people.index, { id: person.id, ...withBounced(person.fields), alsoCalled });
  addKeysToMatchIndex(people.index, person.id, person.keptKeys ?? []);
}

/** A crowd of one name is not compared one by one: a file of nothing but namesakes would never end. */
const mostNamesakes = 20;

/** Who the row is by an export of our own: `id` as known here, null where nobody is; `mayBe` tells who may be meant else. */
export type Exported = { id: string | null; mayBe: (person: Person) => boolean };
type Row = {
  line: number;
  fields: ContactDetails;
  source: string;
  newId: () => string;
  exported?: Exported | null;
};

/** Makes a new person of a row, or adds what it says to somebody who is known; `people` is up to date afterwards. */
export function decideRow(people: People, { line, fields, source, newId, exported = null }: Row): Decision {
  const own = people.byId.get(exported?.id ?? '');
  // A line that was copied in a spreadsheet and written over is somebody else under the same id.
  const isCopy = own?.isInFile === true && haveOtherNames(own.fields, fields);
  if (own && !isCopy) return fillInto(people, own, { line, fields, source });
  const mayBe = (id: string) => {
    const person = people.byId.get(id);
    return person === undefined || exported === null || exported.mayBe(person);
  };
  const match = findMatch(people.index, withBounced(fields), mayBe);
  if (match.kind === 'same') {
    const known = people.byId.get(match.id);
    if (known) return fillInto(people, known, { line, fields, source });
  }
  const namesakes = findNamesakes(people.index, fields)
    .filter(mayBe)
    .slice(0, mostNamesakes)
    .flatMap((id) => people.byId.get(id) ?? []);
  const same = namesakes.find(
    (person) => !fillContact(person.fields, fields, fromFile(person, source)).changed,
  );
  if (same) return fillInto(people, same, { line, fields, source });
  const id = newId();
  addPerson(people, {
    id,
    fields,
    isInTrash: false,
    line,
    isOfThisImport: true,
    provenance: provenanceFrom(source, fields),
    isInFile: true,
    rowHash: null,
    keys: null,
  });
  const doubt = match.kind === 'proposed' ? people.byId.get(match.id) : undefined;
  return {
    line,
    outcome: 'created',
    reason: doubt && match.kind === 'proposed' ? doubtAbout(doubt.fields, match.by) : null,
    contactId: id,
    name: displayName(fields),
    changes: null,
    provenanceBefore: null,
    conflicts: [],
  };
}

function fromFile({ provenance, isInFile }: Person, source: string) {
  return { source, provenance, mayUpdate: !isInFile };
}

function fillInto(people: People, known: Person, { line, fields, source }: Omit<Row, 'newId'>): Decision {
  const name = displayName(known.fields);
  const decision = { line, contactId: known.id, name, changes: null, provenanceBefore: null, conflicts: [] };
  if (known.isInTrash)
    return {
      ...decision,
      outcome: 'skipped',
      reason: 'this person is in the trash; restore them first',
    };
  const result = fillContact(known.fields, fields, fromFile(known, source));
  const twice = known.line === null ? '' : `the same person as on line ${known.line}`;
  const { provenance } = result;
  addPerson(people, {
    ...known,
    fields: result.contact,
    provenance,
    isInFile: true,
    keys: result.changed ? null : known.keys,
  });
  const conflicts = conflictsBetween(result.contact, fields);
  if (!result.changed) return { ...decision, conflicts, outcome: 'unchanged', reason: twice || null };
  const changes = Object.fromEntries(
    result.filled.map((field) => [field, { before: known.fields[field], after: result.contact[field] }]),
  );
  const did = describeChange(result.filled, result.updated);
  return {
    ...decision,
    outcome: 'merged',
    reason: twice ? `${twice}; ${did}` : did,
    changes,
    provenanceBefore: known.provenance,
    conflicts,
  };
}

function describeChange(changed: readonly FilledField[], updated: readonly FilledField[]): string {
  const inWords = (fields: readonly FilledField[]) => fields.map(fieldInSentence).join(', ');
  const filled = changed.filter((field) => !updated.includes(field));
  return [
    ...(filled.length > 0 ? [`added: ${inWords(filled)}`] : []),
    ...(updated.length > 0 ? [`updated: ${inWords(updated)}`] : []),
  ].join('; ');
}

const sharedBy: Record<MatchBy, string> = {
  linkedin: 'the same LinkedIn profile',
  email: 'the same email',
  'phone-and-name': 'the same phone and last name',
  'name-and-organization': 'the same name and organization',
  name: 'the same name',
};

export function doubtAbout(named: Parameters<typeof displayName>[0], by: MatchBy): string {
  return `possible duplicate: ${displayName(named)} has ${sharedBy[by]}`;
}
