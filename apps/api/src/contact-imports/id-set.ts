import { randomInt } from 'node:crypto';

export type IdSet = { add: (id: string) => void; has: (id: string) => boolean };

const bytesOfId = 16;

/**
 * A set of UUIDs for a million of them, outside of the heap: 24 to 48 bytes each where a Set of strings takes a hundred. Ids are
 * compared whole, and their places follow from numbers of this process, so that no file can choose ids that meet in one.
 */
export function createIdSet(): IdSet {
  const seeds = Array.from({ length: 4 }, () => randomInt(2 ** 32) | 1);
  const wanted = Buffer.alloc(bytesOfId);
  let ids = Buffer.alloc(512 * bytesOfId);
  /** 0, or one more than the place of an id in `ids`; at most half of them are taken. */
  let slots = new Uint32Array(1_024);
  let count = 0;

  const slotOf = (id: Buffer): number => {
    let mixed = 0;
    for (const [word, seed] of seeds.entries()) {
      mixed = Math.imul(mixed ^ id.readUInt32LE(word * 4), seed);
      mixed ^= mixed >>> 15;
    }
    let slot = (mixed >>> 0) & (slots.length - 1);
    for (let place = slots[slot]; place; place = slots[slot]) {
      const from = (place - 1) * bytesOfId;
      if (id.compare(ids, from, from + bytesOfId) === 0) break;
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  };
  const find = (id: string): number => {
    wanted.write(id.replaceAll('-', ''), 'hex');
    return slotOf(wanted);
  };
  const grow = (): void => {
    ids = Buffer.concat([ids], ids.length * 2);
    slots = new Uint32Array(slots.length * 2);
    for (let place = 0; place < count; place += 1)
      slots[slotOf(ids.subarray(place * bytesOfId, (place + 1) * bytesOfId))] = place + 1;
  };

  return {
    has: (id) => slots[find(id)] !== 0,
    add: (id) => {
      const slot = find(id);
      if (slots[slot] !== 0) return;
      wanted.copy(ids, count * bytesOfId);
      count += 1;
      slots[slot] = count;
      if (count * bytesOfId === ids.length) grow();
    },
  };
}
