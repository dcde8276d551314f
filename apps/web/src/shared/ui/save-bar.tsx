import type { FieldValues } from 'react-hook-form';
import { isProblem } from '../api/api-problem.ts';
import { problemSentence } from '../api/problem-sentence.ts';
import type { ContractForm } from '../contract-form.ts';
import { Button } from './button.tsx';
import styles from './settings-frame.module.css';

type Props = {
  form: Pick<ContractForm<FieldValues>, 'isPending' | 'isSent' | 'isMarked' | 'failure'>;
  label?: string;
  saved?: string;
};

const refusalOf = ({ failure, isMarked }: Props['form']): string | null => {
  if (isProblem(failure, 412))
    return 'This was changed elsewhere in the meantime. What you typed is still here: save again to keep it, or load the page to see the other version.';
  if (failure) return `Not saved. ${problemSentence(failure)}`;
  return isMarked ? 'Not saved. Look at the marked fields.' : null;
};

/** The button that saves a form, and the clear word about it. */
export const SaveBar = ({ form, label = 'Save', saved = 'Saved.' }: Props) => {
  const refusal = refusalOf(form);
  return (
    <div className={styles.save}>
      <Button type="submit" tone="primary" pending={form.isPending}>
        {label}
      </Button>
      <p className={styles.word} data-tone={refusal ? 'ember' : 'leaf'} role="status">
        {refusal ?? (form.isSent ? saved : null)}
      </p>
    </div>
  );
};
