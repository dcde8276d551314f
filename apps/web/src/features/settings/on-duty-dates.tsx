import { useState } from 'react';
import { civilDay } from '../../shared/time/moments.ts';
import { Button } from '../../shared/ui/button.tsx';
import { TextField } from '../../shared/ui/field.tsx';
import { IconButton } from '../../shared/ui/icon-button.tsx';
import { CloseIcon } from '../../shared/ui/icons.tsx';
import styles from '../../shared/ui/settings-frame.module.css';

type Props = { dates: readonly string[]; onChange: (dates: string[]) => void };

/** Single days on duty, as chips that can be taken off. */
export const OnDutyDates = ({ dates, onChange }: Props) => {
  const [date, setDate] = useState('');
  const isReady = /^\d{4}-\d\d-\d\d$/.test(date);
  const add = () => {
    onChange([...new Set([...dates, date])].sort());
    setDate('');
  };
  return (
    <>
      <div className={styles.inline}>
        <TextField
          label="A single day on duty"
          type="date"
          value={date}
          onChange={(event) => setDate(event.target.value)}
        />
        <Button disabled={!isReady} onClick={add}>
          Add the day
        </Button>
      </div>
      <div className={styles.chips}>
        {dates.map((each) => (
          <span key={each} className={styles.chip}>
            {civilDay(each)}
            <IconButton
              label={`Take out ${civilDay(each)}`}
              onClick={() => onChange(dates.filter((other) => other !== each))}
            >
              <CloseIcon />
            </IconButton>
          </span>
        ))}
      </div>
    </>
  );
};
