import type { ContactImport, ImportColumn, ImportMapping } from '@threefold/contracts/contact-imports';
import { type ImportField, importFields } from '@threefold/domain/contacts/import-fields';
import { type FormEvent, useState } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { Callout } from '../../shared/ui/callout.tsx';
import { Select } from '../../shared/ui/field.tsx';
import { confidenceInWords, fieldInWords } from './import-words.ts';
import styles from './mapping-form.module.css';

type Props = {
  columns: readonly ImportColumn[];
  mapping: ContactImport['mapping'];
  pending: boolean;
  onSubmit: (mapping: ImportMapping) => void;
};

const options = importFields.map((field) => ({ value: field, label: fieldInWords(field) }));
const identifying: ReadonlySet<ImportField> = new Set(['name', 'givenName', 'familyName', 'email']);

/** What each column holds: the guess, how sure it is, and what stands in it. */
export const MappingForm = ({ columns, mapping, pending, onSubmit }: Props) => {
  const [chosen, setChosen] = useState<ImportMapping>(() =>
    Object.fromEntries(columns.map(({ column, field }) => [column, mapping?.[column] ?? field])),
  );
  const isEnough = Object.values(chosen).some((field) => identifying.has(field));
  const choose = (column: string, value: string) => {
    const field = importFields.find((one) => one === value);
    if (field) setChosen({ ...chosen, [column]: field });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isEnough && !pending) onSubmit(chosen);
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <ul className={styles.columns}>
        {columns.map((one) => (
          <li key={one.column} className={styles.column}>
            <div className={styles.about}>
              <p className={styles.name}>
                <bdi>{one.column}</bdi>
              </p>
              <p className={styles.samples}>
                {one.samples.length === 0 ? 'empty' : <bdi>{one.samples.join(' · ')}</bdi>}
              </p>
            </div>
            <Select
              label={`What "${one.column}" holds`}
              labelHidden
              value={chosen[one.column] ?? 'extra'}
              options={options}
              hint={chosen[one.column] === one.field ? confidenceInWords(one) : 'chosen by you'}
              onChange={(event) => choose(one.column, event.target.value)}
            />
          </li>
        ))}
      </ul>
      {isEnough ? null : (
        <Callout tone="gold" title="Say which column holds the name or the e-mail.">
          Without one of them nobody in this file can be told from the others.
        </Callout>
      )}
      <div>
        <Button type="submit" tone="primary" pending={pending} disabled={!isEnough}>
          Go on with these columns
        </Button>
      </div>
    </form>
  );
};
