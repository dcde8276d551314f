import { meetingLimits } from '@threefold/domain/vocabulary/meeting-kinds';
import { TextField } from '../../../shared/ui/field.tsx';
import styles from './meeting-form.module.css';

type Way = { before: number; after: number };

const minutesOf = (text: string): number =>
  Math.min(meetingLimits.travelMinutes, Math.max(0, Math.round(Number(text)) || 0));

const directions = [
  { key: 'before', label: 'Minutes there' },
  { key: 'after', label: 'Minutes back' },
] as const;

/** Minutes left free for the way there and back. */
export const TravelFields = ({ way, onChange }: { way: Way; onChange: (way: Way) => void }) => (
  <div className={styles.way}>
    {directions.map(({ key, label }) => (
      <TextField
        key={key}
        type="number"
        inputMode="numeric"
        min={0}
        max={meetingLimits.travelMinutes}
        step={5}
        label={label}
        hint="Kept free of calls."
        value={way[key]}
        onChange={(event) => onChange({ ...way, [key]: minutesOf(event.target.value) })}
      />
    ))}
  </div>
);
