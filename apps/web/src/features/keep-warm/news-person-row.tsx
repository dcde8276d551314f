import { Link } from '@tanstack/react-router';
import type { NewsPerson, NewsState } from '@threefold/contracts/keep-warm';
import { useOwnZone } from '../../shared/session/settings.ts';
import { dayAt } from '../../shared/time/moments.ts';
import { Badge, type Tone } from '../../shared/ui/badge.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { Row } from '../../shared/ui/row.tsx';
import { isOpen } from './news-in-turn.ts';

const states: Record<NewsState, { tone: Tone; text: string }> = {
  waiting: { tone: 'gold', text: 'to hear of it' },
  drafted: { tone: 'gold', text: 'drafted' },
  'on-the-way': { tone: 'plain', text: 'on the way' },
  unsure: { tone: 'ember', text: 'may not have arrived' },
  told: { tone: 'leaf', text: 'told' },
  skipped: { tone: 'plain', text: 'passed over' },
};

type Props = {
  person: NewsPerson;
  isPending: boolean;
  onOpen: (person: NewsPerson) => void;
  onSkip: (person: NewsPerson, skipped: boolean) => void;
};

const Actions = ({ person, isPending, onOpen, onSkip }: Props) => {
  const { state, letterId } = person;
  if (state === 'skipped')
    return (
      <Button tone="quiet" pending={isPending} onClick={() => onSkip(person, false)}>
        Take that back
      </Button>
    );
  if (!isOpen(person))
    return letterId ? (
      <Link to="/letters/$letterId" params={{ letterId }}>
        The letter
      </Link>
    ) : null;
  return (
    <>
      <Button pending={isPending} onClick={() => onOpen(person)}>
        {state === 'drafted' ? 'Read and send' : 'Draft and read'}
      </Button>
      <Button tone="quiet" pending={isPending} onClick={() => onSkip(person, true)}>
        Skip
      </Button>
    </>
  );
};

/** One who helped: the letter is opened, read and sent like any other, or they are passed over. */
export const NewsPersonRow = (props: Props) => {
  const { person } = props;
  const timeZone = useOwnZone();
  const { contactId, name, organization, helped, state, sentAt } = person;
  const { tone, text } = states[state];
  return (
    <Row
      title={
        <Link to="/contacts/$contactId" params={{ contactId }}>
          <bdi>{name}</bdi>
        </Link>
      }
      badge={<Badge tone={tone}>{text}</Badge>}
      actions={<Actions {...props} />}
    >
      <p>
        {organization ? (
          <>
            <bdi>{organization}</bdi> ·{' '}
          </>
        ) : null}
        They {helped || 'helped you'}.{sentAt ? ` Told ${dayAt(sentAt, { timeZone })}.` : ''}
      </p>
    </Row>
  );
};
