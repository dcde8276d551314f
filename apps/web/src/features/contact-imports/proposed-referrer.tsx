import type { ProposedReferrer } from '@threefold/domain/contact-imports/referral-seeds';
import { Button } from '../../shared/ui/button.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import styles from './import-rows.module.css';
import { useAnswerProposal } from './imports-requests.ts';

type Props = { importId: string; line: number; proposal: ProposedReferrer; canAnswer: boolean };

/** A sentence of the file that names somebody: the seeker says whether that is who made the introduction. */
export const ProposedReferrerQuestion = ({ importId, line, proposal: { name, says }, canAnswer }: Props) => {
  const answer = useAnswerProposal(importId);
  const say = (isReferrer: boolean) => answer.mutate({ line, name, isReferrer });
  return (
    <div className={styles.proposal}>
      <p className={styles.reason}>
        Perhaps referred by <bdi>{name}</bdi>: <bdi>“{says}”</bdi>
      </p>
      {canAnswer ? (
        <div className={styles.answers}>
          <Button onClick={() => say(true)} pending={answer.isPending}>
            Yes, {name} named them
          </Button>
          <Button
            tone="quiet"
            onClick={() => say(false)}
            pending={answer.isPending}
            aria-label={`No, not ${name}`}
          >
            No
          </Button>
        </div>
      ) : null}
      {answer.isError ? <ErrorNote error={answer.error} /> : null}
    </div>
  );
};
