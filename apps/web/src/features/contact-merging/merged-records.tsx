import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ContactMerge } from '@threefold/contracts/contact-merging';
import { displayName } from '@threefold/domain/contacts/names';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { dayAt } from '../../shared/time/moments.ts';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { Callout } from '../../shared/ui/callout.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Section } from '../../shared/ui/section.tsx';
import styles from './merging.module.css';
import { duplicatesOfQuery, mergesQuery, useUndoMerge } from './merging-requests.ts';
import { fieldInWords } from './merging-words.ts';

const MergedRecord = ({ merge }: { merge: ContactMerge }) => {
  const timeZone = useOwnZone();
  const undo = useUndoMerge();
  return (
    <li>
      <div className={styles.merge}>
        <span>
          <bdi>{merge.mergedName}</bdi>, merged {dayAt(merge.createdAt, { timeZone })}
        </span>
        <Button tone="quiet" onClick={() => undo.mutate(merge.id)} pending={undo.isPending}>
          Undo merge
        </Button>
      </div>
      {merge.losing.length > 0 ? (
        <p className={styles.losing}>
          Previous values:{' '}
          {merge.losing.map(({ field, value }) => `${fieldInWords(field).toLowerCase()} ${value}`).join('; ')}
          .
        </p>
      ) : null}
      {undo.isError ? <ErrorNote error={undo.error} /> : null}
    </li>
  );
};

/** Whoever may be this person too, and which records went into this one. Nothing where there is neither. */
export const MergedRecords = ({ contactId }: { contactId: string }) => {
  const workspaceId = useWorkspaceId();
  const merges = useQuery(mergesQuery(workspaceId, contactId)).data?.items ?? [];
  const [pair] = useQuery(duplicatesOfQuery(workspaceId, contactId)).data?.items ?? [];
  const other = pair?.contacts.find(({ id }) => id !== contactId);
  const standing = merges.filter(({ undoneAt }) => undoneAt === null);
  return (
    <>
      {other ? (
        <Callout
          tone="gold"
          actions={
            <ButtonLink to="/contacts/$contactId/merge" params={{ contactId }} search={{ with: other.id }}>
              Compare
            </ButtonLink>
          }
        >
          <Link to="/contacts/$contactId" params={{ contactId: other.id }}>
            <bdi>{displayName(other)}</bdi>
          </Link>{' '}
          may be the same person.
        </Callout>
      ) : null}
      {standing.length > 0 ? (
        <Section title="Merged into this contact">
          <ul className={styles.merges}>
            {standing.map((merge) => (
              <MergedRecord key={merge.id} merge={merge} />
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
};
