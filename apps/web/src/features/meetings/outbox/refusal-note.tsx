import { thisDevice } from '../../../shared/offline/this-device.ts';
import { Button } from '../../../shared/ui/button.tsx';
import styles from './refusal-note.module.css';

type Props = {
  refusal: string;
  onAgain: () => void;
  onChange?: (() => void) | undefined;
  onDrop?: (() => void) | undefined;
};

/** Why the server did not take a note, and what to do about it. The note itself stays where it is. */
export const RefusalNote = ({ refusal, onAgain, onChange, onDrop }: Props) => (
  <span className={styles.note}>
    <span className={styles.word}>
      Not taken: {refusal} It stays on this {thisDevice()} until it is sent or you take it out.
    </span>
    <span className={styles.actions}>
      {onChange ? <Button onClick={onChange}>Change it</Button> : null}
      <Button onClick={onAgain}>Send again</Button>
      {onDrop ? <Button onClick={onDrop}>Take it out</Button> : null}
    </span>
  </span>
);
