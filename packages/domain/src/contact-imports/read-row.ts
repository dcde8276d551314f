import type { Temporal } from 'temporal-polyfill';
import type { TargetReason } from '../contacts/target-reasons.ts';
import type { ImportMapping } from './import-fields.ts';
export type FileRow = { columns: readonly string[]; cells: readonly string[] };
export type ImportedContact = {
  givenName: string | null;
  familyName: string | null;
  credentials: string | null;
  title: string | null;
  organization: string | null;
  emails: string[];
  /** As typed. */
  phones: string[];
  linkedinUrl: string | null;
  place: { city: string | null; region: string | null; country: string | null };
  timeZone: string | null;
  reasons: TargetReason[];
  /** null where the file does not say. */
  faceToFace: boolean | null;
  doNotContact: boolean;
  tags: string[];
  notes: string | null;
  connectedOn: Temporal.PlainDate | null;
  referredBy: string | null;
  extra: Record<string, string>;
};
export type ReadRow =
  | { ok: true; contact: ImportedContact }
  | { ok: false; outcome: 'skipped' | 'failed'; reason: string };
export declare function readRow(
  row: FileRow,
  mapping: ImportMapping,
  defaults?: { country?: string | null },
): ReadRow;
