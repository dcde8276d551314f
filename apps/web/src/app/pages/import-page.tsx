import { ImportPage as OneImport } from '../../features/contact-imports/import-page.tsx';
import { PersonPicker } from '../../features/contacts/person-picker.tsx';

/** One import, with the search among the contacts for whoever made an introduction. */
export const ImportPage = () => (
  <OneImport
    findPerson={({ except, onPick }) => (
      <PersonPicker
        label="Someone else"
        hint="Start typing a name."
        except={[except]}
        onPick={({ id }) => onPick(id)}
      />
    )}
  />
);
