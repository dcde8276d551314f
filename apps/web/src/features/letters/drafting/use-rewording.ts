import { useState } from 'react';
import { problemSentence } from '../../../shared/api/problem-sentence.ts';
import { notify, undoable } from '../../../shared/ui/toasts.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import type { DraftPatch } from './draft-snapshot.ts';

/** Changes that may reword the text, each with its way back. Meanwhile the text is held. */
export const useRewording = (keeper: DraftKeeper) => {
  const [isHeld, setHeld] = useState(false);
  const reword = async (change: DraftPatch, done: string): Promise<void> => {
    if (isHeld) return;
    setHeld(true);
    try {
      await keeper.settle();
      const { subject, body, promiseAt } = keeper.current().letter;
      await keeper.change(change);
      undoable({ text: done, undo: () => keeper.change({ subject, body, promiseAt }) });
    } catch (error) {
      notify({ text: problemSentence(error), tone: 'ember' });
    } finally {
      setHeld(false);
    }
  };
  return { isHeld, reword };
};
