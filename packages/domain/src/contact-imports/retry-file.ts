// Rows that did not go in come back as a file of the same columns, to be corrected and imported again; where each stood and why
// it stayed out is written beside it, in columns that an import leaves out.
import { csvRow } from '../formats/csv-row.ts';

export const retryColumns = ['Line in the first file', 'Why it did not go in'] as const;

export type RetryRow = { line: number; reason: string | null; cells: readonly string[] };

export function retryHeader(columns: readonly string[]): string {
  return csvRow([...columns, ...retryColumns]);
}

/** A row with more cells than there are columns keeps them, between its own and the two that are added. */
export function retryRow(columns: readonly string[], { line, reason, cells }: RetryRow): string {
  const own = columns.map((_, index) => cells[index] ?? '');
  const beyond = cells.slice(columns.length).filter((cell) => cell.trim() !== '');
  const why = [reason, ...(beyond.length > 0 ? [`beyond the last column: ${beyond.join(', ')}`] : [])];
  return csvRow([...own, String(line), why.filter(Boolean).join('; ')]);
}
