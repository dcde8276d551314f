import { letterKindFacts, letterKinds } from '@threefold/domain/vocabulary/letter-kinds';
import { FilterChip } from '../../../shared/ui/badge.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { Menu } from '../../../shared/ui/menu.tsx';
import type { LetterSearch } from './letter-filter.ts';
import styles from './letters.module.css';

const statuses = [
  { value: 'draft', label: 'To approve' },
  { value: 'unsure', label: 'May not have arrived' },
  { value: 'failed', label: 'Did not go out' },
  { value: 'sent', label: 'Sent' },
] as const;

const statusName = (status: string): string =>
  statuses.find(({ value }) => value === status)?.label ??
  status.replace(/^./, (first) => first.toUpperCase());

type Props = { search: LetterSearch; onChange: (next: LetterSearch) => void };

/** What is shown, as chips that can be taken off; the address keeps it. */
export const LetterFilters = ({ search, onChange }: Props) => {
  const { status, kind } = search;
  return (
    <div className={styles.filters}>
      <Menu
        label="State"
        trigger={<Button tone="quiet">State</Button>}
        items={statuses.map(({ value, label }) => ({
          label,
          onSelect: () => onChange({ ...search, status: value }),
        }))}
      />
      <Menu
        label="Kind"
        trigger={<Button tone="quiet">Kind</Button>}
        items={letterKinds.map((value) => ({
          label: letterKindFacts[value].label,
          onSelect: () => onChange({ ...search, kind: value }),
        }))}
      />
      {status ? (
        <FilterChip label={statusName(status)} onRemove={() => onChange(kind ? { kind } : {})} />
      ) : null}
      {kind ? (
        <FilterChip label={letterKindFacts[kind].label} onRemove={() => onChange(status ? { status } : {})} />
      ) : null}
    </div>
  );
};
