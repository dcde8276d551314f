import { useMutation } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import styles from './auth-form.module.css';
import { authSentence, signUp } from './auth-requests.ts';
import { textOf } from './form-text.ts';
import { useEnter } from './use-enter.ts';
import { useSettleIn } from './use-settle-in.ts';
import { WelcomeLayout } from './welcome-layout.tsx';

export const SignUpPage = () => {
  const search = useSearch({ from: '/sign-up' });
  const enter = useEnter(search.next);
  const settleIn = useSettleIn();
  const attempt = useMutation({
    mutationFn: signUp,
    onSuccess: async () => {
      await settleIn();
      await enter();
    },
    meta: { saysItself: true },
  });

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    attempt.mutate({
      name: textOf(form, 'name').trim(),
      email: textOf(form, 'email').trim(),
      password: textOf(form, 'password'),
    });
  };

  return (
    <WelcomeLayout>
      <PageHeading page="Create an account">Begin your search.</PageHeading>
      <form className={styles.form} onSubmit={onSubmit}>
        <TextField
          label="Your name"
          name="name"
          autoComplete="name"
          required
          maxLength={120}
          hint="As it should stand below your letters."
        />
        <TextField
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          required
          maxLength={254}
        />
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete="new-password"
          required
          minLength={12}
          maxLength={128}
          hint="12 characters or more. A few words in a row do well."
        />
        <p className={styles.refusal} role="alert">
          {attempt.isError ? authSentence(attempt.error) : null}
        </p>
        <Button type="submit" tone="primary" wide pending={attempt.isPending}>
          {attempt.isPending ? 'Creating the account' : 'Create the account'}
        </Button>
      </form>
      <p className={styles.other}>
        Been here before?{' '}
        <Link to="/sign-in" search={search}>
          Sign in
        </Link>
      </p>
    </WelcomeLayout>
  );
};
