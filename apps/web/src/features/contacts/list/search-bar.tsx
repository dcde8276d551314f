import type { KeyboardEvent, Ref } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Select } from '../../../shared/ui/field.tsx';
import { SearchIcon } from '../../../shared/ui/icons.tsx';
import { Kbd } from '../../../shared/ui/kbd.tsx';
import { useTyped } from '../../../shared/ui/use-typed.ts';
import { type ContactSearch, type ContactSort, contactSorts, type SearchChange } from './contact-search.ts';
import styles from './contacts-page.module.css';

type Props = {
  search: ContactSearch;
  onChange: (change: SearchChange) => void;
  onFilter: () => void;
  /** Arrow down leads from the field into the list. */
  onIntoList: () => void;
  fieldRef: Ref<HTMLInputElement>;
};

const sortWords = (isSearching: boolean): Record<ContactSort, string> => ({
  name: isSearching ? 'best match first' : 'by name',
  recent: 'changed last first',
  stage: 'by stage',
});

export const SearchBar = ({ search, onChange, onFilter, onIntoList, fieldRef }: Props) => {
  const words = sortWords(search.q !== undefined);
  const { text, setText } = useTyped(search.q ?? '', (q) => onChange({ q }));

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      onIntoList();
    }
    if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      setText('');
    }
  };

  return (
    <div className={styles.search} data-print="hide">
      <div className={styles.field}>
        <SearchIcon />
        <input
          ref={fieldRef}
          type="search"
          dir="auto"
          aria-label="Search by name, organization, title or e-mail"
          placeholder="Name, organization, title or e-mail"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {text === '' ? <Kbd>/</Kbd> : null}
      </div>
      <Button onClick={onFilter} shortcut="F">
        Filter
      </Button>
      <div className={styles.sort}>
        <Select
          label="Order"
          labelHidden
          value={search.sort ?? 'name'}
          options={contactSorts.map((value) => ({ value, label: words[value] }))}
          onChange={(event) => {
            const sort = contactSorts.find((one) => one === event.target.value);
            onChange({ sort });
          }}
        />
      </div>
    </div>
  );
};
