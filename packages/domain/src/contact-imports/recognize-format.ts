import type { ImportField, ImportFormat, ImportMapping } from './import-fields.ts';
export type ColumnGuess = {
  column: string;
  field: ImportField | null;
  confidence: number;
  samples: string[];
};
export type RecognizedFormat = {
  format: ImportFormat;
  /** Index into the rows given; null when the file has no header row and its first row is data. */
  headerRow: number | null;
  /** Unique names, one per column: the header's own, "Column 3" where it has none, "E-mail (2)" where it repeats. */
  columns: string[];
  mapping: ImportMapping;
  guesses: ColumnGuess[];
  needsMapping: boolean;
  /** A plain sentence when the file is known not to hold contacts (LinkedIn messages, invitations). */
  problem: string | null;
};
/** Give the first 50 or so parsed rows: the header is looked for in the first 30, the rest are samples. */
export declare function recognizeFormat(rows: readonly (readonly string[])[]): RecognizedFormat;
