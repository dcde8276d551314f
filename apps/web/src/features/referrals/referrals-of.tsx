import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { Section } from '../../shared/ui/section.tsx';
import { ReferralRows } from './referral-rows.tsx';
import { referralsQuery } from './referrals-requests.ts';

/** On a contact's page: who named them and whom they named, each with its state and its next step. */
export const ReferralsOf = ({ contactId }: { contactId: string }) => {
  const workspaceId = useWorkspaceId();
  const to = useInfiniteQuery(referralsQuery(workspaceId, { to: contactId }));
  const from = useInfiniteQuery(referralsQuery(workspaceId, { from: contactId }));
  const named = [...(to.data?.pages[0]?.items ?? []), ...(from.data?.pages[0]?.items ?? [])];
  if (named.length === 0) return null;
  return (
    <Section
      title="Where the names stand"
      aside={
        from.hasNextPage ? (
          <Link to="/referrals" search={{ from: contactId }}>
            All of them
          </Link>
        ) : null
      }
    >
      <ReferralRows label="Where the names stand" referrals={named} here={contactId} />
    </Section>
  );
};
