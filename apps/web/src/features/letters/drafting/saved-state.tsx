import { Button } from '../../../shared/ui/button.tsx';
import { Callout } from '../../../shared/ui/callout.tsx';
import type { DraftSnapshot } from './draft-snapshot.ts';
import styles from './saved-state.module.css';

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
export const ChangedElsewhere = ({ draft, onChoose }: ElsewhereProps) => (
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
