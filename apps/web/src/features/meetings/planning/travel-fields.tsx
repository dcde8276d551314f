import type { ContractForm } from '../../../shared/contract-form.ts';
import { TextField } from '../../../shared/ui/field.tsx';
import styles from './meeting-form.module.css';
import type { Typed } from './planned-fields.ts';

const directions = [
  { name: 'travelMinutesBefore', label: 'Minutes there' },
  { name: 'travelMinutesAfter', label: 'Minutes back' },
] as const;

/** Minutes left free for the way there and back. */
export const TravelFields = ({ form }: { form: ContractForm<Typed> }) => (
  <div className={styles.way}>
    {directions.map(({ name, label }) => (
      <TextField
        key={name}
        type="number"
        inputMode="numeric"
        step={5}
        label={label}
        hint="Kept free of calls."
        {...form.number(name)}
      />
    ))}
  </div>
);
