import { Callout } from '../../../shared/ui/callout.tsx';
import styles from '../editor.module.css';
import type { DraftKeeper } from './draft-keeper.ts';
import type { DraftSnapshot } from './draft-snapshot.ts';
import { ChangedElsewhere } from './saved-state.tsx';

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
