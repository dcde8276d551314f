import { useQuery } from '@tanstack/react-query';
import type {
  ContactImport,
  ImportColumn,
  ImportMapping,
  ImportOutcome,
  ImportReading,
  ImportRow,
} from '@threefold/contracts/contact-imports';
import { canTellPeople, encodingInWords } from '@threefold/domain/contact-imports/import-files';
import { readProposals } from '@threefold/domain/contact-imports/referral-seeds';
import { importFields } from '@threefold/domain/contacts/import-fields';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { formatNumber } from '../../shared/time/conventions.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Callout } from '../../shared/ui/callout.tsx';
import { Select } from '../../shared/ui/field.tsx';
import { Section } from '../../shared/ui/section.tsx';
import styles from './contact-imports.module.css';
import { confidenceInWords, fieldInWords } from './import-words.ts';
import { importSamplesQuery } from './imports-requests.ts';

type MappingProps = {
  columns: readonly ImportColumn[];
  mapping: ContactImport['mapping'];
  pending: boolean;
  onSubmit: (mapping: ImportMapping) => void;
};

const options = importFields.map((field) => ({ value: field, label: fieldInWords(field) }));

/** What each column holds: the guess, how sure it is, and what stands in it. */
export const MappingForm = ({ columns, mapping, pending, onSubmit }: MappingProps) => {
  const [chosen, setChosen] = useState<ImportMapping>(() =>
    Object.fromEntries(columns.map(({ column, field }) => [column, mapping?.[column] ?? field])),
  );
  const isEnough = canTellPeople(chosen);
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
              label={`Field for “${one.column}”`}
              labelHidden
              value={chosen[one.column] ?? 'extra'}
              options={options}
              hint={chosen[one.column] === one.field ? confidenceInWords(one) : 'your choice'}
              onChange={(event) => choose(one.column, event.target.value)}
            />
          </li>
        ))}
      </ul>
      {isEnough ? null : (
        <Callout tone="gold" title="Choose which column has the name or email.">
          We need at least one of them to tell people apart.
        </Callout>
      )}
      <div>
        <Button type="submit" tone="primary" pending={pending} disabled={!isEnough}>
          Continue
        </Button>
      </div>
    </form>
  );
};

type ReadingProps = {
  readings: readonly ImportReading[];
  pending: boolean;
  onChoose: (encoding: string) => void;
};

/** Two ways to read the letters of a file, for somebody who knows how the names are spelled. */
export const ReadingChoice = ({ readings, pending, onChoose }: ReadingProps) => (
  <Section title="Which names are spelled right?">
    <p>The file doesn’t say how its letters are encoded. Nothing is imported until you choose.</p>
    <ul className={styles.columns}>
      {readings.map(({ encoding, samples }) => (
        <li key={encoding} className={styles.column}>
          <div className={styles.about}>
            <p className={styles.name}>{encodingInWords(encoding)}</p>
            {samples.map((sample) => (
              <p key={sample} className={styles.samples}>
                <bdi>{sample}</bdi>
              </p>
            ))}
          </div>
          <Button pending={pending} onClick={() => onChoose(encoding)}>
            Use {encodingInWords(encoding)}
          </Button>
        </li>
      ))}
    </ul>
  </Section>
);

type Of = ImportOutcome | 'conflicts';

const useSamples = ({ id, dryRun, finishedAt }: ContactImport, of: Of): ImportRow[] => {
  const workspaceId = useWorkspaceId();
  const run = `${dryRun}-${finishedAt}`;
  const { data } = useQuery(importSamplesQuery({ workspaceId, importId: id, of, run }));
  return data?.items.slice(0, 3) ?? [];
};

const Row = ({ row, children }: { row: ImportRow; children?: ReactNode }) => (
  <li>
    <bdi>{row.name ?? 'No name'}</bdi>, line {formatNumber(row.line)}
    {children}
  </li>
);

/** The first few people of an outcome, with what would be done and why. */
export const Samples = ({ one, of }: { one: ContactImport; of: ImportOutcome }) => {
  const rows = useSamples(one, of);
  if (rows.length === 0) return null;
  return (
    <ul className={styles.sampleRows}>
      {rows.map((row) => {
        const { rest } = readProposals(row.reason ?? '');
        return (
          <Row key={row.line} row={row}>
            {rest ? <bdi>: {rest}</bdi> : null}
          </Row>
        );
      })}
    </ul>
  );
};

/** What the file says otherwise, beside what would stay. */
export const Contradictions = ({ one }: { one: ContactImport }) => {
  const rows = useSamples(one, 'conflicts');
  if (rows.length === 0) return null;
  return (
    <Section title="Differences">
      <ul className={styles.sampleRows}>
        {rows.map((row) => (
          <Row key={row.line} row={row}>
            <dl className={styles.values}>
              {row.conflicts.map(({ field, ours, theirs }) => (
                <div key={field}>
                  <dt>{fieldInWords(field)}</dt>
                  <dd>
                    <bdi>{ours}</bdi> kept
                  </dd>
                  <dd>
                    the file says <bdi>{theirs}</bdi>
                  </dd>
                </div>
              ))}
            </dl>
          </Row>
        ))}
      </ul>
    </Section>
  );
};
