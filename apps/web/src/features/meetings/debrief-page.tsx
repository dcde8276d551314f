import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { chooseFollowUp } from '@threefold/domain/letters/follow-up';
import { letterKindFacts } from '@threefold/domain/letters/letter-kinds';
import { useState } from 'react';
import { isProblem } from '../../shared/api/api-problem.ts';
import { HrefButton, HrefLink } from '../../shared/navigation/href-link.tsx';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { momentIn } from '../../shared/time/moments.ts';
import { Callout } from '../../shared/ui/callout.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import styles from './debrief.module.css';
import { answersOf, type DebriefAnswers, inputOf, noAnswers, readAnswers } from './debrief-answers.ts';
import { DebriefForm } from './debrief-form.tsx';
import { type Debriefed, debriefQuery, usePutDebrief } from './debrief-requests.ts';
import { whoOf } from './meeting-words.ts';
import { prepQuery, useSettleMeeting } from './meetings-requests.ts';
import { useKeptText } from './use-kept-text.ts';
import { WasItHeld } from './was-it-held.tsx';

/** The letter that the answers call for, and why this one. */
const FollowUp = ({ debriefed }: { debriefed: Debriefed }) => {
  const { letter, debrief } = debriefed;
  const input = inputOf(answersOf(debrief));
  if (!letter) return null;
  const isOut = letter.status !== 'draft';
  return (
    <div className={styles.done}>
      <Callout
        tone="leaf"
        title={`${letterKindFacts[letter.kind].label}, ${isOut ? 'on its way already' : 'drafted'}: ${letter.subject}`}
        actions={
          <HrefButton href={`/letters/${letter.id}`} tone="primary">
            {isOut ? 'Look at it' : 'Read and send it'}
          </HrefButton>
        }
      >
        {input ? chooseFollowUp(input).why : null}
      </Callout>
    </div>
  );
};

/** Typed answers stay on this device until the server has them; then the server's count. */
const useAnswers = (meetingId: string, debriefed: Debriefed | null) => {
  const [kept, setKept] = useKeptText(`debrief.${meetingId}`);
  const typed = readAnswers(kept);
  const known = debriefed ? answersOf(debriefed.debrief) : noAnswers;
  return {
    answers: typed ?? known,
    isKept: typed !== null,
    change: (answers: DebriefAnswers) => setKept(JSON.stringify(answers)),
    forget: () => setKept(''),
  };
};

export const DebriefPage = () => {
  const workspaceId = useWorkspaceId();
  const { meetingId } = useParams({ from: '/signed-in/meetings/$meetingId/debrief' });
  const { data: prep } = useSuspenseQuery(prepQuery(workspaceId, meetingId));
  const { data: debriefed, refetch } = useSuspenseQuery(debriefQuery(workspaceId, meetingId));
  const { answers, isKept, change, forget } = useAnswers(meetingId, debriefed);
  const [isOpen, setOpen] = useState(false);
  const put = usePutDebrief(meetingId);
  const settle = useSettleMeeting();
  const mine = useOwnZone();
  const { meeting } = prep;
  const isStale = isProblem(put.error, 412);

  return (
    <Page width="narrow">
      <PageHeading
        page="Debrief"
        above={
          <HrefLink href={`/meetings/${meetingId}`}>
            {whoOf(meeting)}, {momentIn(meeting.startsAt, meeting.timeZone, { timeZone: mine })}
          </HrefLink>
        }
        below="Five minutes. It ends in the letter that this meeting calls for, drafted."
      >
        How did it really go?
      </PageHeading>
      {debriefed && !isKept ? <FollowUp debriefed={debriefed} /> : null}
      {meeting.status === 'held' ? (
        <>
          <DebriefForm
            answers={answers}
            onChange={(next) => {
              setOpen(true);
              change(next);
            }}
            pending={put.isPending}
            finishLabel={debriefed ? 'Change it, and the letter' : 'Draft the letter'}
            onFinish={(input) =>
              put.mutate(
                { answers: input, version: debriefed?.debrief.version },
                {
                  onSuccess: () => {
                    forget();
                    setOpen(false);
                    scrollTo({ top: 0 });
                  },
                },
              )
            }
          />
          {isKept && isOpen ? <p className={styles.kept}>Kept on this device as you type.</p> : null}
          {put.isError ? (
            <ErrorNote
              error={put.error}
              {...(isStale ? { retry: () => void refetch().then(() => put.reset()) } : {})}
            />
          ) : null}
        </>
      ) : (
        <Callout
          tone="gold"
          title="Was it held?"
          actions={
            <WasItHeld
              who={whoOf(meeting)}
              pending={settle.isPending}
              onAnswer={(status) => settle.mutate({ meetingId, status })}
            />
          }
        >
          A debrief looks back at a meeting that took place.
        </Callout>
      )}
    </Page>
  );
};
