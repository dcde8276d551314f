import { onlineManager, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DebriefDraft, DebriefInput } from '@threefold/contracts/meetings/debriefs';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { isProblem } from '../../../shared/api/api-problem.ts';
import { api } from '../../../shared/api/request.ts';
import { readAgain, readBy } from '../../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { useStoredText } from '../offline/use-stored-text.ts';
import type { Outbox, OutboxDebrief } from '../outbox/outbox.ts';
import { answersOf, type DebriefAnswers, draftOf, noAnswers } from './debrief-answers.ts';
import { debriefQuery, showDraft, usePutDebrief } from './debrief-requests.ts';
import {
  differencesBetween,
  type HalfDone,
  meet,
  offeredOf,
  readHalfDone,
  writeHalfDone,
} from './half-done.ts';

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

const textOf = (halfDone: HalfDone | null): string => (halfDone ? writeHalfDone(halfDone) : '');
const isOnline = () => onlineManager.isOnline();
const onOnline = (listener: () => void) => onlineManager.subscribe(listener);

/** Answers in the middle of writing: on this device at every keystroke, with the server some seconds later. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one state that its handlers close over.
const useHalfDone = (meetingId: string, server: DebriefDraft | null, isSending: boolean) => {
  const queryClient = useQueryClient();
  const place = { workspaceId: useWorkspaceId(), meetingId };
  const [text, setText] = useStoredText(`debrief.${meetingId}`);
  const [offered, setOffered] = useStoredText(`debrief-other.${meetingId}`);
  const online = useSyncExternalStore(onOnline, isOnline);
  const met = meet(readHalfDone(text), server);
  const { shown } = met;
  const other = offeredOf(readHalfDone(offered), met.other);
  const latest = useRef(shown);
  useEffect(() => {
    latest.current = shown;
  });
  const saving = useRef<Promise<void> | null>(null);

  const write = (next: HalfDone | null, beside: HalfDone | null) => {
    latest.current = next;
    setText(textOf(next));
    if (textOf(beside) !== offered) setOffered(textOf(beside));
  };
  const put = async (sent: HalfDone): Promise<void> => {
    try {
      const draft = await api('PUT /workspaces/:workspaceId/meetings/:meetingId/debrief/draft', {
        params: place,
        body: { answers: draftOf(sent.answers), begunFrom: sent.base },
        ifMatch: sent.draft,
        outlivesPage: true,
        // The page goes on from this very answer; one that was asked for meanwhile would look like another device's.
        leaveAlone: (queryKey) => readBy(queryKey).resource === 'debrief',
      });
      const now = latest.current;
      // What was typed meanwhile goes on from the draft that was saved.
      if (now) setText(textOf({ ...now, draft: draft.version, isSaved: textOf(now) === textOf(sent) }));
      showDraft(queryClient, place, draft);
    } catch (error) {
      // Another device was first: what it kept is read, and both are shown. Otherwise it lies here until later.
      if (isProblem(error, 412)) await readAgain(queryClient, place.workspaceId, 'debrief');
      else if (!isProblem(error)) throw error;
    }
  };
  const save = () => {
    if (!shown || shown.isSaved || isSending || saving.current || !isOnline()) return;
    // Before the server's draft is written over, it is kept beside.
    write(shown, other);
    saving.current = put(shown).finally(() => {
      saving.current = null;
    });
  };
  const isUnsaved = shown !== null && !shown.isSaved && !isSending && online;
  useQuietSaving(isUnsaved ? textOf(shown) : null, save);

  const type = (answers: DebriefAnswers, base: number) => {
    const draft = shown?.draft ?? server?.version ?? 0;
    write({ answers, base, draft, isSaved: false, at: new Date().toISOString() }, other);
  };
  return {
    shown,
    other,
    type,
    forget: () => write(null, other),
    /** Of the two, or both together. */
    settle: (answers: DebriefAnswers, base: number) => {
      type(answers, base);
      setOffered('');
    },
    /** Which draft on the server these answers are, once what is on its way has arrived. */
    draftSent: async (): Promise<number> => {
      await saving.current;
      return latest.current?.draft ?? server?.version ?? 0;
    },
    throwAway: async (): Promise<void> => {
      if (!server?.answers) return;
      const draft = await api('DELETE /workspaces/:workspaceId/meetings/:meetingId/debrief/draft', {
        params: place,
        ifMatch: server.version,
      });
      showDraft(queryClient, place, draft);
    },
  };
};

const settleMs = 2_500;

/**
 * Saves some seconds after the last change, and at once when the page is put away, closed or left. `unsaved` tells one text from
 * the next; null where all is saved.
 */
const useQuietSaving = (unsaved: string | null, save: () => void): void => {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    if (unsaved === null) return;
    const timer = setTimeout(() => latest.current(), settleMs);
    return () => clearTimeout(timer);
  }, [unsaved]);
  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === 'hidden') latest.current();
    };
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      latest.current();
    };
  }, []);
};
