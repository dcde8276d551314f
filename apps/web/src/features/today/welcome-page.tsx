import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { settingsQuery } from '../../shared/session/settings.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import styles from './first-run.module.css';
import { useSaveAnswers } from './first-run-requests.ts';

/** Three answers, each once: they stand in every letter, signature and script from here on. */
export const WelcomePage = () => {
  const navigate = useNavigate();
  const { profile } = useSuspenseQuery(settingsQuery(useWorkspaceId())).data;
  const [background, setBackground] = useState(profile.background ?? '');
  const [aim, setAim] = useState(profile.aim ?? '');
  const [phone, setPhone] = useState(profile.phone ?? '');
  const save = useSaveAnswers();
  const goOn = () => void navigate({ to: '/today', search: {} });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const answers = { background: background.trim(), aim: aim.trim(), phone: phone.trim() };
    save.mutate(answers, { onSuccess: goOn });
  };
  return (
    <Page width="narrow">
      <PageHeading
        page="Welcome"
        below="They go into every letter, signature, and call script. You can change them in Settings."
      >
        Three quick questions
      </PageHeading>
      <form className={styles.form} onSubmit={submit}>
        <TextField
          label="Who are you, in one line?"
          hint="Completes “After …”. For example: fourteen years of hospital medicine"
          maxLength={200}
          autoFocus
          value={background}
          onChange={(event) => setBackground(event.target.value)}
        />
        <TextField
          label="Where do you want to go?"
          hint="Completes “I’m moving toward …”. For example: utilization management"
          maxLength={200}
          value={aim}
          onChange={(event) => setAim(event.target.value)}
        />
        <TextField
          label="What’s your phone number?"
          hint="People answer calls from numbers they know, so it goes in your signature."
          type="tel"
          autoComplete="tel"
          maxLength={60}
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
        />
        {save.error ? <ErrorNote error={save.error} /> : null}
        <div className={styles.actions}>
          <Button type="submit" tone="primary" pending={save.isPending}>
            Continue
          </Button>
          <Button tone="quiet" onClick={goOn}>
            Skip for now
          </Button>
        </div>
      </form>
    </Page>
  );
};
