import { Link } from '@tanstack/react-router';
import type { NewsPerson, NewsState } from '@threefold/contracts/keep-warm';
import { useOwnZone } from '../../shared/session/settings.ts';
import { dayAt } from '../../shared/time/moments.ts';
import { Badge, type Tone } from '../../shared/ui/badge.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { Row } from '../../shared/ui/row.tsx';
import { useDraftNews, useSkipNews } from './keep-warm-requests.ts';

const states: Record<NewsState, { tone: Tone; text: string }> = {
  waiting: { tone: 'gold', text: 'to hear of it' },
  drafted: { tone: 'gold', text: 'drafted' },
  'on-the-way': { tone: 'plain', text: 'on the way' },
  unsure: { tone: 'ember', text: 'may not have arrived' },
  told: { tone: 'leaf', text: 'told' },
  skipped: { tone: 'plain', text: 'passed over' },
};

const Actions = ({ person }: { person: NewsPerson }) => {
  const draft = useDraftNews();
  const skip = useSkipNews();
  const { contactId, name, state, letterId } = person;
  if (state === 'skipped')
    return (
      <Button
        tone="quiet"
        pending={skip.isPending}
        onClick={() => skip.mutate({ contactId, name, skipped: false })}
      >
        Take that back
      </Button>
    );
  if (state !== 'waiting' && state !== 'drafted')
    return letterId ? (
      <Link to="/letters/$letterId" params={{ letterId }}>
        The letter
      </Link>
    ) : null;
  return (
    <>
      <Button pending={draft.isPending} onClick={() => draft.mutate(contactId)}>
        Read and send
      </Button>
      <Button
        tone="quiet"
        pending={skip.isPending}
        onClick={() => skip.mutate({ contactId, name, skipped: true })}
      >
        Skip
      </Button>
    </>
  );
};

/** One who helped: the letter is opened, read and sent like any other, or they are passed over. */
export const NewsPersonRow = ({ person }: { person: NewsPerson }) => {
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
      actions={<Actions person={person} />}
    >
      <p>
        {organization ? (
          <>
            <bdi>{organization}</bdi>.{' '}
          </>
        ) : null}
        They {helped || 'helped you'}.{sentAt ? ` Told ${dayAt(sentAt, { timeZone })}.` : ''}
      </p>
    </Row>
  );
};
