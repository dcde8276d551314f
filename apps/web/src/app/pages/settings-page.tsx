import { useSignOut } from '../../features/identity/auth-requests.ts';
import { SettingsPage as Overview } from '../../features/settings/settings-page.tsx';

/** The settings, with the way out. */
export const SettingsPage = () => {
  const signOut = useSignOut();
  return <Overview onSignOut={() => void signOut()} />;
};
