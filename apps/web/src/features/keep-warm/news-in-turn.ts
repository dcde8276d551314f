// The letters of the news are read and sent one after the other; whoever was passed over or has had theirs is left out.
import type { NewsPerson } from '@threefold/contracts/keep-warm';

export const isOpen = ({ state }: Pick<NewsPerson, 'state'>): boolean =>
  state === 'waiting' || state === 'drafted';

/** Who comes after this one: the next below, then from the top; undefined where nobody is left. */
export const nextAfter = (people: readonly NewsPerson[], contactId: string): NewsPerson | undefined => {
  const at = people.findIndex((person) => person.contactId === contactId);
  const inTurn = [...people.slice(at + 1), ...people.slice(0, Math.max(at, 0))];
  return inTurn.find(isOpen);
};

const named = (people: readonly NewsPerson[]): string => {
  const names = people.map(({ name }) => name);
  return names.length < 3 ? names.join(' and ') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
};

/** What saving the text does to the letters that are drafted; null where none is. */
export const followingInWords = (people: readonly NewsPerson[]): string | null => {
  const drafted = people.filter(({ state }) => state === 'drafted');
  const following = drafted.filter(({ follows }) => follows).length;
  const kept = drafted.filter(({ follows }) => !follows);
  const sentences = [
    ...(following === 0
      ? []
      : [
          following === 1
            ? 'The drafted letter will change too.'
            : `The ${following} drafted letters will change too.`,
        ]),
    ...(kept.length === 0
      ? []
      : [
          `You edited the ${kept.length === 1 ? 'letter' : 'letters'} to ${named(kept)}; ${kept.length === 1 ? 'it keeps' : 'they keep'} your wording.`,
        ]),
  ];
  return sentences.length === 0 ? null : sentences.join(' ');
};
