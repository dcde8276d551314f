import { Readable } from 'node:stream';
import type { GatheredFinding } from '@threefold/contracts/findings';
import {
  csvOpening,
  findingInCsv,
  findingInText,
  textOpening,
  type WrittenFinding,
} from '@threefold/domain/findings/write-findings';
import { instantOf } from '../platform/clock.ts';
import type { WorkspaceTransaction } from '../platform/database.ts';
import type { TimeKey } from '../platform/paging.ts';
import type { Scope } from '../platform/scope.ts';
import { readSettings } from '../settings/settings.ts';
import { gatheredOfRow } from './findings.ts';
import { type GatheredFilter, type GatheredRow, listGatheredRows } from './findings-queries.ts';

type Transact = <Result>(work: (db: WorkspaceTransaction) => Promise<Result>) => Promise<Result>;
type Export = { filter: GatheredFilter; format: 'csv' | 'md' };

const rowsAtOnce = 500;

/** One page of rows in memory at a time, each in a transaction of its own, whatever the number of findings. */
export async function exportFindings(
  transact: Transact,
  scope: Scope,
  { filter, format }: Export,
): Promise<Readable> {
  const { timeZone } = await transact((db) => readSettings(db, scope.workspaceId));
  const write = format === 'csv' ? findingInCsv : findingInText;
  return Readable.from(
    (async function* () {
      yield format === 'csv' ? csvOpening : textOpening;
      for await (const findings of pages(transact, scope, filter))
        yield findings.map((finding) => write(written(finding, timeZone))).join('');
    })(),
  );
}

async function* pages(
  transact: Transact,
  { workspaceId }: Scope,
  filter: GatheredFilter,
): AsyncGenerator<GatheredFinding[]> {
  let after: TimeKey | null = null;
  do {
    const page: TimeKey | null = after;
    const rows: GatheredRow[] = await transact((db) =>
      listGatheredRows(db, workspaceId, { filter, after: page, limit: rowsAtOnce }),
    );
    const shown = rows.slice(0, rowsAtOnce);
    if (shown.length > 0) yield shown.map(gatheredOfRow);
    const last = rows.length > rowsAtOnce ? shown.at(-1) : undefined;
    after = last ? { at: last.createdAt, id: last.id } : null;
  } while (after !== null);
}

function written(finding: GatheredFinding, timeZone: string): WrittenFinding {
  return {
    ...finding,
    sources: finding.sources.map((source) => ({
      ...source,
      learntOn: instantOf(source.meetingAt ?? source.at)
        .toZonedDateTimeISO(timeZone)
        .toPlainDate()
        .toString(),
    })),
  };
}
