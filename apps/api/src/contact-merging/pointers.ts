/**
 * Every column that points to a contact, and what merging does with it. A test compares this list with the catalog, so that
 * a new table cannot be forgotten.
 */
export type Pointer = {
  table: string;
  column: string;
  /** Where in the column, of one that holds more than the id. */
  member?: readonly string[];
  /** What tells its rows apart, beside the workspace. */
  key: readonly string[];
  /** Of rows that agree in these columns the survivor has one only: the other one's is dropped, and kept with the merge. */
  once?: readonly string[];
  /** Narrows `once`; the rows are called `kept` and `gone`. */
  onceIf?: string;
  /** What the survivor's row takes over from a dropped one, by column. */
  combine?: Readonly<Record<string, string>>;
  /** Rows for which it does not hold stay; `survivor` stands for the id of the one that stays. */
  onlyIf?: string;
  /** A column that says whether somebody went on with the row since. */
  state?: string;
};

export const contactPointers: readonly Pointer[] = [
  { table: 'letter', column: 'contact_id', key: ['id'], state: 'status' },
  { table: 'call_back', column: 'contact_id', key: ['id'], state: 'status' },
  {
    table: 'owed_letter',
    column: 'contact_id',
    key: ['id'],
    once: ['meeting_id', 'kind'],
    onceIf:
      "(gone.kind = 'thank-you' OR (gone.kind = 'confirmation' AND gone.status = 'owed' AND kept.status = 'owed'))",
    combine: {
      letter_id: 'coalesce(kept.letter_id, gone.letter_id)',
      settled_at: 'coalesce(kept.settled_at, gone.settled_at)',
      status: "CASE WHEN gone.status = 'settled' THEN 'settled' ELSE kept.status END",
    },
    state: 'status',
  },
  {
    table: 'meeting_participant',
    column: 'contact_id',
    key: ['meeting_id'],
    once: ['meeting_id'],
    combine: { position: 'least(kept.position, gone.position)' },
  },
  { table: 'finding', column: 'contact_id', key: ['id'] },
  { table: 'referral', column: 'from_contact_id', key: ['id'], onlyIf: 'to_contact_id <> survivor' },
  { table: 'referral', column: 'to_contact_id', key: ['id'], onlyIf: 'from_contact_id <> survivor' },
  {
    table: 'research_answer',
    column: 'contact_id',
    key: ['research_question_id'],
    once: ['research_question_id'],
    combine: {
      text: "CASE WHEN gone.text IN ('', kept.text) THEN kept.text ELSE concat_ws(E'\\n\\n', nullif(kept.text, ''), gone.text) END",
      letter_id: 'coalesce(kept.letter_id, gone.letter_id)',
    },
  },
  {
    table: 'keep_warm_pause',
    column: 'contact_id',
    key: ['workspace_id'],
    once: ['workspace_id'],
    combine: { until: 'greatest(kept.until, gone.until)' },
  },
  {
    table: 'search_news_person',
    column: 'contact_id',
    key: ['workspace_id'],
    once: ['workspace_id'],
    // Nobody gets the news twice.
    combine: {
      letter_id: 'coalesce(kept.letter_id, gone.letter_id)',
      skipped_at: 'coalesce(kept.skipped_at, gone.skipped_at)',
    },
  },
  { table: 'proposal', column: 'content', member: ['action', 'contactId'], key: ['id'] },
  { table: 'comment', column: 'subject_id', key: ['id'], onlyIf: "subject = 'contact'" },
  {
    table: 'contact',
    column: 'source_id',
    key: ['id'],
    onlyIf: "source_kind = 'referral' AND id <> survivor",
  },
  // An event between the two stays as it is, so that each still is the other one in it.
  { table: 'event', column: 'contact_id', key: ['id'], onlyIf: 'other_contact_id IS DISTINCT FROM survivor' },
  { table: 'event', column: 'other_contact_id', key: ['id'], onlyIf: 'contact_id IS DISTINCT FROM survivor' },
];

/** What points to a referral, for one that says the same as another after the merge. */
export const referralPointers: readonly Pointer[] = [
  { table: 'letter', column: 'referral_id', key: ['id'] },
  {
    table: 'owed_letter',
    column: 'referral_id',
    key: ['id'],
    once: ['kind'],
    combine: {
      letter_id: 'coalesce(kept.letter_id, gone.letter_id)',
      settled_at: 'coalesce(kept.settled_at, gone.settled_at)',
      status: "CASE WHEN gone.status = 'settled' THEN 'settled' ELSE kept.status END",
    },
  },
  { table: 'comment', column: 'subject_id', key: ['id'], onlyIf: "subject = 'referral'" },
];
