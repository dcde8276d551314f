// A letter that comes back from an export is never sent by that: what waited to go out is a draft again, what was on its way is
// unsure, and what was sent stays sent.

type LetterState = {
  status: 'draft' | 'handed-over' | 'queued' | 'sending' | 'sent' | 'unsure' | 'failed' | 'cancelled';
  via: string | null;
  queuedAt: string | null;
  /** What came back from an old export says nothing of it. */
  undoUntil?: string | null;
  failure: string | null;
};

export function restoreLetterState<Letter extends LetterState>(letter: Letter): Letter {
  if (letter.status === 'queued')
    return {
      ...letter,
      status: 'draft',
      via: null,
      queuedAt: null,
      undoUntil: null,
      failure: null,
    };
  if (letter.status === 'sending')
    return {
      ...letter,
      status: 'unsure',
      failure: 'It was being sent when the export was made. Check whether it arrived.',
    };
  return letter;
}
