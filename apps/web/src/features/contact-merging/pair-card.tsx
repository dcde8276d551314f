import { Link } from '@tanstack/react-router';
import type { Duplicate } from '@threefold/contracts/contact-merging';
import type { Contact } from '@threefold/contracts/contacts';
import { displayName } from '@threefold/domain/contacts/names';
import { Button } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/section.tsx';
import { StageMark } from '../../shared/ui/stage-mark.tsx';
import styles from './duplicates-page.module.css';
import { likelihood } from './merging-words.ts';
import type { Shown } from './use-queue.ts';

const Person = ({ contact }: { contact: Contact }) => {
  const work = [contact.title, contact.organization].filter(Boolean).join(', ');
  const place = [contact.place?.city, contact.place?.country].filter(Boolean).join(', ');
  return (
    <div className={styles.person}>
      <h3 className={styles.name}>
        <Link to="/contacts/$contactId" params={{ contactId: contact.id }}>
          <bdi>{displayName(contact)}</bdi>
        </Link>
      </h3>
      <ul className={styles.facts}>
        {[work, place, ...contact.emails, ...contact.phones.map(({ typed }) => typed), contact.linkedinUrl]
          .filter((fact) => fact !== null && fact !== '')
          .map((fact) => (
            <li key={fact}>
              <bdi>{fact}</bdi>
            </li>
          ))}
        {contact.source.label ? <li className={styles.source}>from {contact.source.label}</li> : null}
      </ul>
      <StageMark stage={contact.stage} />
    </div>
  );
};

type CardProps = {
  pair: Duplicate;
  show: Shown;
  isPending: boolean;
  onCompare: () => void;
  onDecide: (status: Shown) => void;
};

/** The pair that is to be decided now, with what speaks for it and against it. */
export const PairCard = ({ pair, show, isPending, onCompare, onDecide }: CardProps) => {
  const [first, second] = pair.contacts;
  return (
    <Card kind="focus">
      <h2 className={styles.question}>
        These are <em>{likelihood(pair.score)}</em> one person.{' '}
        <span className={styles.score}>{pair.score} of 100</span>
      </h2>
      <div className={styles.two}>
        <Person contact={first} />
        <Person contact={second} />
      </div>
      <ul className={styles.reasons} aria-label="What speaks for it and against it">
        {pair.reasons.map(({ speaks, sentence }) => (
          <li key={sentence} data-speaks={speaks}>
            <span className="sr-only">{speaks === 'for' ? 'For: ' : 'Against: '}</span>
            {sentence}
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button tone="primary" onClick={onCompare} shortcut="Enter">
          Same person
        </Button>
        {show === 'not-same' ? (
          <Button onClick={() => onDecide('open')} pending={isPending} shortcut="N">
            Ask me again
          </Button>
        ) : (
          <Button onClick={() => onDecide('not-same')} pending={isPending} shortcut="N">
            Not the same
          </Button>
        )}
        {show === 'open' ? (
          <Button tone="quiet" onClick={() => onDecide('later')} pending={isPending} shortcut="L">
            Later
          </Button>
        ) : null}
      </div>
    </Card>
  );
};

/** A pair that waits its turn. */
export const PairLine = ({ pair, onOpen }: { pair: Duplicate; onOpen: () => void }) => {
  const [first, second] = pair.contacts;
  return (
    <button type="button" className={styles.line} onClick={onOpen}>
      <span className={styles.names}>
        <bdi>{displayName(first)}</bdi> <span className={styles.and}>and</span>{' '}
        <bdi>{displayName(second)}</bdi>
      </span>
      <span className={styles.why}>{pair.reasons[0]?.sentence}</span>
    </button>
  );
};
