import type { FindingPlaces } from '@threefold/contracts/findings';
import { findingKindLabels, findingKinds } from '@threefold/domain/findings/merge-findings';
import type { Ref } from 'react';
import { FilterChip } from '../../shared/ui/badge.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { SearchIcon } from '../../shared/ui/icons.tsx';
import { Kbd } from '../../shared/ui/kbd.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { useTyped } from '../../shared/ui/use-typed.ts';
import styles from './findings-page.module.css';
import type { FindingsChange, FindingsSearch } from './findings-search.ts';

type Props = {
  search: FindingsSearch;
  places: FindingPlaces | undefined;
  onChange: (change: FindingsChange) => void;
  fieldRef: Ref<HTMLInputElement>;
};

const Chips = ({ search, onChange }: Pick<Props, 'search' | 'onChange'>) => {
  const { kind, industry, organization } = search;
  return (
    <>
      {kind ? (
        <FilterChip label={findingKindLabels[kind].many} onRemove={() => onChange({ kind: undefined })} />
      ) : null}
      {industry ? <FilterChip label={industry} onRemove={() => onChange({ industry: undefined })} /> : null}
      {organization ? (
        <FilterChip label={organization} onRemove={() => onChange({ organization: undefined })} />
      ) : null}
    </>
  );
};

export const FindingsFilters = ({ search, places, onChange, fieldRef }: Props) => {
  const { text, setText } = useTyped(search.q ?? '', (q) => onChange({ q: q || undefined }));
  return (
    <div className={styles.tools} data-print="hide">
      <div className={styles.search}>
        <SearchIcon />
        <input
          ref={fieldRef}
          type="search"
          dir="auto"
          aria-label="Search in what you learnt, by words, people or organizations"
          placeholder="Words, people, organizations"
          autoComplete="off"
          enterKeyHint="search"
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {text === '' ? <Kbd>/</Kbd> : null}
      </div>
      <div className={styles.filters}>
        <Menu
          label="Kind"
          trigger={<Button tone="quiet">Kind</Button>}
          items={findingKinds.map((kind) => ({
            label: findingKindLabels[kind].many,
            onSelect: () => onChange({ kind }),
          }))}
        />
        {places && places.industries.length > 0 ? (
          <Menu
            label="Industry"
            trigger={<Button tone="quiet">Industry</Button>}
            items={places.industries
              .slice(0, 12)
              .map(({ name }) => ({ label: name, onSelect: () => onChange({ industry: name }) }))}
          />
        ) : null}
        <Chips search={search} onChange={onChange} />
      </div>
    </div>
  );
};
