import { type FormEvent, useState } from 'react';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { Button } from '../../shared/ui/button.tsx';
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
  const [body, setBody] = useState('');
  const [missing, setMissing] = useState(false);
  const write = useWriteComment(workspaceId);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const said = body.trim();
    setMissing(said === '');
    if (said === '' || write.isPending) return;
    write.mutate(
      { ...on, body: said },
      {
        onSuccess: () => {
          setBody('');
          onSent?.();
        },
      },
    );
  };
  const refusal = write.isError ? problemSentence(write.error) : undefined;

  return (
    <form className={styles.form} onSubmit={onSubmit}>
      <TextArea
        label={label}
        rows={3}
        maxLength={4000}
        value={body}
        error={missing ? 'Write a word first.' : refusal}
        onChange={(event) => {
          setBody(event.currentTarget.value);
          setMissing(false);
        }}
      />
      <Button type="submit" tone="primary" pending={write.isPending}>
        {send}
      </Button>
    </form>
  );
};
