import { isDeepStrictEqual } from 'node:util';
import type { FilledField } from '@threefold/domain/contacts/fill-contact';
import { type Brought, bringBack } from '@threefold/domain/contacts/provenance';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { HistoryEvent } from '../platform/facts.ts';
import type { Scope } from '../platform/scope.ts';
import { record } from '../platform/unit-of-work.ts';
import { readSettings } from '../settings/settings.ts';
import type { RowRecord } from './contact-imports-queries.ts';
import type { FieldChange, Person } from './decide-row.ts';
import { deleteNotes, listContactsById, saveContacts, saveNotes } from './imported-contacts-queries.ts';
import { columnsOf, personOf } from './write-people.ts';

/** Empties again what these rows filled in, where nobody changed it since. The last change of a person comes first. */
export async function restoreMerged(
  db: WorkspaceTransaction,
  scope: Scope,
  { importId, rows }: { importId: string; rows: readonly RowRecord[] },
): Promise<void> {
  if (rows.length === 0) return;
  const byContact = Map.groupBy(rows, (merged) => merged.contactId ?? '');
  const { country } = await readSettings(db, scope.workspaceId);
  const contacts = await listContactsById(db, scope.workspaceId, { ids: [...byContact.keys()], lock: true });
  const restored = contacts.flatMap((contact) => {
    const person = takeBack(personOf(contact, importId), byContact.get(contact.id) ?? []);
    return person ? [{ ...person, version: contact.version + 1 }] : [];
  });
  await writeBack(db, scope, { restored, country });
}

/** Undefined where every field that the import filled was changed since. */
function takeBack(person: Person, rows: readonly RowRecord[]): Restored | undefined {
  const fields: Record<string, unknown> = { ...person.fields };
  const changed = new Set<string>();
  let { brought } = person;
  for (const { before } of rows) {
    // Written by the import batch from its own types.
    const { brought: broughtBefore, ...changes } = (before ?? {}) as Record<string, FieldChange> & {
      brought?: Brought;
    };
    for (const [field, change] of Object.entries(changes)) {
      if (!isDeepStrictEqual(fields[field], change.after)) continue;
      fields[field] = change.before;
      changed.add(field);
      brought = bringBack(brought, broughtBefore ?? {}, fieldsOf(field, change));
    }
  }
  if (changed.size === 0) return undefined;
  // Each field got a value back that it had before.
  return {
    id: person.id,
    fields: fields as Person['fields'],
    brought,
    changed: [...changed] as FilledField[],
  };
}

/** As they are named in what was brought: the columns that have no field by their own names. */
function fieldsOf(field: string, { before, after }: FieldChange): string[] {
  if (field !== 'extra') return [field];
  return Object.keys({ ...Object(before), ...Object(after) }).map((column) => `extra.${column}`);
}

type Restored = { id: string; fields: Person['fields']; brought: Brought; changed: FilledField[] };

async function writeBack(
  db: WorkspaceTransaction,
  scope: Scope,
  { restored, country }: { restored: readonly (Restored & { version: number })[]; country: string },
): Promise<void> {
  const { workspaceId } = scope;
  const updatedAt = scope.now.toString();
  await saveContacts(
    db,
    workspaceId,
    restored.map(({ id, fields, brought, version }) => ({
      ...columnsOf(fields, country),
      brought,
      // The row that is taken back would change them again.
      rowHash: null,
      workspaceId,
      id,
      version,
      updatedAt,
    })),
  );
  const withNotes = restored.filter(({ changed }) => changed.includes('notes'));
  const kept = withNotes.flatMap(({ id, fields }) =>
    fields.notes ? { contactId: id, body: fields.notes } : [],
  );
  await saveNotes(db, workspaceId, { notes: kept, at: updatedAt });
  await deleteNotes(
    db,
    workspaceId,
    withNotes.flatMap(({ id, fields }) => (fields.notes ? [] : id)),
  );
  record(
    db,
    scope,
    restored.flatMap(({ id: contactId, changed }): HistoryEvent[] => [
      { kind: 'contact-changed', contactId, detail: { fields: changed } },
      ...(changed.includes('doNotContact')
        ? [{ kind: 'do-not-contact-lifted', contactId, detail: {} } as const]
        : []),
    ]),
  );
}
