import type { TargetReason } from '../contacts/target-reasons.ts';
export type ContactPhone = { e164: string | null; typed: string; label?: string };
export type MergeableContact = {
  givenName: string | null;
  familyName: string | null;
  credentials: string | null;
  title: string | null;
  organization: string | null;
  emails: string[];
  phones: ContactPhone[];
  linkedinUrl: string | null;
  place: { city: string | null; region: string | null; country: string | null };
  timeZone: string | null;
  reasons: TargetReason[];
  faceToFace: boolean | null;
  doNotContact: boolean;
  tags: string[];
  notes: string | null;
  extra?: Record<string, string>;
};
export type MergedField = keyof MergeableContact;
export type MergeResult<C extends MergeableContact> = { changed: boolean; contact: C; filled: MergedField[] };
export declare function mergeContact<C extends MergeableContact>(
  existing: C,
  incoming: MergeableContact,
): MergeResult<C>;
