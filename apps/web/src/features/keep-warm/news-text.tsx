import type { SearchEnd } from '@threefold/contracts/keep-warm';
import { limits } from '@threefold/contracts/limits';
import { gapMark, namedGaps, nameGaps, readNamedGaps } from '@threefold/domain/letters/templates';
import { type FormEvent, useRef, useState } from 'react';
import { fieldError } from '../../shared/api/api-problem.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { TextArea, TextField } from '../../shared/ui/field.tsx';
import { Card } from '../../shared/ui/section.tsx';
import styles from './keep-warm.module.css';
import { useChangeNews } from './keep-warm-requests.ts';
import { followingInWords } from './news-in-turn.ts';

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

/** Puts a gap where the writer is. */
const useGaps = (body: string, setBody: (body: string) => void) => {
  const field = useRef<HTMLTextAreaElement>(null);
  const putIn = (name: string) => {
    const { selectionStart: start, selectionEnd: end } = field.current ?? {
      selectionStart: 0,
      selectionEnd: 0,
    };
    const mark = gapMark(name);
    setBody(`${body.slice(0, start)}${mark}${body.slice(end)}`);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(start + mark.length, start + mark.length);
    });
  };
  return { field, putIn };
};

const brokenIn = (unknown: readonly string[]): string | undefined =>
  unknown.length === 0
    ? undefined
    : `${unknown.join(', ')} isn’t a blank we can fill in. Insert it again, or delete the brackets.`;

const Gaps = ({ onPutIn }: { onPutIn: (name: string) => void }) => (
  <div className={styles.gaps}>
    <span className={styles.caption}>Filled in for each person:</span>
    {namedGaps.map(({ name }) => (
      <Button key={name} onClick={() => onPutIn(name)}>
        <span className="sr-only">Insert: </span>
        {name}
      </Button>
    ))}
  </div>
);

/** The one text that each letter is made from. */
export const NewsText = ({ end }: { end: SearchEnd }) => {
  const change = useChangeNews();
  const [outcome, setOutcome] = useState(end.outcome ?? '');
  const [subject, setSubject] = useState(nameGaps(end.subject));
  const [body, setBody] = useState(nameGaps(end.body));
  const { field, putIn } = useGaps(body, setBody);
  const read = { subject: readNamedGaps(subject), body: readNamedGaps(body) };
  const following = followingInWords(end.people);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (change.isPending || read.subject.unknown.length + read.body.unknown.length > 0) return;
    const text = { subject: read.subject.template, body: read.body.template };
    change.mutate({ change: { outcome: outcome.trim() || null, ...text }, version: end.version });
  };
  return (
    <>
      <form className={styles.form} onSubmit={onSubmit}>
        <TextArea
          label="What’s your news?"
          rows={3}
          dir="auto"
          maxLength={limits.newsOutcome}
          value={outcome}
          onChange={(event) => setOutcome(event.target.value)}
        />
        <TextField
          label="Subject"
          maxLength={limits.letterSubject}
          required
          value={subject}
          error={brokenIn(read.subject.unknown) ?? fieldError(change.error, 'subject')}
          onChange={(event) => setSubject(event.target.value)}
        />
        <TextArea
          label="Text"
          rows={12}
          required
          maxLength={limits.newsBody}
          value={body}
          ref={field}
          error={brokenIn(read.body.unknown) ?? fieldError(change.error, 'body')}
          onChange={(event) => setBody(event.target.value)}
        />
        <Gaps onPutIn={putIn} />
        {change.isError ? <ErrorNote error={change.error} /> : null}
        <div className={styles.save}>
          <Button type="submit" pending={change.isPending}>
            Save
          </Button>
          {following ? <span className={styles.caption}>{following}</span> : null}
        </div>
      </form>
      {end.preview ? <Preview preview={end.preview} /> : null}
    </>
  );
};
