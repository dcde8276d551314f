import { referralStates, referralTerms } from '@threefold/domain/referrals/referral-state';
import { FilterChip } from '../../shared/ui/badge.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import type { ReferralSearch } from './referral-search.ts';
import { type ReferralCounts, stateLabels, termsLabels } from './referral-words.ts';
import styles from './referrals.module.css';

type Props = {
  search: ReferralSearch;
  counts: ReferralCounts | undefined;
  /** The name of the referrer whom the address names. */
  referrer: string | undefined;
  onChange: (next: ReferralSearch) => void;
};

const without = (search: ReferralSearch, key: keyof ReferralSearch): ReferralSearch => {
  const { [key]: _, ...rest } = search;
  return rest;
};

/** What is shown, as chips that can be taken off; the address keeps it. */
export const ReferralFilters = ({ search, counts, referrer, onChange }: Props) => {
  const { state, terms, from, dangling } = search;
  const off = (key: keyof ReferralSearch) => () => onChange(without(search, key));
  return (
    <div className={styles.filters}>
      <Menu
        label="State"
        trigger={<Button tone="quiet">State</Button>}
        items={referralStates.map((value) => ({
          label: counts ? `${stateLabels[value]} (${counts.states[value]})` : stateLabels[value],
          onSelect: () => onChange({ ...search, state: value }),
        }))}
      />
      <Menu
        label="Terms"
        trigger={<Button tone="quiet">Terms</Button>}
        items={referralTerms.map((value) => ({
          label: termsLabels[value],
          onSelect: () => onChange({ ...search, terms: value }),
        }))}
      />
      {dangling ? null : (
        <Button tone="quiet" onClick={() => onChange({ ...search, dangling: true })}>
          Dangling{counts ? ` (${counts.dangling})` : ''}
        </Button>
      )}
      {dangling ? <FilterChip label="Dangling" onRemove={off('dangling')} /> : null}
      {state ? <FilterChip label={stateLabels[state]} onRemove={off('state')} /> : null}
      {terms ? <FilterChip label={termsLabels[terms]} onRemove={off('terms')} /> : null}
      {from ? <FilterChip label={`Named by ${referrer ?? 'one person'}`} onRemove={off('from')} /> : null}
    </div>
  );
};
