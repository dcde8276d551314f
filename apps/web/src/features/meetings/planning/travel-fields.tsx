import { meetingLimits } from '@threefold/domain/meetings/meeting-kinds';
import { TextField } from '../../../shared/ui/field.tsx';
import styles from './meeting-form.module.css';

type Way = { before: number; after: number };

const minutesOf = (text: string): number =>
  Math.min(meetingLimits.travelMinutes, Math.max(0, Math.round(Number(text)) || 0));

/** Minutes left free for the way there and back. */
export const TravelFields = ({ way, onChange }: { way: Way; onChange: (way: Way) => void }) => (
  <div className={styles.way}>
    <TextField
      type="number"
      inputMode="numeric"
      min={0}
      max={meetingLimits.travelMinutes}
      step={5}
      label="Minutes there"
      hint="Kept free of calls."
      value={way.before}
      onChange={(event) => onChange({ ...way, before: minutesOf(event.target.value) })}
    />
    <TextField
      type="number"
      inputMode="numeric"
      min={0}
      max={meetingLimits.travelMinutes}
      step={5}
      label="Minutes back"
      hint="Kept free of calls."
      value={way.after}
      onChange={(event) => onChange({ ...way, after: minutesOf(event.target.value) })}
    />
  </div>
);
