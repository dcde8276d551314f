import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useWorkspaceId } from '../../../shared/session/current-workspace.ts';
import type { DraftText } from '../drafting/draft-snapshot.ts';
import { checkQuery, type LetterCheck, type LetterWords } from '../letters-requests.ts';

const settleMs = 300;

export type CheckOfText = LetterCheck & { body: string };

/** What the server says of the text, a moment after the last keystroke; until it answers, what it said before. */
export const useCheck = (letterId: string, { subject, body }: DraftText, promiseAt: string | null) => {
  const [words, setWords] = useState<LetterWords>({ subject, body, promiseAt });
  useEffect(() => {
    const timer = setTimeout(() => setWords({ subject, body, promiseAt }), settleMs);
    return () => clearTimeout(timer);
  }, [subject, body, promiseAt]);
  return useQuery(checkQuery(useWorkspaceId(), letterId, words));
};
