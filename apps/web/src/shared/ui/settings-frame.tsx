import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { isProblem } from '../api/api-problem.ts';
import { problemSentence } from '../api/problem-sentence.ts';
import type { ContractForm } from '../contract-form.ts';
import { Button } from './button.tsx';
import { Page } from './page.tsx';
import { PageHeading } from './page-heading.tsx';
import styles from './settings-frame.module.css';

export const settingsSections = [
  { to: '/settings/profile', label: 'You', about: 'How your letters introduce you.' },
  { to: '/settings/targets', label: 'Targets', about: 'Jobs, companies and places you’re aiming for.' },
  {
    to: '/settings/time',
    label: 'Time and method',
    about: 'Time zone, calling hours, and how you follow up.',
  },
  { to: '/settings/mail', label: 'Mail', about: 'Send letters from your own email account.' },
  { to: '/settings/templates', label: 'Templates', about: 'What a new letter starts from.' },
  { to: '/settings/sharing', label: 'Sharing', about: 'Who can see your search, and how much of it.' },
  { to: '/settings/tokens', label: 'Access tokens', about: 'For scripts and other apps.' },
  {
    to: '/settings/sample',
    label: 'Sample network',
    about: '60 made-up people to explore with.',
  },
  {
    to: '/settings/data',
    label: 'Your data',
    about: 'Export, restore, access log, delete.',
  },
] as const;

type SettingsFrameProps = {
  page: string;
  title: ReactNode;
  below?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
};

/** One section of the settings, with the way to the others. */
export const SettingsFrame = ({ page, title, below, actions, children }: SettingsFrameProps) => (
  <Page>
    <div className={styles.frame}>
      <nav className={styles.nav} aria-label="Settings">
        {settingsSections.map(({ to, label }) => (
          <Link key={to} to={to} className={styles.link}>
            {label}
          </Link>
        ))}
      </nav>
      <div className={styles.content}>
        <p className={styles.back}>
          <Link to="/settings">Settings</Link>
        </p>
        <PageHeading page={page} below={below} actions={actions}>
          {title}
        </PageHeading>
        {children}
      </div>
    </div>
  </Page>
);

type refusalOfProps = {
  form: Pick<ContractForm<FieldValues>, 'isPending' | 'isSent' | 'isMarked' | 'failure'>;
  label?: string;
  saved?: string;
};

const refusalOf = ({ failure, isMarked }: refusalOfProps['form']): string | null => {
  if (isProblem(failure, 412))
    return 'This was changed somewhere else in the meantime. Your edits are still here: save again to keep them, or reload to see the other version.';
  if (failure) return `Not saved. ${problemSentence(failure)}`;
  return isMarked ? 'Not saved. Check the highlighted fields.' : null;
};

/** The button that saves a form, and the clear word about it. */
export const SaveBar = ({ form, label = 'Save', saved = 'Saved.' }: refusalOfProps) => {
  const refusal = refusalOf(form);
  return (
    <div className={styles.save}>
      <Button type="submit" tone="primary" pending={form.isPending}>
        {label}
      </Button>
      <p className={styles.word} data-tone={refusal ? 'ember' : 'leaf'} role="status">
        {refusal ?? (form.isSent ? saved : null)}
      </p>
    </div>
  );
};
