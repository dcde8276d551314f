import { isProblem } from '../../shared/api/api-problem.ts';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { Button } from '../../shared/ui/button.tsx';
import styles from './settings-frame.module.css';

type Props = {
  isPending: boolean;
  isSaved: boolean;
  error: unknown;
  label?: string;
  saved?: string;
};

const sentence = (error: unknown): string => {
  if (isProblem(error, 412))
    return 'This was changed elsewhere in the meantime. What you typed is still here: save again to keep it, or load the page to see the other version.';
  if (isProblem(error, 400) && error.errors.length > 0) return 'Not saved. Look at the marked fields.';
  return `Not saved. ${problemSentence(error)}`;
};

/** The button that saves a form, and the clear word about it. */
export const SaveBar = ({ isPending, isSaved, error, label = 'Save', saved = 'Saved.' }: Props) => (
  <div className={styles.save}>
    <Button type="submit" tone="primary" pending={isPending}>
      {label}
    </Button>
    <p className={styles.word} data-tone={error ? 'ember' : 'leaf'} role="status">
      {error ? sentence(error) : isSaved ? saved : null}
    </p>
  </div>
);
