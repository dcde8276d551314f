// Every kind of letter has a template from the first day on; a workspace may change a copy, never these.

import type { LetterKind } from '../vocabulary/letter-kinds.ts';
import type { MethodId } from '../vocabulary/methods.ts';
import { correspondenceTemplates } from './correspondence-templates.ts';
import type { LetterOccasion, LetterTemplate } from './letter-template.ts';
import { outreachTemplates } from './outreach-templates.ts';
import { referrerTemplates } from './referrer-templates.ts';

export const builtInTemplates: readonly LetterTemplate[] = [
  ...outreachTemplates,
  ...correspondenceTemplates,
  ...referrerTemplates,
];

/** The template that fits best; a referred reader gets the one that opens with the referral. */
export function builtInTemplateFor(
  kind: LetterKind,
  { method, isReferred, occasion }: { method: MethodId; isReferred: boolean; occasion?: LetterOccasion },
): LetterTemplate | null {
  const fitting = builtInTemplates.filter(
    (template) =>
      template.kind === kind &&
      template.occasion === occasion &&
      (template.method === undefined || template.method === method),
  );
  return (isReferred ? fitting.at(-1) : fitting[0]) ?? null;
}
