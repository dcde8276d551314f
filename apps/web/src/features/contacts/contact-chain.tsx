import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Contact, ChainLink as Person } from '@threefold/contracts/contacts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { dayAt } from '../../shared/time/moments.ts';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { StageMark } from '../../shared/ui/stage-mark.tsx';
import styles from './contact-page.module.css';
import { chainQuery } from './contact-requests.ts';

const termsInWords: Record<NonNullable<Person['terms']>, string> = {
  'may-use-name': 'OK to use their name',
  'will-introduce': 'will introduce you',
  'name-only': 'don’t use their name',
};

const howReached = ({ referredAt, terms }: Person, timeZone: string): string =>
  [
    referredAt ? `referred ${dayAt(referredAt, { timeZone })}` : 'started here',
    terms ? termsInWords[terms] : '',
  ]
    .filter(Boolean)
    .join(', ');

const ChainPerson = ({ person, isHere }: { person: Person; isHere: boolean }) => {
  const timeZone = useOwnZone();
  return (
    <li className={styles.chainLink} aria-current={isHere || undefined}>
      <p className={styles.chainName}>
        {isHere ? (
          <strong>
            <bdi>{person.name}</bdi>
          </strong>
        ) : (
          <Link to="/contacts/$contactId" params={{ contactId: person.contactId }}>
            <bdi>{person.name}</bdi>
          </Link>
        )}
        <StageMark stage={person.stage} />
      </p>
      {person.organization ? (
        <p className={styles.soft}>
          <bdi>{person.organization}</bdi>
        </p>
      ) : null}
      <p className={styles.soft}>{howReached(person, timeZone)}</p>
      {person.note ? (
        <p className={styles.note}>
          <bdi>{person.note}</bdi>
        </p>
      ) : null}
    </li>
  );
};

const Links = ({ people, hereId }: { people: readonly Person[]; hereId?: string }) => (
  <ol className={styles.chainLinks}>
    {people.map((person) => (
      <ChainPerson
        key={`${person.contactId}-${person.referredAt}`}
        person={person}
        isHere={person.contactId === hereId}
      />
    ))}
  </ol>
);

/** The path of referrals that led here, and whom this person named in turn. */
export const ContactChain = ({ contact, onName }: { contact: Contact; onName: () => void }) => {
  const chain = useQuery(chainQuery({ workspaceId: useWorkspaceId(), contactId: contact.id }));
  if (chain.isPending) return <Skeleton lines={4} />;
  if (chain.isError) return <ErrorNote error={chain.error} retry={() => void chain.refetch()} />;
  const { items, otherReferrers, named } = chain.data;
  return (
    <>
      <Section title="Referred by">
        {items.length > 1 ? (
          <Links people={items} hereId={contact.id} />
        ) : (
          <p className={styles.soft}>You found this person yourself.</p>
        )}
        {otherReferrers.length > 0 ? (
          <>
            <h3 className={styles.also}>Also referred by</h3>
            <Links people={otherReferrers} />
          </>
        ) : null}
      </Section>
      <Section title="Referrals">
        {named.length > 0 ? <Links people={named} /> : <p className={styles.soft}>No referrals yet.</p>}
        <button type="button" className={styles.add} onClick={onName}>
          Add a referral
        </button>
      </Section>
    </>
  );
};
