import type { Contact } from '@threefold/contracts/contacts';
import { type FormEvent, useState } from 'react';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import styles from './editor.module.css';
import { useFillReader } from './letters-requests.ts';

const fields = {
  emails: {
    missing: 'No email address.',
    add: 'Add one',
    label: 'Email address',
    type: 'email',
    patch: (typed: string) => ({ emails: [typed] }),
  },
  phones: {
    missing: 'You promise a call, and there’s no phone number.',
    add: 'Add one',
    label: 'Phone number',
    type: 'tel',
    patch: (typed: string) => ({ phones: [typed] }),
  },
} as const;

type Props = { contact: Contact; field: keyof typeof fields };

/** What the letter needs of its reader and nobody has typed yet, with the field for it right there. */
export const MissingLine = ({ contact, field }: Props) => {
  const { missing, add, label, type, patch } = fields[field];
  const fill = useFillReader();
  const [typed, setTyped] = useState<string | null>(null);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const value = typed?.trim() ?? '';
    if (value !== '') fill.mutate({ contact, patch: patch(value) });
  };
  if (typed === null)
    return (
      <p className={styles.missing}>
        {missing}{' '}
        <button type="button" className={styles.link} onClick={() => setTyped('')}>
          {add}
        </button>
      </p>
    );
  return (
    <form className={styles.fill} onSubmit={save}>
      <TextField
        label={`${label} of ${contact.givenName || contact.familyName}`}
        type={type}
        autoFocus
        value={typed}
        error={fill.error ? problemSentence(fill.error) : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" pending={fill.isPending}>
        Save
      </Button>
    </form>
  );
};
