import { useMutation, useQuery } from '@tanstack/react-query';
import type { DebriefInput } from '@threefold/contracts/meetings/debriefs';
import { isProblem } from '../../../shared/api/api-problem.ts';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import type { OutboxDebrief } from '../outbox/outbox.ts';
import type { Outbox } from '../outbox/use-outbox.ts';
import { answersOf, type DebriefAnswers, noAnswers } from './debrief-answers.ts';
import { debriefQuery, usePutDebrief } from './debrief-requests.ts';
import { differencesBetween } from './debrief-versions.ts';
import { useHalfDone } from './use-half-done.ts';

/**
 * The debrief of a meeting, from four places: what is being typed here, what waits here to be sent, the draft that the server
 * keeps from whatever device, and what was sent. Typed answers know the version that they began from, so that those of
 * another device are never replaced unseen.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one state that its handlers close over.
export const useDebrief = (meetingId: string, outbox: Outbox) => {
  // Out of reach and never seen: begun as the first one, which the server refuses if there is one.
  const query = useQuery(debriefQuery(useWorkspaceId(), meetingId));
  const debriefed = query.data?.debriefed ?? null;
  const version = debriefed?.debrief.version ?? 0;
  const entry = outbox.entries.find(
    (one): one is OutboxDebrief & { refusal?: string } => one.type === 'debrief',
  );
  const waiting = entry ? { answers: answersOf(entry.answers), base: entry.version } : null;
  const known = debriefed ? answersOf(debriefed.debrief) : noAnswers;
  const put = usePutDebrief(meetingId);
  // The draft that the waiting debrief ends is over as soon as it is sent.
  const halfDone = useHalfDone(meetingId, waiting ? null : (query.data?.draft ?? null), put.isPending);
  const isTold = (begun: { answers: DebriefAnswers; base: number }) =>
    begun.base !== version && differencesBetween(begun.answers, known).length === 0;
  // A draft that says what was sent is over.
  const shown = halfDone.shown && !isTold(halfDone.shown) ? halfDone.shown : null;
  const mine = shown ?? waiting;
  const throwAway = useMutation({ mutationFn: halfDone.throwAway });

  const type = (answers: DebriefAnswers, base = mine?.base ?? version) => halfDone.type(answers, base);
  const forget = () => {
    halfDone.forget();
    if (entry) outbox.remove(entry.id);
  };
  const finish = (answers: DebriefInput) => {
    const base = mine?.base ?? version;
    put.mutate(
      { answers, version: base, draft: halfDone.draftSent },
      {
        onSuccess: () => {
          forget();
          scrollTo({ top: 0 });
        },
        onError: (error) => {
          if (isProblem(error, 412)) void query.refetch();
          if (!isProblem(error, 0)) return;
          const draft = shown?.draft ?? entry?.draft ?? 0;
          outbox.add({ type: 'debrief', id: 'debrief', answers, version: base, draft });
          halfDone.forget();
          put.reset();
        },
      },
    );
  };
  return {
    isLoading: query.isPending && query.fetchStatus === 'fetching',
    debriefed,
    answers: mine?.answers ?? known,
    halfDone: shown,
    /** True while it lies here until the server can be reached. */
    isWaiting: entry !== undefined && entry.refusal === undefined && shown === null,
    refusal: shown === null ? entry?.refusal : undefined,
    /** What was sent from another device since this one was begun, where it says anything else. */
    other: mine && debriefed && mine.base !== version && !isTold(mine) ? known : null,
    /** Half-done answers of another device, older than those that are shown. */
    olderHalf: halfDone.other,
    isMine: mine !== null,
    put,
    type,
    settleHalves: halfDone.settle,
    /** Goes on from the server's version. */
    rebase: (answers: DebriefAnswers) => {
      put.reset();
      if (entry) outbox.remove(entry.id);
      type(answers, version);
    },
    takeOther: () => {
      put.reset();
      forget();
      throwAway.mutate();
    },
    finish,
  };
};
