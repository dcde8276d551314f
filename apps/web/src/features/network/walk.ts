// The arrow keys in the picture: inwards to whoever named this person, outwards to whom they named, and around the ring.
import type { Picture, PicturePerson, Shown } from './picture.ts';

const angleOf = ({ x, y }: PicturePerson): number =>
  // From twelve o'clock, clockwise.
  (Math.atan2(y, x) + 2.5 * Math.PI) % (2 * Math.PI);

const onRing = (picture: Picture, shown: Shown, depth: number): PicturePerson[] =>
  [...picture.people.values()]
    .filter((person) => person.depth === depth && shown.people.has(person.id))
    .sort((a, b) => angleOf(a) - angleOf(b));

type Walk = { picture: Picture; shown: Shown; from: string | null };

/** Where a key leads; undefined for other keys, and where there is nobody. */
export const walkTo = (key: string, { picture, shown, from }: Walk): string | undefined => {
  const here = from === null || !shown.people.has(from) ? undefined : picture.people.get(from);
  if (key === 'Home' || (!here && key.startsWith('Arrow'))) return onRing(picture, shown, 0)[0]?.id;
  if (!here) return undefined;
  if (key === 'ArrowUp') return here.parentId ?? undefined;
  if (key === 'ArrowDown') return here.children.find((id) => shown.people.has(id));
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return undefined;
  const ring = onRing(picture, shown, here.depth);
  const by = key === 'ArrowRight' ? 1 : -1;
  return ring[(ring.indexOf(here) + by + ring.length) % ring.length]?.id;
};
