import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page } from './page.tsx';
import { PageHeading } from './page-heading.tsx';
import styles from './settings-frame.module.css';

export const settingsSections = [
  { to: '/settings/profile', label: 'You', about: 'What letters say about you.' },
  { to: '/settings/time', label: 'Time and method', about: 'Your clock, your hours, how you follow up.' },
  { to: '/settings/mail', label: 'Mail', about: 'Your own mail server, so that letters leave from here.' },
  { to: '/settings/templates', label: 'Templates', about: 'What a new letter begins with.' },
  { to: '/settings/sharing', label: 'Sharing', about: 'Who else sees your search, and how much of it.' },
  { to: '/settings/tokens', label: 'Access tokens', about: 'For scripts and other programs.' },
  {
    to: '/settings/sample',
    label: 'Sample network',
    about: 'Sixty believable people to try everything with.',
  },
  {
    to: '/settings/data',
    label: 'Your data',
    about: 'Take it out, bring it back, see who looked, erase it.',
  },
] as const;

type Props = { page: string; title: ReactNode; below?: ReactNode; actions?: ReactNode; children: ReactNode };

/** One section of the settings, with the way to the others. */
export const SettingsFrame = ({ page, title, below, actions, children }: Props) => (
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
