// A template is Liquid text over the merge values; where a value is missing it leaves `[what to fill in]` standing.
// Rendered without escaping and without strict variables: a letter is plain text, and a null leaves its gap.
import type { LetterKind } from '../vocabulary/letter-kinds.ts';
import type { MethodId } from '../vocabulary/methods.ts';

/** What a letter is for where its kind says too little: a promised introduction, the end of the search. */
export type LetterOccasion = 'introduction' | 'search-over';

export type LetterTemplate = {
  /** Fixed, so that letters and figures keep pointing at the same template. */
  id: string;
  kind: LetterKind;
  /** Left out where the template serves every method. */
  method?: MethodId;
  /** Left out where the template is the usual one of its kind. */
  occasion?: LetterOccasion;
  name: string;
  subject: string;
  body: string;
};

export const readerName = '{{ contact.salutation | default: "[name]" }}';

export const writerName =
  '{{ me.name | default: "[your name]" }}{% if me.credentials %}, {{ me.credentials }}{% endif %}';

export const greeting = `Dear ${readerName},`;

export const signature = `With thanks,
${writerName}`;

export const aim = '{{ me.aim | default: "[the field you move toward]" }}';

export const reason = '{{ reason | default: "[why this reader]" }}';
