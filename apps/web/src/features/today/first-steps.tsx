import type { Today } from '@threefold/contracts/today';
import type { ReactNode } from 'react';
import { useShortcut } from '../../shared/keyboard/shortcuts.ts';
import { HrefButton, HrefLink } from '../../shared/navigation/href-link.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { Row, Rows } from '../../shared/ui/row.tsx';
import { Section } from '../../shared/ui/section.tsx';
import styles from './today.module.css';
import { useConfirmReasons, useLoadSample } from './today-requests.ts';

/** Before anybody is in the contacts: why informational interviews, said once, and the three ways to begin. */
export const FirstSteps = () => {
  const sample = useLoadSample();
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
              Some sixty invented people with five months of letters, calls and meetings. One click removes
              them again.
            </p>
          </div>
          <Button pending={sample.isPending} onClick={() => sample.mutate()}>
            Load the sample network
          </Button>
        </li>
      </ol>
    </>
  );
};

type Props = {
  suggestions: Today['suggestions'];
  writeTo: (contactId: string) => ReactNode;
};

type Suggestion = Props['suggestions'][number];

const isProposal = ({ proposed }: Suggestion): boolean => proposed.length > 0;

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

/** Nothing is owed: whom to write to next, and why them. */
export const Suggestions = ({ suggestions, writeTo }: Props) => (
  <Section title="Reach out next">
    <Rows label="People to reach out to next">
      {suggestions.map((suggestion) => (
        <Row
          key={suggestion.contactId}
          title={<HrefLink href={`/contacts/${suggestion.contactId}`}>{suggestion.name}</HrefLink>}
          actions={
            <>
              {suggestion.proposed.length > 0 ? (
                <ConfirmReasons
                  suggestion={suggestion}
                  isFirst={suggestion === suggestions.find(isProposal)}
                />
              ) : null}
              {writeTo(suggestion.contactId)}
            </>
          }
        >
          {suggestion.organization ? `${suggestion.organization} · ` : ''}
          {suggestion.why}
        </Row>
      ))}
    </Rows>
  </Section>
);
