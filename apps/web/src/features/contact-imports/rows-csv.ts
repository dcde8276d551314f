// What became of each row, as a table for a spreadsheet.
import type { ImportRow } from '@threefold/contracts/contact-imports';

/** A cell that a spreadsheet would run as a formula is kept as text by a quote before it. */
const guarded = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const cell = (value: string | number | null): string => {
  const text = typeof value === 'string' ? guarded(value) : String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** With a byte order mark, without which Excel reads names in the wrong encoding. */
export const rowsCsv = (rows: readonly ImportRow[]): string => {
  const lines = rows.map(({ line, outcome, name, reason }) =>
    [line, outcome, name, reason].map(cell).join(','),
  );
  return `\uFEFF${['Line,Outcome,Name,Reason', ...lines].join('\r\n')}\r\n`;
};
