import { randomInt } from 'node:crypto';

export type IdSet = { add: (id: string) => void; has: (id: string) => boolean };

/** Four words of 32 bits are an id. */
const words = 4;

/**
 * A set of UUIDs for a million of them, outside of the heap: 24 to 48 bytes each where a Set of strings takes a hundred. Ids are
 * compared whole, and their places follow from numbers of this process, so that no file can choose ids that meet in one.
 */
export function createIdSet(): IdSet {
  const seeds = Uint32Array.from({ length: words }, () => randomInt(2 ** 32) | 1);
  const wanted = new Uint32Array(words);
  let ids = new Uint32Array(512 * words);
  /** 0, or one more than the place of an id in `ids`; at most half of them are taken. */
  let slots = new Uint32Array(1_024);
  let count = 0;

  /** The slot of the id whose words begin at `from` of `source`, or the free one where it belongs. */
  const slotOf = (source: Uint32Array, from: number): number => {
    let mixed = 0;
    for (let word = 0; word < words; word += 1) {
      mixed = Math.imul(mixed ^ (source[from + word] ?? 0), seeds[word] ?? 1);
      mixed ^= mixed >>> 15;
    }
    const last = slots.length - 1;
    let slot = mixed & last;
    for (let taken = slots[slot]; taken; taken = slots[slot]) {
      if (isSame(ids, (taken - 1) * words, { source, from })) break;
      slot = (slot + 1) & last;
    }
    return slot;
  };
  const find = (id: string): number => {
    const hex = id.replaceAll('-', '');
    for (let word = 0; word < words; word += 1)
      wanted[word] = Number.parseInt(hex.slice(word * 8, word * 8 + 8), 16);
    return slotOf(wanted, 0);
  };
  const grow = (): void => {
    const more = new Uint32Array(ids.length * 2);
    more.set(ids);
    ids = more;
    slots = new Uint32Array(slots.length * 2);
    for (let place = 0; place < count; place += 1) slots[slotOf(ids, place * words)] = place + 1;
  };

  return {
    has: (id) => slots[find(id)] !== 0,
    add: (id) => {
      const slot = find(id);
      if (slots[slot] !== 0) return;
      ids.set(wanted, count * words);
      count += 1;
      slots[slot] = count;
      if (count * words === ids.length) grow();
    },
  };
}

type Place = { source: Uint32Array; from: number };

function isSame(ids: Uint32Array, at: number, { source, from }: Place): boolean {
  for (let word = 0; word < words; word += 1) if (ids[at + word] !== source[from + word]) return false;
  return true;
}
