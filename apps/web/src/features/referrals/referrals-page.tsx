import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Referral } from '@threefold/contracts/referrals';
import { referralStates, referralTerms } from '@threefold/domain/referrals/referral-state';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { FilterChip } from '../../shared/ui/badge.tsx';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { ReferralRows } from './referral-rows.tsx';
import type { ReferralSearch } from './referral-search.ts';
import { type ReferralCounts, referralsHeadline, stateLabels, termsLabels } from './referral-words.ts';
import styles from './referrals.module.css';
import { referralCountsQuery, referralsQuery } from './referrals-requests.ts';

const NothingHere = ({ isFiltered }: { isFiltered: boolean }) =>
  isFiltered ? (
    <EmptyState title="No referrals match these filters" />
  ) : (
    <EmptyState
      title="No referrals yet"
      action={
        <ButtonLink to="/meetings" tone="primary">
          Go to Meetings
        </ButtonLink>
      }
    >
      In every meeting, ask for three people to talk to. Each referral stays here until you’ve thanked the
      person who made it.
    </EmptyState>
  );

/** Every name that was given, and where it stands. */
export const ReferralsPage = () => {
  const workspaceId = useWorkspaceId();
  const search = useSearch({ from: '/signed-in/referrals' });
  const navigate = useNavigate();
  const counts = useQuery(referralCountsQuery(workspaceId)).data;
  const list = useInfiniteQuery(referralsQuery(workspaceId, { ...search, order: 'waiting' }));
  const referrals: Referral[] = list.data?.pages.flatMap((page) => page.items) ?? [];
  const referrer = referrals.find(({ fromContactId }) => fromContactId === search.from)?.fromName;
  const isFiltered = Object.keys(search).length > 0;
  return (
    <Page width="narrow">
      <PageHeading page="Referrals" below="A referral is done once you’ve thanked the person who made it.">
        {counts ? referralsHeadline(counts) : 'Referrals'}
      </PageHeading>
      <ReferralFilters
        search={search}
        counts={counts}
        referrer={referrer}
        onChange={(next) => void navigate({ to: '/referrals', search: next, replace: true })}
      />
      {list.error ? <ErrorNote error={list.error} retry={() => void list.refetch()} /> : null}
      {list.isPending ? <Skeleton lines={8} /> : null}
      {list.data && referrals.length === 0 ? <NothingHere isFiltered={isFiltered} /> : null}
      {referrals.length > 0 ? <ReferralRows label="Referrals" referrals={referrals} /> : null}
      {list.hasNextPage ? (
        <p className={styles.below}>
          <Button pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more
          </Button>
        </p>
      ) : null}
      <p className={styles.below}>
        <Link to="/keep-warm">People who helped and haven’t heard from you lately</Link>
      </p>
    </Page>
  );
};

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
          Stalled{counts ? ` (${counts.dangling})` : ''}
        </Button>
      )}
      {dangling ? <FilterChip label="Stalled" onRemove={off('dangling')} /> : null}
      {state ? <FilterChip label={stateLabels[state]} onRemove={off('state')} /> : null}
      {terms ? <FilterChip label={termsLabels[terms]} onRemove={off('terms')} /> : null}
      {from ? <FilterChip label={`Referred by ${referrer ?? 'one person'}`} onRemove={off('from')} /> : null}
    </div>
  );
};
