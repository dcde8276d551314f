import type { Today } from '@threefold/contracts/today';
import type { ReactNode } from 'react';
import { HrefButton, HrefLink } from '../../shared/navigation/href-link.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { Section } from '../../shared/ui/section.tsx';
import styles from './today.module.css';
import { useLoadSample } from './today-requests.ts';

/** Before anybody is in the book: the three ways to begin. */
export const FirstSteps = () => {
  const sample = useLoadSample();
  return (
    <ol className={styles.steps}>
      <li>
        <div className={styles.words}>
          <h2>Bring the people you know</h2>
          <p>
            A LinkedIn export, a spreadsheet or an address book. You see what will come in before it does.
          </p>
        </div>
        <HrefButton href="/imports" tone="primary">
          Import a list
        </HrefButton>
      </li>
      <li>
        <div className={styles.words}>
          <h2>Or begin with one person</h2>
          <p>Somebody whose work you want to understand. A name and an organization are enough.</p>
        </div>
        <HrefButton href="/contacts/new">Add a person</HrefButton>
      </li>
      <li>
        <div className={styles.words}>
          <h2>Or look around first</h2>
          <p>
            Some sixty invented people with five months of letters, calls and meetings. One click removes them
            again.
          </p>
        </div>
        <Button pending={sample.isPending} onClick={() => sample.mutate()}>
          Load the sample network
        </Button>
      </li>
    </ol>
  );
};

type Props = {
  suggestions: Today['suggestions'];
  writeTo: (contactId: string) => ReactNode;
};

/** Nothing is owed: whom to write to next, and why them. */
export const Suggestions = ({ suggestions, writeTo }: Props) => (
  <Section title="Whom to write to next">
    <Rows label="People to write to next">
      {suggestions.map(({ contactId, name, organization, why }) => (
        <Row
          key={contactId}
          title={<HrefLink href={`/contacts/${contactId}`}>{name}</HrefLink>}
          actions={writeTo(contactId)}
        >
          {organization ? `${organization} · ` : ''}
          {why}
        </Row>
      ))}
    </Rows>
  </Section>
);
