import { useId } from 'react';
import { classes } from '../classes.ts';
import styles from './segmented-control.module.css';

type Props<Value extends string> = {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  labelHidden?: boolean;
};

/** A few alternatives of which one holds, all in sight. Radio buttons underneath: arrow keys choose. */
export const SegmentedControl = <Value extends string>({
  label,
  value,
  options,
  onChange,
  labelHidden = true,
}: Props<Value>) => {
  const name = useId();
  return (
    <fieldset className={styles.set}>
      <legend className={classes(styles.legend, labelHidden && 'sr-only')}>{label}</legend>
      <div className={styles.track}>
        {options.map((option) => (
          <label key={option.value} className={styles.segment}>
            <input
              type="radio"
              className="sr-only"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};
