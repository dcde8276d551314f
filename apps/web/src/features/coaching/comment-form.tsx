import { writeComment } from '@threefold/contracts/coaching';
import { useContractForm } from '../../shared/contract-form.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { TextArea } from '../../shared/ui/field.tsx';
import { type Subject, useWriteComment } from './coaching-requests.ts';
import styles from './comments.module.css';

type Props = {
  workspaceId: string;
  on: Subject;
  label: string;
  send: string;
  onSent?: () => void;
};

/** One word to the other side. What was typed stays until it arrived. */
export const CommentForm = ({ workspaceId, on, label, send, onSent }: Props) => {
  const write = useWriteComment(workspaceId);
  const form = useContractForm({
    schema: writeComment.body,
    values: { body: '' },
    toBody: ({ body }) => ({ ...on, body: body.trim() }),
    send: async ({ body }) => {
      await write.mutateAsync({ ...on, body });
      form.reset({ body: '' });
      onSent?.();
    },
  });
  return (
    <form className={styles.form} {...form.element}>
      <TextArea label={label} rows={3} {...form.field('body')} />
      {form.failure ? <ErrorNote error={form.failure} /> : null}
      <Button type="submit" tone="primary" pending={form.isPending}>
        {send}
      </Button>
    </form>
  );
};
