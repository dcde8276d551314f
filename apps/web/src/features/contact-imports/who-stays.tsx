import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { builtInWords, count } from './import-words.ts';
import { importObstaclesQuery } from './imports-requests.ts';
import styles from './who-stays.module.css';

/** Whom an import made and who cannot go with it, with what was built on each; nothing where that is nobody. */
export const WhoStays = ({ importId }: { importId: string }) => {
  const found = useQuery(importObstaclesQuery({ workspaceId: useWorkspaceId(), importId }));
  if (found.isPending) return <Skeleton lines={3} />;
  if (found.isError) return <ErrorNote error={found.error} retry={() => void found.refetch()} />;
  const { items } = found.data;
  if (items.length === 0) return null;
  const more = found.data.people - items.length;
  return (
    <>
      <ul className={styles.people} aria-label="Who stays">
        {items.map(({ contactId, name, isInBin, built }) => (
          <li key={contactId}>
            <Link to="/contacts/$contactId" params={{ contactId }} search={{}}>
              <bdi>{name}</bdi>
            </Link>
            <span className={styles.built}>
              {builtInWords(built)}
              {isInBin ? ', in the trash' : ''}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className={styles.built}>And {count(more, 'other', 'others')}.</p> : null}
    </>
  );
};
