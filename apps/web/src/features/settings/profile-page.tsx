import { useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { fieldError } from '../../shared/api/api-problem.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { type Settings, settingsQuery } from '../../shared/session/settings.ts';
import { TextField } from '../../shared/ui/field.tsx';
import { SaveBar } from './save-bar.tsx';
import styles from './settings-frame.module.css';
import { SettingsFrame } from './settings-frame.tsx';
import { useSaveSettings } from './settings-requests.ts';

type Profile = Settings['profile'];
type Field = keyof Profile;

const fields: readonly {
  name: Field;
  label: string;
  hint?: string;
  max: number;
  type?: string;
  complete?: string;
}[] = [
  { name: 'name', label: 'Name', max: 120, complete: 'name' },
  { name: 'credentials', label: 'Credentials', hint: 'Behind your name: MD, FACP.', max: 120 },
  {
    name: 'background',
    label: 'What lies behind you',
    hint: 'Reads on after “After”: fourteen years of hospital medicine.',
    max: 200,
  },
  {
    name: 'aim',
    label: 'What you move toward',
    hint: 'Reads on after “toward”: utilization management.',
    max: 200,
  },
  { name: 'phone', label: 'Phone', max: 60, type: 'tel', complete: 'tel' },
  { name: 'email', label: 'E-mail', max: 254, type: 'email', complete: 'email' },
];

const Said = ({ text, gap }: { text: string | null; gap: string }) =>
  text?.trim() ? text : <span className={styles.gap}>[{gap}]</span>;

/** How the words read where a letter uses them. */
const InALetter = ({ profile }: { profile: Profile }) => (
  <figure>
    <figcaption className={styles.small}>In a letter it reads:</figcaption>
    <div className={styles.sample} aria-live="polite">
      <p>
        After <Said text={profile.background} gap="your years and field in practice" /> I am moving from
        clinical practice toward <Said text={profile.aim} gap="the field you move toward" />.
      </p>
      <p>
        With thanks,
        <br />
        <Said text={profile.name} gap="your name" />
        {profile.credentials?.trim() ? `, ${profile.credentials.trim()}` : null}
      </p>
    </div>
  </figure>
);

export const ProfilePage = () => {
  const { data: settings } = useSuspenseQuery(settingsQuery(useWorkspaceId()));
  const [profile, setProfile] = useState<Profile>(settings.profile);
  const save = useSaveSettings();
  const error = (field: Field) => fieldError(save.error, `profile.${field}`);
  const set = (field: Field) => (event: { target: { value: string } }) =>
    setProfile((before) => ({ ...before, [field]: event.target.value }));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ profile: { ...profile, email: profile.email?.trim() || null } });
  };
  return (
    <SettingsFrame page="You" title="What letters say about you.">
      <form className={styles.form} onSubmit={onSubmit} onChange={() => save.reset()}>
        <div className={styles.pair}>
          {fields.map(({ name, label, hint, max, type, complete }) => (
            <TextField
              key={name}
              label={label}
              hint={hint}
              type={type ?? 'text'}
              autoComplete={complete ?? 'off'}
              maxLength={max}
              required={name === 'name'}
              value={profile[name] ?? ''}
              error={error(name)}
              onChange={set(name)}
            />
          ))}
        </div>
        <TextField
          label="Address"
          hint="In one line, with commas; it stands above printed letters."
          maxLength={300}
          autoComplete="street-address"
          value={profile.address ?? ''}
          error={error('address')}
          onChange={set('address')}
        />
        <InALetter profile={profile} />
        <SaveBar isPending={save.isPending} isSaved={save.isSuccess} error={save.error} />
      </form>
    </SettingsFrame>
  );
};
