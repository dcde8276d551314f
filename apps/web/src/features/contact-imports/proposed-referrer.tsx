import { useQuery } from '@tanstack/react-query';
import type { Contact } from '@threefold/contracts/contacts';
import type { ProposedReferrer } from '@threefold/domain/contact-imports/referral-seeds';
import { displayName } from '@threefold/domain/contacts/names';
import { splitName } from '@threefold/domain/contacts/split-name';
import { type ReactNode, useState } from 'react';
import { isProblem } from '../../shared/api/api-problem.ts';
import { newId } from '../../shared/api/new-id.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import styles from './import-rows.module.css';
import { namesakesQuery, type ProposalAnswer, useAnswerProposal } from './imports-requests.ts';

/** A field that finds one of the contacts; `except` cannot be chosen. */
export type FindPerson = (field: { except: string; onPick: (contactId: string) => void }) => ReactNode;

type Props = {
  importId: string;
  line: number;
  proposal: ProposedReferrer;
  /** Whom the row brought in; null where there is nothing to answer. */
  referredId: string | null;
  findPerson: FindPerson;
};

/** The name fits nobody, or more than one. */
const isUnclear = (error: unknown): boolean =>
  isProblem(error, 422) && (error.code === 'referrer-unknown' || error.code === 'referrer-ambiguous');

const hintOf = ({ title, organization, emails }: Contact): string =>
  [title, organization, emails[0]].filter(Boolean).slice(0, 2).join(', ');

type ChoiceProps = {
  name: string;
  referredId: string;
  pending: boolean;
  onChoose: (whom: Pick<ProposalAnswer, 'referrerId' | 'referrer'>) => void;
  findPerson: FindPerson;
};

/** Those who may be meant, the search among everybody, and a new person of that name. */
const WhoIsMeant = ({ name, referredId, pending, onChoose, findPerson }: ChoiceProps) => {
  const found = useQuery(namesakesQuery(useWorkspaceId(), name));
  const [id] = useState(newId);
  if (found.isPending) return <Skeleton lines={2} />;
  const namesakes = (found.data?.items ?? []).filter((contact) => contact.id !== referredId);
  const { givenName, familyName } = splitName(name);
  const added = { id, givenName: givenName ?? '', familyName: familyName ?? '' };
  return (
    <div className={styles.choice}>
      {namesakes.length > 0 ? (
        <ul className={styles.namesakes} aria-label={`Who may be meant by ${name}`}>
          {namesakes.map((contact) => (
            <li key={contact.id}>
              <Button onClick={() => onChoose({ referrerId: contact.id })} pending={pending}>
                <bdi>{displayName(contact)}</bdi>
              </Button>{' '}
              <span className={styles.reason}>
                <bdi>{hintOf(contact)}</bdi>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {findPerson({ except: referredId, onPick: (referrerId) => onChoose({ referrerId }) })}
      <div>
        <Button tone="quiet" onClick={() => onChoose({ referrer: added })} pending={pending}>
          Add {name} as a new person
        </Button>
      </div>
    </div>
  );
};

/** A sentence of the file that names somebody: the seeker says whether that is who made the introduction. */
export const ProposedReferrerQuestion = (props: Props) => {
  const { importId, line, referredId, findPerson } = props;
  const { name, says } = props.proposal;
  const answer = useAnswerProposal(importId);
  const [isOpen, setIsOpen] = useState(false);
  const say = (isReferrer: boolean, whom: Pick<ProposalAnswer, 'referrerId' | 'referrer'> = {}) =>
    answer.mutate(
      { line, name, isReferrer, ...whom },
      { onError: (error) => isUnclear(error) && setIsOpen(true) },
    );
  return (
    <div className={styles.proposal}>
      <p className={styles.reason}>
        Perhaps referred by <bdi>{name}</bdi>: <bdi>“{says}”</bdi>
      </p>
      {referredId !== null ? (
        <div className={styles.answers}>
          {isOpen ? null : (
            <Button onClick={() => say(true)} pending={answer.isPending}>
              Yes, {name} named them
            </Button>
          )}
          <Button
            tone="quiet"
            onClick={() => say(false)}
            pending={answer.isPending}
            aria-label={`No, not ${name}`}
          >
            {isOpen ? 'Nobody named them' : 'No'}
          </Button>
        </div>
      ) : null}
      {answer.isError ? <ErrorNote error={answer.error} /> : null}
      {isOpen && referredId !== null ? (
        <WhoIsMeant
          name={name}
          referredId={referredId}
          pending={answer.isPending}
          onChoose={(whom) => say(true, whom)}
          findPerson={findPerson}
        />
      ) : null}
    </div>
  );
};
