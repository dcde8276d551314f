// The end of the search, and its letters: they are written and sent like all letters, one after the other.
import { SearchEndPage } from '../../features/keep-warm/search-end-page.tsx';
import { LetterInPlace } from '../../features/letters/letter-in-place.tsx';

export const NewsPage = () => (
  <SearchEndPage
    letterOf={(letterId, onSent) => <LetterInPlace key={letterId} letterId={letterId} onSent={onSent} />}
  />
);
