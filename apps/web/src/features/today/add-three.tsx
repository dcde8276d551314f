import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import styles from './first-run.module.css';
import { newPeople, type Typed, useAddPeople } from './first-run-requests.ts';

/** Three people at once; a name is enough. */
export const AddThree = () => {
  const navigate = useNavigate();
  const add = useAddPeople();
  const [people, setPeople] = useState(() => newPeople(3));
  const change = (id: string, typed: Partial<Typed>) =>
    setPeople(people.map((person) => (person.id === id ? { ...person, ...typed } : person)));
  const named = people.filter(({ name }) => name.trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (named.length > 0) add.mutate(named, { onSuccess: () => void navigate({ to: '/first-five' }) });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {people.map(({ id, name, organization, email }, index) => (
        <fieldset key={id} className={styles.person}>
          <legend className="sr-only">Person {index + 1}</legend>
          <TextField
            label="Name"
            dir="auto"
            maxLength={200}
            autoFocus={index === 0}
            value={name}
            onChange={(event) => change(id, { name: event.target.value })}
          />
          <TextField
            label="Organization"
            dir="auto"
            maxLength={200}
            value={organization}
            onChange={(event) => change(id, { organization: event.target.value })}
          />
          <TextField
            label="Email"
            type="email"
            maxLength={254}
            value={email}
            onChange={(event) => change(id, { email: event.target.value })}
          />
        </fieldset>
      ))}
      {add.error ? <ErrorNote error={add.error} /> : null}
      <div className={styles.actions}>
        <Button type="submit" tone="primary" pending={add.isPending} aria-disabled={named.length === 0}>
          {named.length < 2 ? 'Add' : `Add ${named.length} people`}
        </Button>
      </div>
    </form>
  );
};
