import { onlineManager, useQueryClient } from '@tanstack/react-query';
import type { DebriefDraft } from '@threefold/contracts/meetings/debriefs';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { isProblem } from '../../../shared/api/api-problem.ts';
import { api } from '../../../shared/api/request.ts';
import { readAgain, readBy } from '../../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import { useStoredText } from '../offline/use-stored-text.ts';
import { type DebriefAnswers, draftOf } from './debrief-answers.ts';
import { showDraft } from './debrief-requests.ts';
import { type HalfDone, meet, offeredOf, readHalfDone, writeHalfDone } from './half-done.ts';
import { useQuietSaving } from './use-quiet-saving.ts';

const textOf = (halfDone: HalfDone | null): string => (halfDone ? writeHalfDone(halfDone) : '');
const isOnline = () => onlineManager.isOnline();
const onOnline = (listener: () => void) => onlineManager.subscribe(listener);

/** Answers in the middle of writing: on this device at every keystroke, with the server some seconds later. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one state that its handlers close over.
export const useHalfDone = (meetingId: string, server: DebriefDraft | null, isSending: boolean) => {
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
