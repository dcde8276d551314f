import { Link } from '@tanstack/react-router';
import type { ShareLevel } from '@threefold/contracts/coaching';
import styles from './client.module.css';
import type { ClientPart } from './client-search.ts';

const partsOf: Record<ShareLevel, readonly ClientPart[]> = {
  progress: ['overview'],
  network: ['overview', 'network', 'proposals'],
  full: ['overview', 'network', 'people', 'letters', 'meetings', 'proposals'],
};
const words: Record<ClientPart, string> = {
  overview: 'Overview',
  network: 'Network',
  people: 'People',
  letters: 'Letters',
  meetings: 'Meetings',
  proposals: 'Proposals',
};

export const sharesPart = (level: ShareLevel, part: ClientPart): boolean => partsOf[level].includes(part);

type Props = { workspaceId: string; level: ShareLevel; part: ClientPart };

/** What of a client can be looked at: only what was shared is listed. */
export const ClientNav = ({ workspaceId, level, part }: Props) => {
  if (level === 'progress') return null;
  return (
    <nav aria-label="Of this client">
      <ul className={styles.nav}>
        {partsOf[level].map((one) => (
          <li key={one}>
            <Link
              to="/coach/$workspaceId"
              params={{ workspaceId }}
              search={one === 'overview' ? {} : { part: one }}
              activeOptions={{ exact: false, includeSearch: false }}
              activeProps={{ 'aria-current': undefined }}
              aria-current={one === part ? 'page' : undefined}
              data-current={one === part || undefined}
              className={styles.navLink}
            >
              {words[one]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};
