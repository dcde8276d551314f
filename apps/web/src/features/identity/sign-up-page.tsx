import { useMutation } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { newPerson, passwordLength } from '@threefold/contracts/identity';
import { useContractForm } from '../../shared/contract-form.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import styles from './auth-form.module.css';
import { authSentence, signUp } from './auth-requests.ts';
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

  const form = useContractForm({
    schema: newPerson,
    values: { name: '', email: '', password: '' },
    toBody: (typed) => ({ ...typed, name: typed.name.trim(), email: typed.email.trim() }),
    send: (body) => attempt.mutateAsync(body),
  });

  return (
    <WelcomeLayout>
      <PageHeading page="Create an account">Begin your search.</PageHeading>
      <form className={styles.form} {...form.element}>
        <TextField
          label="Your name"
          autoComplete="name"
          hint="As it should stand below your letters."
          {...form.field('name')}
        />
        <TextField label="E-mail" type="email" autoComplete="username" {...form.field('email')} />
        <TextField
          label="Password"
          type="password"
          autoComplete="new-password"
          hint={`${passwordLength.least} characters or more. A few words in a row do well.`}
          {...form.field('password')}
        />
        <p className={styles.refusal} role="alert">
          {form.failure ? authSentence(form.failure) : null}
        </p>
        <Button type="submit" tone="primary" wide pending={form.isPending}>
          {form.isPending ? 'Creating the account' : 'Create the account'}
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
