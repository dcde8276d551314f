import { useQuery } from '@tanstack/react-query';
import type { ContactImport, ImportOutcome, ImportRow } from '@threefold/contracts/contact-imports';
import { readProposals } from '@threefold/domain/contact-imports/referral-seeds';
import type { ReactNode } from 'react';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { Section } from '../../shared/ui/section.tsx';
import { fieldInWords } from './import-words.ts';
import { importSamplesQuery } from './imports-requests.ts';
import styles from './samples.module.css';

type Of = ImportOutcome | 'conflicts';

const useSamples = ({ id, dryRun, finishedAt }: ContactImport, of: Of): ImportRow[] => {
  const workspaceId = useWorkspaceId();
  const run = `${dryRun}-${finishedAt}`;
  const { data } = useQuery(importSamplesQuery({ workspaceId, importId: id, of, run }));
  return data?.items.slice(0, 3) ?? [];
};

const Row = ({ row, children }: { row: ImportRow; children?: ReactNode }) => (
  <li>
    <bdi>{row.name ?? 'No name'}</bdi>, line {row.line.toLocaleString('en')}
    {children}
  </li>
);

/** The first few people of an outcome, with what would be done and why. */
export const Samples = ({ one, of }: { one: ContactImport; of: ImportOutcome }) => {
  const rows = useSamples(one, of);
  if (rows.length === 0) return null;
  return (
    <ul className={styles.samples}>
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
    <Section title="Where the file says something else">
      <ul className={styles.samples}>
        {rows.map((row) => (
          <Row key={row.line} row={row}>
            <dl className={styles.values}>
              {row.conflicts.map(({ field, ours, theirs }) => (
                <div key={field}>
                  <dt>{fieldInWords(field)}</dt>
                  <dd>
                    <bdi>{ours}</bdi> stays
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
