import { useQuery } from '@tanstack/react-query';
import type { DebriefInput } from '@threefold/contracts/debriefs';
import { useState } from 'react';
import { isProblem } from '../../shared/api/api-problem.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { answersOf, type DebriefAnswers, noAnswers, readTyped, writeTyped } from './debrief-answers.ts';
import { debriefQuery, usePutDebrief } from './debrief-requests.ts';
import type { KeptDebrief } from './kept-entries.ts';
import type { Kept } from './use-kept.ts';
import { useKeptText } from './use-kept-text.ts';

/**
 * The debrief of a meeting, from three places: what is being typed here, what waits here to be sent, and what the server has.
 * Typed answers know the version that they began from, so that those of another device are never replaced unseen.
 */
export const useDebrief = (meetingId: string, kept: Kept) => {
  // Out of reach and never seen: begun as the first one, which the server refuses if there is one.
  const query = useQuery(debriefQuery(useWorkspaceId(), meetingId));
  const debriefed = query.data ?? null;
  const version = debriefed?.debrief.version ?? 0;
  const [text, setText] = useKeptText(`debrief.${meetingId}`);
  const entry = kept.entries.find((one): one is KeptDebrief & { refusal?: string } => one.type === 'debrief');
  const waiting = entry ? { answers: answersOf(entry.answers), base: entry.version } : null;
  const known = debriefed ? answersOf(debriefed.debrief) : noAnswers;
  const mine = readTyped(text) ?? waiting;
  const [isTyping, setTyping] = useState(false);
  const put = usePutDebrief(meetingId);

  const type = (answers: DebriefAnswers, base = mine?.base ?? version) => {
    setTyping(true);
    setText(writeTyped({ answers, base }));
  };
  const forget = () => {
    setText('');
    setTyping(false);
    if (entry) kept.remove(entry.id);
  };
  const finish = (answers: DebriefInput) => {
    const base = mine?.base ?? version;
    put.mutate(
      { answers, version: base },
      {
        onSuccess: () => {
          forget();
          scrollTo({ top: 0 });
        },
        onError: (error) => {
          if (isProblem(error, 412)) void query.refetch();
          if (!isProblem(error, 0)) return;
          kept.keep({ type: 'debrief', id: 'debrief', answers, version: base });
          setText('');
          put.reset();
        },
      },
    );
  };
  return {
    isLoading: query.isPending && query.fetchStatus === 'fetching',
    debriefed,
    answers: mine?.answers ?? known,
    isTyping: isTyping && text !== '',
    /** True while it lies here until the server can be reached. */
    isWaiting: entry !== undefined && entry.refusal === undefined && text === '',
    refusal: text === '' ? entry?.refusal : undefined,
    /** What the server has, where it was written on another device since this one was begun. */
    other: mine && debriefed && mine.base !== version ? known : null,
    isMine: mine !== null,
    put,
    type,
    /** Goes on from the server's version. */
    rebase: (answers: DebriefAnswers) => {
      put.reset();
      if (entry) kept.remove(entry.id);
      type(answers, version);
    },
    takeOther: () => {
      put.reset();
      forget();
    },
    finish,
  };
};
