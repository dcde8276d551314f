import type { Contact } from '@threefold/contracts/contacts';
import { timeZoneOfPlace } from '@threefold/domain/contacts/time-zone-of-place';

/** Where a reader's clock was taken from, where nobody has set it: their place, or for want of one the seeker's own clock. */
export const guessInWords = (
  { readerTimeZone, place }: Pick<Contact, 'readerTimeZone' | 'place'>,
  home: string | null,
): string | null => {
  if (!readerTimeZone.isGuess) return null;
  return place && timeZoneOfPlace(place, home) !== null ? 'guessed from the place' : 'taken to be as yours';
};
