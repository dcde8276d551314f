import type { ImportMapping } from '@threefold/domain/contacts/import-fields';

export type Source = { importId: string; fileName: string; seekerCountry: string };

/** What stays the same over all batches of a run. */
export type Run = {
  source: Source;
  columns: readonly string[];
  mapping: ImportMapping;
  dryRun: boolean;
  /** The kind of export that the file is, as `sourceOfFile` names it. */
  kind: string;
  /** People whom earlier rows were about. */
  met: IdSet;
  /** The ids that rows of the file bear: each is a person of their own. */
  exportedIds: IdSet;
};

export type IdSet = { add: (id: string) => void; has: (id: string) => boolean };

/** A set of UUIDs for a million of them: sixteen bytes each, where a Set of strings takes a hundred. */
export function createIdSet(): IdSet {
  let slots = new BigUint64Array(1024);
  let count = 0;
  // The last 62 bits of a UUIDv7 are random; the mark keeps them apart from an empty slot.
  const keyOf = (id: string) => BigInt(`0x1${id.slice(-12)}`) ^ (BigInt(`0x${id.slice(19, 23)}`) << 48n);
  const find = (table: BigUint64Array, key: bigint) => {
    let at = Number(key & BigInt(table.length - 1));
    while (table[at] !== 0n && table[at] !== key) at = (at + 1) % table.length;
    return at;
  };
  const grow = () => {
    const larger = new BigUint64Array(slots.length * 2);
    for (const key of slots) if (key !== 0n) larger[find(larger, key)] = key;
    slots = larger;
  };
  return {
    has: (id) => slots[find(slots, keyOf(id))] !== 0n,
    add: (id) => {
      const key = keyOf(id);
      const at = find(slots, key);
      if (slots[at] !== 0n) return;
      slots[at] = key;
      count += 1;
      if (count * 2 > slots.length) grow();
    },
  };
}
