import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { Section } from '../../shared/ui/section.tsx';
import { waitingHeadline } from './proposal-words.ts';
import { proposalCountsQuery } from './proposals-requests.ts';

/** One line beside the day; nothing at all while nothing waits. */
export const ProposalsWaiting = () => {
  const counts = useQuery(proposalCountsQuery(useWorkspaceId())).data;
  if (!counts || counts.open === 0) return null;
  return (
    <Section title="Proposed to you">
      <p>
        {waitingHeadline(counts)} <Link to="/proposals">Look at {counts.open === 1 ? 'it' : 'them'}</Link>
      </p>
    </Section>
  );
};
