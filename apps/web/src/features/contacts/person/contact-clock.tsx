import type { Contact } from '@threefold/contracts/contacts';
import { useState } from 'react';
import { useHomeCountry, useOwnZone } from '../../../shared/session/settings.ts';
import { guessInWords } from '../../../shared/time/clock-guess.ts';
import { useNow } from '../../../shared/time/use-now.ts';
import { zoneInWords } from '../../../shared/time/zone-in-words.ts';
import { Select } from '../../../shared/ui/field.tsx';
import { TwoClocks } from '../../../shared/ui/two-clocks.tsx';
import type { ContactPatch } from '../contact-patch.ts';
import styles from './contact-fields.module.css';

type Props = { contact: Contact; onChange: (patch: ContactPatch) => void };

const zones = (): string[] => Intl.supportedValuesOf('timeZone');

/** Both clocks where they differ, and whose zone was only guessed. */
export const ContactClock = ({ contact, onChange }: Props) => {
  const mine = useOwnZone();
  const now = useNow();
  const [choosing, setChoosing] = useState(false);
  const { name, isGuess } = contact.readerTimeZone;
  const guess = guessInWords(contact, useHomeCountry());
  const known = zones();
  const options = [
    { value: '', label: 'Guess it from the place' },
    ...(known.includes(name) ? known : [name, ...known]).map((zone) => ({
      value: zone,
      label: zone.replaceAll('_', ' '),
    })),
  ];
  if (choosing)
    return (
      <Select
        label="Time zone"
        labelHidden
        autoFocus
        value={contact.timeZone ?? ''}
        options={options}
        onBlur={() => setChoosing(false)}
        onChange={(event) => {
          setChoosing(false);
          onChange({ timeZone: event.target.value || null });
        }}
      />
    );
  return (
    <div className={styles.clock}>
      <TwoClocks at={now.toString()} mine={mine} theirs={name} />
      <p className={styles.soft}>
        {zoneInWords(name)}
        {guess === null ? '' : `, ${guess}`}{' '}
        <button type="button" className={styles.change} onClick={() => setChoosing(true)}>
          {isGuess ? 'set it' : 'change'}
        </button>
      </p>
    </div>
  );
};
