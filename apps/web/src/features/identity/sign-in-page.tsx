import { useMutation } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import styles from './auth-form.module.css';
import { authSentence, signIn } from './auth-requests.ts';
import { textOf } from './form-text.ts';
import { useEnter } from './use-enter.ts';
import { WelcomeLayout } from './welcome-layout.tsx';

export const SignInPage = () => {
  const search = useSearch({ from: '/sign-in' });
  const enter = useEnter(search.next);
  const attempt = useMutation({ mutationFn: signIn, onSuccess: enter, meta: { saysItself: true } });

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    attempt.mutate({ email: textOf(form, 'email').trim(), password: textOf(form, 'password') });
  };

  return (
    <WelcomeLayout>
      <PageHeading page="Sign in" below={search.next ? 'Then you go on where you were.' : undefined}>
        Sign in to your search.
      </PageHeading>
      <form className={styles.form} onSubmit={onSubmit}>
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
          autoComplete="current-password"
          required
          maxLength={128}
        />
        <p className={styles.refusal} role="alert">
          {attempt.isError ? authSentence(attempt.error) : null}
        </p>
        <Button type="submit" tone="primary" wide pending={attempt.isPending}>
          {attempt.isPending ? 'Signing in' : 'Sign in'}
        </Button>
      </form>
      <p className={styles.other}>
        New here?{' '}
        <Link to="/sign-up" search={search}>
          Create an account
        </Link>
      </p>
    </WelcomeLayout>
  );
};
