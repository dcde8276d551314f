import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { zoneInWords } from '@threefold/domain/time/time-zones';
import { methods } from '@threefold/domain/vocabulary/methods';
import { useMe, useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { settingsQuery } from '../../shared/session/settings.ts';
import { ThemeChoice } from '../../shared/theme/theme.tsx';
import { wallTime } from '../../shared/time/moments.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import styles from '../../shared/ui/settings-frame.module.css';
import { settingsSections } from '../../shared/ui/settings-frame.tsx';
import { mailQuery } from './settings-requests.ts';

/** The sections, each with its present state where that says more than its name. */
export const SettingsPage = ({ onSignOut }: { onSignOut: () => void }) => {
  const me = useMe();
  const workspaceId = useWorkspaceId();
  const { data: settings } = useSuspenseQuery(settingsQuery(workspaceId));
  const mail = useQuery(mailQuery(workspaceId)).data;
  const { profile } = settings;
  const states: Record<string, string | undefined> = {
    '/settings/profile': [profile.name, profile.credentials, profile.aim && `toward ${profile.aim}`]
      .filter(Boolean)
      .join(', '),
    '/settings/time': `${zoneInWords(settings.timeZone)}, ${wallTime(settings.officeHours.from)} to ${wallTime(settings.officeHours.until)}; ${methods[settings.method].label} method`,
    '/settings/mail': mail && (mail.configured ? `Mail sends through ${mail.host}` : 'No mail server yet'),
  };
  return (
    <Page width="narrow">
      <PageHeading page="Settings" below={me.email}>
        Settings
      </PageHeading>
      <nav className={styles.overview} aria-label="Settings">
        {settingsSections.map(({ to, label, about }) => (
          <Link key={to} to={to}>
            <span className={styles.overviewName}>{label}</span>
            <span className={styles.soft}>{states[to] ?? about}</span>
          </Link>
        ))}
      </nav>
      <div className={styles.account}>
        <ThemeChoice labelHidden={false} />
        <p>
          <Button onClick={onSignOut}>Sign out</Button>
        </p>
      </div>
    </Page>
  );
};
