import { useMutation } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { credentials } from '@threefold/contracts/identity';
import { useContractForm } from '../../shared/contract-form.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { authSentence, signIn } from './auth-requests.ts';
import styles from './welcome-layout.module.css';
import { useEnter, WelcomeLayout } from './welcome-layout.tsx';

export const SignInPage = () => {
  const search = useSearch({ from: '/sign-in' });
  const enter = useEnter(search.next);
  const attempt = useMutation({ mutationFn: signIn, onSuccess: enter, meta: { saysItself: true } });

  const form = useContractForm({
    schema: credentials,
    values: { email: '', password: '' },
    toBody: (typed) => ({ ...typed, email: typed.email.trim() }),
    send: (body) => attempt.mutateAsync(body),
  });

  return (
    <WelcomeLayout>
      <PageHeading page="Sign in" below={search.next ? 'You’ll go right back to where you were.' : undefined}>
        Sign in
      </PageHeading>
      <form className={styles.authForm} {...form.element}>
        <TextField label="Email" type="email" autoComplete="username" {...form.field('email')} />
        <TextField
          label="Password"
          type="password"
          autoComplete="current-password"
          {...form.field('password')}
        />
        <p className={styles.refusal} role="alert">
          {form.failure ? authSentence(form.failure) : null}
        </p>
        <Button type="submit" tone="primary" wide pending={form.isPending}>
          {form.isPending ? 'Signing in' : 'Sign in'}
        </Button>
      </form>
      <p className={styles.other}>
        New to Threefold?{' '}
        <Link to="/sign-up" search={search}>
          Create account
        </Link>
      </p>
    </WelcomeLayout>
  );
};
