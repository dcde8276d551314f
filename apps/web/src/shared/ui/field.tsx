import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react';
import { classes } from '../classes.ts';
import styles from './field.module.css';

export type FieldProps = {
  label: string;
  /** Helps before anything is wrong. */
  hint?: ReactNode;
  /** What is wrong and what to do; read out when it appears. */
  error?: string | undefined;
  /** Keeps the label for the ear only, where the place explains the field. */
  labelHidden?: boolean | undefined;
};

type Wiring = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined };

/** Label, hint and error around any control; the control gets the ids that tie them together. */
export const Field = ({
  label,
  hint,
  error,
  labelHidden = false,
  children,
}: FieldProps & { children: (wiring: Wiring) => ReactNode }) => {
  const id = useId();
  const described = classes(hint ? `${id}-hint` : '', error ? `${id}-error` : '');
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={classes(styles.label, labelHidden && 'sr-only')}>
        {label}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {hint ? (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
      <p id={`${id}-error`} className={styles.error} aria-live="polite" hidden={!error}>
        {error}
      </p>
    </div>
  );
};

type TextProps = FieldProps & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> };

export const TextField = ({ label, hint, error, labelHidden, className, ...input }: TextProps) => (
  <Field label={label} hint={hint} error={error} labelHidden={labelHidden}>
    {(wiring) => <input type="text" {...input} {...wiring} className={classes(styles.control, className)} />}
  </Field>
);

type AreaProps = FieldProps &
  TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> };

export const TextArea = ({ label, hint, error, labelHidden, className, ...area }: AreaProps) => (
  <Field label={label} hint={hint} error={error} labelHidden={labelHidden}>
    {(wiring) => (
      <textarea rows={4} {...area} {...wiring} className={classes(styles.control, styles.area, className)} />
    )}
  </Field>
);

export type Option = { value: string; label: string };
type SelectProps = FieldProps &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'children'> & {
    options: readonly Option[];
    ref?: Ref<HTMLSelectElement>;
  };

/** The platform's own select: the phone shows its wheel, the keyboard finds by letter. */
export const Select = ({ label, hint, error, labelHidden, options, className, ...select }: SelectProps) => (
  <Field label={label} hint={hint} error={error} labelHidden={labelHidden}>
    {(wiring) => (
      <select {...select} {...wiring} className={classes(styles.control, styles.select, className)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </Field>
);

type CheckProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & {
  label: ReactNode;
  hint?: ReactNode;
};

export const Checkbox = ({ label, hint, className, ...input }: CheckProps) => (
  <label className={classes(styles.check, className)}>
    <input type="checkbox" {...input} />
    <span>
      {label}
      {hint ? <span className={styles.hint}>{hint}</span> : null}
    </span>
  </label>
);

type SetProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'value'> & {
  legend: string;
  legendClassName?: string | undefined;
  options: readonly { value: string; label: ReactNode; hint?: ReactNode }[];
  error?: string | undefined;
  ref?: Ref<HTMLInputElement>;
};

/** Several of a few, under one question; what is wrong with the choice stands below it. */
export const CheckboxSet = ({ legend, legendClassName, options, error, className, ...input }: SetProps) => {
  const id = useId();
  return (
    <fieldset>
      <legend className={legendClassName}>{legend}</legend>
      <div className={className}>
        {options.map(({ value, label, hint }) => (
          <Checkbox
            key={value}
            {...input}
            value={value}
            label={label}
            hint={hint}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? id : undefined}
          />
        ))}
      </div>
      <p id={id} className={styles.error} aria-live="polite" hidden={!error}>
        {error}
      </p>
    </fieldset>
  );
};
