import type { ImportOutcome } from '@threefold/contracts/contact-imports';
import {
  addToMatchIndex,
  createMatchIndex,
  findMatch,
  findNamesakes,
  type MatchBy,
  type MatchIndex,
} from '@threefold/domain/contact-imports/match';
import {
  type MergeableContact,
  type MergedField,
  mergeContact,
} from '@threefold/domain/contact-imports/merge';
import { displayName } from '@threefold/domain/contacts/names';

/** Somebody whom rows may mean, as they stand after the rows before. */
export type Person = {
  id: string;
  fields: MergeableContact;
  isInBin: boolean;
  /** The line that made them, for people of this very file. */
  line: number | null;
  /** Made by an earlier batch of this import, or by this one. */
  isOfThisImport: boolean;
};

/** Everybody who matters for the rows at hand. */
export type People = { index: MatchIndex; byId: Map<string, Person> };

/** What a merge did to one field, so that it can be taken back. */
export type FieldChange = { before: unknown; after: unknown };
export type FieldChanges = Partial<Record<MergedField, FieldChange>>;

export type Decision = {
  line: number;
  outcome: ImportOutcome;
  reason: string | null;
  contactId: string | null;
  name: string | null;
  changes: FieldChanges | null;
};

export function createPeople(): People {
  return { index: createMatchIndex([]), byId: new Map() };
}

export function addPerson(people: People, person: Person): void {
  people.byId.set(person.id, person);
  addToMatchIndex(people.index, { id: person.id, ...person.fields });
}

type Row = { line: number; fields: MergeableContact; newId: () => string };

/** Makes a new person of a row, or adds what it says to somebody who is known; `people` is up to date afterwards. */
export function decideRow(people: People, { line, fields, newId }: Row): Decision {
  const match = findMatch(people.index, fields);
  if (match.kind === 'same') {
    const known = people.byId.get(match.id);
    if (known) return mergeInto(people, known, { line, fields });
  }
  const namesakes = findNamesakes(people.index, fields).flatMap((id) => people.byId.get(id) ?? []);
  const same = namesakes.find((person) => !mergeContact(person.fields, fields).changed);
  if (same) return mergeInto(people, same, { line, fields });
  const id = newId();
  addPerson(people, { id, fields, isInBin: false, line, isOfThisImport: true });
  const doubt = match.kind === 'proposed' ? people.byId.get(match.id) : undefined;
  return {
    line,
    outcome: 'created',
    reason: doubt && match.kind === 'proposed' ? doubtAbout(doubt, match.by) : null,
    contactId: id,
    name: displayName(fields),
    changes: null,
  };
}

function mergeInto(people: People, known: Person, { line, fields }: Omit<Row, 'newId'>): Decision {
  const name = displayName(known.fields);
  const decision = { line, contactId: known.id, name, changes: null };
  if (known.isInBin)
    return {
      ...decision,
      outcome: 'skipped',
      reason: 'this person is in the bin: take them out of it to have them back',
    };
  const merged = mergeContact(known.fields, fields);
  const twice = known.line === null ? '' : `the same person as on line ${known.line}`;
  if (!merged.changed) return { ...decision, outcome: 'unchanged', reason: twice || null };
  const changes = Object.fromEntries(
    merged.filled.map((field) => [field, { before: known.fields[field], after: merged.contact[field] }]),
  );
  addPerson(people, { ...known, fields: merged.contact });
  const filled = `filled in: ${merged.filled.map((field) => fieldNames[field]).join(', ')}`;
  return {
    ...decision,
    outcome: 'merged',
    reason: twice ? `${twice}; ${filled}` : filled,
    changes,
  };
}

const fieldNames: Record<MergedField, string> = {
  givenName: 'given name',
  familyName: 'family name',
  credentials: 'credentials',
  title: 'title',
  organization: 'organization',
  emails: 'e-mail',
  phones: 'phone',
  linkedinUrl: 'LinkedIn page',
  place: 'place',
  timeZone: 'time zone',
  reasons: 'target reasons',
  faceToFace: 'face to face',
  doNotContact: 'do not contact',
  tags: 'tags',
  notes: 'notes',
  extra: 'other columns',
};

const sharedBy: Record<MatchBy, string> = {
  linkedin: 'the same LinkedIn page',
  email: 'the same e-mail',
  'phone-and-name': 'the same phone and family name',
  'name-and-organization': 'the same name and organization',
  name: 'the same name',
};

function doubtAbout(person: Person, by: MatchBy): string {
  return `perhaps somebody you have already: ${displayName(person.fields)} has ${sharedBy[by]}`;
}
