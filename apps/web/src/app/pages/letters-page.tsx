import { PersonPicker } from '../../features/contacts/person-picker.tsx';
import { LettersPage as List } from '../../features/letters/letters-page.tsx';

/** The letters, with the search among the contacts. */
export const LettersPage = () => (
  <List
    pickPerson={(onPick) => (
      <PersonPicker label="To" hint="Start typing a name." autoFocusInDialog onPick={onPick} />
    )}
  />
);
