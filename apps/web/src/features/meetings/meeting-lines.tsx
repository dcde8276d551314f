import type { FindingKind } from '@threefold/contracts/findings';
import type { ReactNode } from 'react';
import { thisDevice } from '../../shared/offline/this-device.ts';
import { Button } from '../../shared/ui/button.tsx';
import styles from './meetings.module.css';

type FindingLineProps = {
  finding: { kind: FindingKind; text: string; couldHelp: boolean };
  children?: ReactNode;
  /** A word of its own about this line. */
  below?: ReactNode;
};

/** One thing that was learnt, by its kind. */
export const FindingLine = ({ finding, children, below }: FindingLineProps) => (
  <li className={styles.line}>
    <span className={styles.kind}>{finding.kind}</span>
    <span className={styles.text}>
      {finding.text}
      {finding.couldHelp ? <span className={styles.help}>I could help with this.</span> : null}
    </span>
    {children}
    {below ? <div className={styles.below}>{below}</div> : null}
  </li>
);

type RefusalNoteProps = {
  refusal: string;
  onAgain: () => void;
  onChange?: (() => void) | undefined;
  onDrop?: (() => void) | undefined;
};

/** Why the server did not take a note, and what to do about it. The note itself stays where it is. */
export const RefusalNote = ({ refusal, onAgain, onChange, onDrop }: RefusalNoteProps) => (
  <span className={styles.note}>
    <span className={styles.word}>
      Not saved: {refusal} It stays on this {thisDevice()} until you send it or remove it.
    </span>
    <span className={styles.refusalActions}>
      {onChange ? <Button onClick={onChange}>Edit</Button> : null}
      <Button onClick={onAgain}>Try again</Button>
      {onDrop ? <Button onClick={onDrop}>Remove</Button> : null}
    </span>
  </span>
);
