import type { Today } from '@threefold/contracts/today';
import { type ReactNode, useState } from 'react';
import { capital } from '../../shared/capital.ts';
import { useShortcut } from '../../shared/keyboard/shortcuts.ts';
import { HrefButton, HrefLink } from '../../shared/navigation/href-link.tsx';
import { formatNumber } from '../../shared/time/conventions.ts';
import { momentIn } from '../../shared/time/moments.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { Section } from '../../shared/ui/section.tsx';
import styles from './today.module.css';
import { useConfirmReasons, useLoadSample } from './today-requests.ts';

/** Before anybody is in the contacts: why informational interviews, said once, and the three ways to begin. */
export const FirstSteps = ({ addThree }: { addThree: ReactNode }) => {
  const sample = useLoadSample();
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <p className={styles.why}>
        Physicians rarely get out of practice through posted jobs. Informational interviews work far better:
        20 to 30 minutes in which you learn about someone’s work and have your credentials reviewed. You never
        ask for a job, though an interview for one can follow.
      </p>
      <ol className={styles.steps}>
        <li>
          <div className={styles.words}>
            <h2>Bring the people you know</h2>
            <p>
              Your LinkedIn connections, a spreadsheet, or an address book. You’ll see a preview before
              anything is added.
            </p>
          </div>
          <HrefButton href="/imports" tone="primary">
            Import contacts
          </HrefButton>
        </li>
        <li>
          <div className={styles.words}>
            <h2>Or add three people</h2>
            <p>People whose work you want to understand. A name is enough.</p>
          </div>
          {isAdding ? addThree : <Button onClick={() => setAdding(true)}>Add three people</Button>}
        </li>
        <li>
          <div className={styles.words}>
            <h2>Or look around first</h2>
            <p>60 made-up people with five months of letters, calls, and meetings. One click removes them.</p>
          </div>
          <Button pending={sample.isPending} onClick={() => sample.mutate()}>
            Load sample network
          </Button>
        </li>
      </ol>
    </>
  );
};

type Suggestion = Today['suggestions'][number];
type Person = Suggestion | Today['toWrite']['people'][number];
type Props = {
  people: readonly Person[];
  /** All to whom nothing was written yet. */
  count: number;
  writeTo: (contactId: string) => ReactNode;
};

const isProposal = (person: Person): person is Suggestion =>
  'proposed' in person && person.proposed.length > 0;

/** The reasons that the target list proposes, taken over with one key. */
const ConfirmReasons = ({ suggestion, isFirst }: { suggestion: Suggestion; isFirst: boolean }) => {
  const confirm = useConfirmReasons();
  const press = () => confirm.mutate(suggestion);
  return (
    <>
      {isFirst ? <ConfirmKey onPress={press} /> : null}
      <Button pending={confirm.isPending} onClick={press} {...(isFirst ? { shortcut: 'Y' } : {})}>
        Confirm why
      </Button>
    </>
  );
};

const ConfirmKey = ({ onPress }: { onPress: () => void }) => {
  useShortcut('y', 'Confirm why you want to meet the first person suggested', onPress);
  return null;
};

/** Whom to write to next, and why them. */
export const ReachOutNext = ({ people, count, writeTo }: Props) => (
  <Section
    title="Reach out next"
    aside={
      <HrefLink href="/first-five">
        {count === 1 ? '1 person to write to' : `${formatNumber(count)} people to write to`}
      </HrefLink>
    }
  >
    <Rows label="People to reach out to next">
      {people.map((person) => (
        <Row
          key={person.contactId}
          title={<HrefLink href={`/contacts/${person.contactId}`}>{person.name}</HrefLink>}
          actions={
            <>
              {isProposal(person) ? (
                <ConfirmReasons suggestion={person} isFirst={person === people.find(isProposal)} />
              ) : null}
              {writeTo(person.contactId)}
            </>
          }
        >
          {person.organization ? `${person.organization} · ` : ''}
          {person.why}
        </Row>
      ))}
    </Rows>
  </Section>
);

/** The next calls and meetings after today. */
export const ComingUp = ({ items, timeZone }: { items: Today['comingUp']; timeZone: string }) =>
  items.length === 0 ? null : (
    <Section title="Coming up">
      <Rows label="Coming up">
        {items.map(({ kind, id, contactId, name, organization, at, timeZone: theirs, promised }) => (
          <Row
            key={id}
            title={
              <HrefLink href={kind === 'meeting' ? `/meetings/${id}` : `/contacts/${contactId}`}>
                {kind === 'meeting' ? `Meet ${name}` : `Call ${name}`}
              </HrefLink>
            }
          >
            {capital(momentIn(at, theirs, { timeZone }))}
            {promised ? ' · promised' : ''}
            {organization ? ` · ${organization}` : ''}
          </Row>
        ))}
      </Rows>
    </Section>
  );
