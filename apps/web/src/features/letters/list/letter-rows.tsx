import { Link } from '@tanstack/react-router';
import type { Letter } from '@threefold/contracts/letters';
import { letterName } from '@threefold/domain/vocabulary/letter-kinds';
import { useOwnZone } from '../../../shared/session/settings.ts';
import { clockAt, momentIn } from '../../../shared/time/moments.ts';
import { useNow } from '../../../shared/time/use-now.ts';
import { Badge, type Tone } from '../../../shared/ui/badge.tsx';
import { Row, Rows } from '../../../shared/ui/row.tsx';
import { stateSentence, statusLabel } from '../letter-words.ts';

const tones: Partial<Record<Letter['status'], Tone>> = {
  draft: 'gold',
  unsure: 'ember',
  failed: 'ember',
};

const badgeOf = (letter: Letter): string | null => {
  if (letter.status === 'sent') return null;
  return letter.status === 'draft' ? 'to approve' : statusLabel[letter.status];
};

const LetterRow = ({ letter }: { letter: Letter }) => {
  const now = useNow();
  const mine = useOwnZone();
  const badge = badgeOf(letter);
  const { promiseAt, promiseTimeZone } = letter;
  return (
    <Row
      lead={letter.sentAt === null ? undefined : clockAt(letter.sentAt, mine)}
      title={
        <Link to="/letters/$letterId" params={{ letterId: letter.id }} data-row-link="">
          {letter.contactName}
        </Link>
      }
      badge={badge === null ? null : <Badge tone={tones[letter.status] ?? 'plain'}>{badge}</Badge>}
    >
      <p>
        {letterName(letter)}. {stateSentence(letter)}
      </p>
      {promiseAt !== null && (letter.status === 'draft' || letter.status === 'sent') ? (
        <p>
          {letter.status === 'draft' ? 'Will promise a call' : 'Promised a call'}{' '}
          {momentIn(promiseAt, promiseTimeZone, { timeZone: mine, now })}.
        </p>
      ) : null}
    </Row>
  );
};

export const LetterRows = ({ label, letters }: { label: string; letters: readonly Letter[] }) => (
  <Rows label={label}>
    {letters.map((letter) => (
      <LetterRow key={letter.id} letter={letter} />
    ))}
  </Rows>
);
