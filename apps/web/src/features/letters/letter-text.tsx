// The letter on paper: a plain text field that the browser, the keyboard and every aid knows, over a layer with the same
// words, unseen, whose marks shine through.
import { type Ref, useId, useMemo } from 'react';
import { classes } from '../../shared/classes.ts';
import { type Mark, piecesOf, placesOf } from './checking/marked-text.ts';
import type { CheckOfText } from './checking/use-check.ts';
import type { DraftText } from './drafting/draft-snapshot.ts';
import styles from './letter-text.module.css';

type Props = {
  text: DraftText;
  check: CheckOfText | undefined;
  onWrite: (change: Partial<DraftText>) => void;
  /** While the server rewords the text it cannot be typed into. */
  isHeld: boolean;
  textRef: Ref<HTMLTextAreaElement>;
  describedBy: string;
};

const looks: Record<Mark, string | undefined> = {
  part: styles.part,
  promise: styles.promise,
  warning: styles.warning,
};

const MarkLayer = ({ body, check }: { body: string; check: CheckOfText | undefined }) => {
  const pieces = useMemo(() => piecesOf(body, check ? placesOf(check, body) : []), [body, check]);
  return (
    <div className={styles.layer} aria-hidden="true" data-marks="">
      {pieces.map(({ start, text, marks }) => (
        <span key={start} className={classes(...marks.map((mark) => looks[mark]))}>
          {text}
        </span>
      ))}
      {/* A last empty line has no height of its own. */}
      {'\u200b'}
    </div>
  );
};

export const LetterText = ({ text, check, onWrite, isHeld, textRef, describedBy }: Props) => {
  const subjectId = useId();
  return (
    <div className={styles.paper}>
      <div className={styles.subject}>
        <label htmlFor={subjectId} className={styles.subjectLabel}>
          Subject
        </label>
        <input
          id={subjectId}
          type="text"
          className={styles.subjectInput}
          value={text.subject}
          maxLength={300}
          readOnly={isHeld}
          onChange={(event) => onWrite({ subject: event.target.value })}
        />
      </div>
      <div className={styles.sheet}>
        <MarkLayer body={text.body} check={check} />
        <textarea
          ref={textRef}
          className={styles.text}
          aria-label="Text of the letter"
          aria-describedby={describedBy}
          value={text.body}
          maxLength={50_000}
          readOnly={isHeld}
          spellCheck
          onChange={(event) => onWrite({ body: event.target.value })}
        />
      </div>
    </div>
  );
};
