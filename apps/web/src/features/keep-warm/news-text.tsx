import type { SearchEnd } from '@threefold/contracts/keep-warm';
import { type FormEvent, useState } from 'react';
import { fieldError } from '../../shared/api/api-problem.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { TextArea, TextField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/section.tsx';
import styles from './keep-warm.module.css';
import { useChangeNews } from './keep-warm-requests.ts';

const valueNames = ['contact.salutation', 'helped.thanks', 'helped.cameOf', 'news.outcome', 'me.name'];

const Preview = ({ preview }: { preview: NonNullable<SearchEnd['preview']> }) => (
  <figure className={styles.preview}>
    <figcaption className={styles.caption}>
      As <bdi>{preview.name}</bdi> would read it:
    </figcaption>
    <Card>
      <p>
        <strong>{preview.subject}</strong>
      </p>
      <p>{preview.body}</p>
    </Card>
  </figure>
);

/** The one text that each letter is made from. */
export const NewsText = ({ end }: { end: SearchEnd }) => {
  const change = useChangeNews();
  const [outcome, setOutcome] = useState(end.outcome ?? '');
  const [subject, setSubject] = useState(end.subject);
  const [body, setBody] = useState(end.body);
  const drafted = end.people.filter(({ state }) => state === 'drafted').length;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (change.isPending) return;
    change.mutate({ change: { outcome: outcome.trim() || null, subject, body }, version: end.version });
  };
  return (
    <>
      <form className={styles.form} onSubmit={onSubmit}>
        <TextArea
          label="Where has it led?"
          rows={3}
          dir="auto"
          maxLength={1000}
          value={outcome}
          onChange={(event) => setOutcome(event.target.value)}
        />
        <TextField
          label="Subject"
          maxLength={300}
          required
          value={subject}
          error={fieldError(change.error, 'subject')}
          onChange={(event) => setSubject(event.target.value)}
        />
        <TextArea
          label="Text"
          rows={12}
          required
          maxLength={20_000}
          value={body}
          error={fieldError(change.error, 'body')}
          hint={
            <span className={styles.values}>
              What stands in double braces is filled in for each person; the words after “default” stand there
              where nothing is known. You can use {valueNames.map((name) => `{{ ${name} }}`).join(', ')}.
            </span>
          }
          onChange={(event) => setBody(event.target.value)}
        />
        {change.isError ? <ErrorNote error={change.error} /> : null}
        <div className={styles.save}>
          <Button type="submit" pending={change.isPending}>
            Save the text
          </Button>
          {drafted > 0 ? (
            <span className={styles.caption}>
              {drafted === 1
                ? 'The letter that is drafted stays as it is.'
                : 'The letters that are drafted stay as they are.'}
            </span>
          ) : null}
        </div>
      </form>
      {end.preview ? <Preview preview={end.preview} /> : null}
    </>
  );
};
