import { PersonPicker } from '../../features/contacts/person-picker.tsx';
import { FindingsPage as List } from '../../features/findings/findings-page.tsx';

/** The findings, with the search among the contacts for whoever said it. */
export const FindingsPage = () => (
  <List pickPerson={(onPick) => <PersonPicker label="Who said it" hint="Optional." onPick={onPick} />} />
);
