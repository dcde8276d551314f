import { useSuspenseQuery } from '@tanstack/react-query';
import { updateSettings } from '@threefold/contracts/settings';
import { useContractForm } from '../../shared/contract-form.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { type Settings, settingsQuery } from '../../shared/session/settings.ts';
import { TextField } from '../../shared/ui/field.tsx';
import styles from '../../shared/ui/settings-frame.module.css';
import { SaveBar, SettingsFrame } from '../../shared/ui/settings-frame.tsx';
import { useSaveSettings } from './settings-requests.ts';

/** As typed: what is not known is empty. */
type Profile = Record<keyof Settings['profile'], string>;

const fields: readonly {
  name: keyof Profile;
  label: string;
  hint?: string;
  type?: string;
  complete?: string;
}[] = [
  { name: 'name', label: 'Name', complete: 'name' },
  { name: 'credentials', label: 'Credentials', hint: 'After your name, such as MD, FACP.' },
  {
    name: 'background',
    label: 'Your background',
    hint: 'Completes the sentence “After …”, such as: fourteen years of hospital medicine.',
  },
  {
    name: 'aim',
    label: 'Your goal',
    hint: 'Completes the sentence “… toward …”, such as: utilization management.',
  },
  { name: 'phone', label: 'Phone', type: 'tel', complete: 'tel' },
  { name: 'email', label: 'Email', type: 'email', complete: 'email' },
];

const Said = ({ text, gap }: { text: string; gap: string }) =>
  text.trim() ? text : <span className={styles.gap}>[{gap}]</span>;

/** How the words read where a letter uses them. */
const InALetter = ({ profile }: { profile: Profile }) => (
  <figure>
    <figcaption className={styles.small}>In a letter:</figcaption>
    <div className={styles.sample} aria-live="polite">
      <p>
        After <Said text={profile.background} gap="your years and field in practice" /> I’m moving from
        clinical practice toward <Said text={profile.aim} gap="the field you’re moving toward" />.
      </p>
      <p>
        Sincerely,
        <br />
        <Said text={profile.name} gap="your name" />
        {profile.credentials.trim() ? `, ${profile.credentials.trim()}` : null}
      </p>
    </div>
  </figure>
);

const typedOf = ({ profile }: Settings): Profile => ({
  name: profile.name,
  credentials: profile.credentials ?? '',
  background: profile.background ?? '',
  aim: profile.aim ?? '',
  phone: profile.phone ?? '',
  email: profile.email ?? '',
  address: profile.address ?? '',
});

export const ProfilePage = () => {
  const { data: settings } = useSuspenseQuery(settingsQuery(useWorkspaceId()));
  const save = useSaveSettings();
  const form = useContractForm({
    schema: updateSettings.body,
    values: { profile: typedOf(settings) },
    toBody: ({ profile }) => ({ profile: { ...profile, email: profile.email.trim() || null } }),
    send: (body) => save.mutateAsync(body),
  });
  return (
    <SettingsFrame page="You" title="You">
      <form className={styles.form} {...form.element}>
        <div className={styles.pair}>
          {fields.map(({ name, label, hint, type = 'text', complete = 'off' }) => (
            <TextField
              key={name}
              label={label}
              hint={hint}
              type={type}
              autoComplete={complete}
              {...form.field(`profile.${name}`)}
            />
          ))}
        </div>
        <TextField
          label="Address"
          hint="One line, with commas. It goes at the top of printed letters."
          autoComplete="street-address"
          {...form.field('profile.address')}
        />
        <InALetter profile={form.watch().profile} />
        <SaveBar form={form} />
      </form>
    </SettingsFrame>
  );
};
