import { useQuery } from '@tanstack/react-query';
import { useStartLetter } from '../../../shared/actions/start-letter.ts';
import { HrefLink } from '../../../shared/navigation/href-link.tsx';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Row, Rows } from '../../../shared/ui/row.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { suggestionsQuery } from '../letters-requests.ts';
import type { PickPerson } from '../write-letter.tsx';
import styles from './letters.module.css';

/** Before the first letter: the best people to write to, and a way to everybody else. */
export const NoLetters = ({ pickPerson }: { pickPerson: PickPerson }) => {
  const suggestions = useQuery(suggestionsQuery(useWorkspaceId()));
  const start = useStartLetter();
  const writeTo = (contactId: string) => start.mutate({ contactId, kind: 'outreach' });
  const people = suggestions.data?.slice(0, 3) ?? [];
  return (
    <div className={styles.empty}>
      {suggestions.isPending ? <Skeleton lines={5} /> : null}
      {people.length > 0 ? (
        <Rows label="Whom to write to first">
          {people.map(({ contactId, name, organization, why }) => (
            <Row
              key={contactId}
              title={<HrefLink href={`/contacts/${contactId}`}>{name}</HrefLink>}
              actions={
                <Button
                  pending={start.isPending && start.variables.contactId === contactId}
                  disabled={start.isPending}
                  onClick={() => writeTo(contactId)}
                >
                  Write the first letter
                </Button>
              }
            >
              {organization ? <p>{organization}</p> : null}
              <p>{why}</p>
            </Row>
          ))}
        </Rows>
      ) : null}
      {suggestions.isSuccess && people.length === 0 ? (
        <EmptyState title="A letter begins with a person.">
          <p>
            <HrefLink href="/contacts/new">Add somebody</HrefLink>, or{' '}
            <HrefLink href="/imports">bring in a list</HrefLink> and choose from it.
          </p>
        </EmptyState>
      ) : null}
      {people.length > 0 ? <div className={styles.search}>{pickPerson(({ id }) => writeTo(id))}</div> : null}
    </div>
  );
};
