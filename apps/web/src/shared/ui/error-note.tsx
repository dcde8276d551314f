import { problemSentence } from '../api/problem-sentence.ts';
import { Button } from './button.tsx';
import styles from './callout.module.css';

/** What went wrong in one sentence, with the way to try again where there is one. */
export const ErrorNote = ({ error, retry }: { error: unknown; retry?: () => void }) => (
  <div className={`${styles.callout} ${styles.ember}`} role="alert">
    <p>{problemSentence(error)}</p>
    {retry ? (
      <div className={styles.actions}>
        <Button onClick={retry}>Try again</Button>
      </div>
    ) : null}
  </div>
);
