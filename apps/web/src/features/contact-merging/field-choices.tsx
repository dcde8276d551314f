import type { ComparedField, MergeChoices, MergePreview } from '@threefold/contracts/contact-merging';
import { Section } from '../../shared/ui/section.tsx';
import styles from './merge-page.module.css';
import { fieldInWords, whyInWords } from './merging-words.ts';

type Props = {
  preview: MergePreview;
  choices: MergeChoices;
  onChange: (choices: MergeChoices) => void;
};

/** One of two values; the one that does not stay is remembered. */
const FieldChoice = ({ field, choices, onChange }: { field: ComparedField } & Omit<Props, 'preview'>) => {
  const chosen = choices[field.field] ?? field.wins;
  return (
    <fieldset className={styles.field}>
      <legend className={styles.label}>{fieldInWords(field.field)}</legend>
      {(['survivor', 'merged'] as const).map((side) => (
        <label key={side} className={styles.value} data-chosen={chosen === side || undefined}>
          <input
            type="radio"
            name={field.field}
            checked={chosen === side}
            onChange={() => onChange({ ...choices, [field.field]: side })}
          />
          <span>
            <bdi>{field[side] ?? 'nothing'}</bdi>
            {field.wins === side && whyInWords(field.why) ? (
              <span className={styles.why}>{whyInWords(field.why)}</span>
            ) : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
};

/** What the two say differently, to be chosen; what only one says is taken over. */
export const FieldChoices = ({ preview, choices, onChange }: Props) => {
  const differing = preview.fields.filter(
    ({ survivor, merged }) => survivor !== merged && survivor !== null && merged !== null,
  );
  const single = preview.fields.filter(({ why }) => why === 'only-one');
  return (
    <>
      {differing.length > 0 ? (
        <Section title="Where they differ">
          {differing.map((field) => (
            <FieldChoice key={field.field} field={field} choices={choices} onChange={onChange} />
          ))}
        </Section>
      ) : null}
      {single.length > 0 ? (
        <Section title="Known from one of them">
          <dl className={styles.united}>
            {single.map(({ field, survivor, merged }) => (
              <div key={field}>
                <dt>{fieldInWords(field)}</dt>
                <dd>
                  <bdi>{survivor ?? merged}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      ) : null}
    </>
  );
};
