import { thisDevice } from '../../shared/offline/this-device.ts';
import { Button } from '../../shared/ui/button.tsx';
import styles from './refusal-note.module.css';

type Props = { refusal: string; onAgain: () => void; onChange?: (() => void) | undefined };

/** Why the server did not take a note, and what to do about it. The note itself stays where it is. */
export const RefusalNote = ({ refusal, onAgain, onChange }: Props) => (
  <span className={styles.note}>
    <span className={styles.word}>
      Not taken: {refusal} It stays on this {thisDevice()}.
    </span>
    <span className={styles.actions}>
      {onChange ? <Button onClick={onChange}>Change it</Button> : null}
      <Button onClick={onAgain}>Send again</Button>
    </span>
  </span>
);
