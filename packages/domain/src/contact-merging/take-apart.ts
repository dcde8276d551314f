// Taking a merge back gives the one that stayed what it was before, and leaves whatever was changed since as it is now.
import { emailKey, phoneListKey, reasonKey, tagKey } from '../contacts/provenance.ts';
import type { MergingContact } from './merge-units.ts';

type Times<Value> = { before: Value; after: Value; now: Value };

/** `before` and `after` the merge, and as it is `now`. */
export function takeApart({ before, after, now }: Times<MergingContact>): MergingContact {
  // Each field keeps the type that it has in all three.
  const fields = Object.fromEntries(
    Object.keys(now).map((name) => {
      const field = name as keyof MergingContact;
      // The merge knew nothing of a field that came later.
      if (!(field in after)) return [field, now[field]];
      return [field, earlier({ before: before[field], after: after[field], now: now[field] })];
    }),
  ) as unknown as MergingContact;
  const list = <T>(pick: (contact: MergingContact) => readonly T[], keyOf: (one: T) => string) =>
    earlierList({ before: pick(before), after: pick(after), now: pick(now) }, keyOf);
  return {
    ...fields,
    emails: list(({ emails }) => emails, emailKey),
    phones: list(({ phones }) => phones, phoneListKey),
    tags: list(({ tags }) => tags, tagKey),
    reasons: list(({ reasons }) => reasons, reasonKey),
    // "Do not contact" that was set since stays set.
    doNotContact: now.doNotContact === after.doNotContact ? before.doNotContact : now.doNotContact,
  };
}

function earlier<Value>({ before, after, now }: Times<Value>): Value {
  return isEqual(after, now) ? before : now;
}

/** What was added since stays, what was taken out since stays out. */
function earlierList<T>({ before, after, now }: Times<readonly T[]>, keyOf: (one: T) => string): T[] {
  const [then, current] = [new Set(after.map(keyOf)), new Set(now.map(keyOf))];
  const stayed = before.filter((one) => current.has(keyOf(one)) || !then.has(keyOf(one)));
  return [...stayed, ...now.filter((one) => !then.has(keyOf(one)))];
}

/** For plain data, in whatever order its members stand. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return false;
  const [one, other] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    one.length === other.size && one.every(([key, value]) => other.has(key) && isEqual(value, other.get(key)))
  );
}
