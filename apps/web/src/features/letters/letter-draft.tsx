import { useQueryClient } from '@tanstack/react-query';
import type { Letter } from '@threefold/contracts/letters';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { api } from '../../shared/api/request.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Callout } from '../../shared/ui/callout.tsx';
import { notify, undoable } from '../../shared/ui/toasts.ts';
import {
  createDraftKeeper,
  type DraftKeeper,
  type DraftPatch,
  type DraftSnapshot,
  draftStore,
} from './draft-keeper.ts';
import styles from './editor.module.css';
import { keepLetter } from './letters-requests.ts';

/** The words of a draft while they are written. One keeper for each letter on the screen: key the component by its id. */
export const useLetterDraft = (letter: Letter): { keeper: DraftKeeper; draft: DraftSnapshot } => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  const [keeper] = useState(() =>
    createDraftKeeper(letter, {
      store: draftStore,
      onSaved: (saved) => keepLetter(queryClient, workspaceId, saved),
      patch: (current, body) =>
        api('PATCH /workspaces/:workspaceId/letters/:letterId', {
          params: { workspaceId, letterId: current.id },
          body,
          ifMatch: current.version,
        }),
    }),
  );
  const draft = useSyncExternalStore(keeper.subscribe, keeper.current);

  useEffect(() => keeper.renew(letter), [keeper, letter]);

  useEffect(() => {
    const saveNow = () => void keeper.save();
    const warn = (event: BeforeUnloadEvent) => {
      if (keeper.current().state === 'saved') return;
      saveNow();
      event.preventDefault();
    };
    addEventListener('online', saveNow);
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('online', saveNow);
      removeEventListener('beforeunload', warn);
      saveNow();
    };
  }, [keeper]);

  return { keeper, draft };
};

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

type Props = { draft: DraftSnapshot; onChoose: DraftKeeper['choose'] };

/** What stands above the text where something went wrong before. */
export const DraftNotes = ({ draft, onChoose }: Props) => (
  <>
    {draft.letter.status === 'failed' ? (
      <div className={styles.note}>
        <Callout tone="ember" title="It did not go out.">
          {draft.letter.failure ?? 'The mail server did not take it.'} Change what is wrong, then send it
          again.
        </Callout>
      </div>
    ) : null}
    {draft.state === 'changed-elsewhere' ? (
      <div className={styles.note}>
        <ChangedElsewhere draft={draft} onChoose={onChoose} />
      </div>
    ) : null}
  </>
);

const words: Record<DraftSnapshot['state'], string> = {
  saved: 'Saved',
  unsaved: 'Saving',
  saving: 'Saving',
  waiting: 'Not saved yet',
  'changed-elsewhere': 'Not saved',
  refused: 'Not saved',
};

/** Whether what is written is safe. Read out only when it is not. */
export const SavedState = ({ draft }: { draft: DraftSnapshot }) => (
  <p className={styles.state} data-state={draft.state}>
    {words[draft.state]}
    <span role="status">
      {draft.state === 'waiting'
        ? `: ${draft.reason} Your words are kept in this tab and saved as soon as possible.`
        : null}
      {draft.state === 'refused' ? `: ${draft.reason} Your words are kept in this tab.` : null}
    </span>
  </p>
);

type ElsewhereProps = { draft: DraftSnapshot; onChoose: (which: 'mine' | 'theirs') => void };

/** Two tabs wrote the same letter: both texts stay within reach until one is chosen. */
const ChangedElsewhere = ({ draft, onChoose }: ElsewhereProps) => (
  <div role="alert">
    <Callout
      tone="ember"
      title="This letter was changed in another tab or on another device. Both texts are here; nothing was overwritten."
      actions={
        <>
          <Button onClick={() => onChoose('mine')}>Keep the text below</Button>
          <Button onClick={() => onChoose('theirs')}>Take the other text</Button>
        </>
      }
    >
      <details className={styles.other}>
        <summary>Read the other text</summary>
        <p className={styles.subject}>{draft.letter.subject}</p>
        <p className={styles.body}>{draft.letter.body}</p>
      </details>
    </Callout>
  </div>
);
