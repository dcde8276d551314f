import type { TodayItem } from '@threefold/contracts/today';
import { letterKinds } from '@threefold/domain/vocabulary/letter-kinds';
import { usePauseKeepWarm } from '../../features/keep-warm/keep-warm-requests.ts';
import { WasItHeld } from '../../features/meetings/ending.tsx';
import { useHoldMeeting } from '../../features/meetings/meetings-requests.ts';
import { useIntroductionCame } from '../../features/referrals/referrals-requests.ts';
import { useStartLetter } from '../../shared/actions/start-letter.ts';
import { HrefButton } from '../../shared/navigation/href-link.tsx';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';

type Props = { item: TodayItem; first?: boolean };

const kindOf = ({ letterKind }: TodayItem) => letterKinds.find((kind) => kind === letterKind) ?? 'outreach';

const DraftLetter = ({ item, first = false }: Props) => {
  const start = useStartLetter();
  const { contact, meetingId, referralId } = item;
  return (
    <Button
      tone={first ? 'primary' : 'plain'}
      pending={start.isPending}
      onClick={() => start.mutate({ contactId: contact.id, kind: kindOf(item), meetingId, referralId })}
    >
      {item.action.label}
    </Button>
  );
};

/** The introduction may have come before the reminder of it. */
const Remind = ({ item, referralId, first = false }: Props & { referralId: string }) => {
  const came = useIntroductionCame();
  return (
    <>
      <DraftLetter item={item} first={first} />
      <Button tone="quiet" pending={came.isPending} onClick={() => came.mutate(referralId)}>
        It came
      </Button>
    </>
  );
};

/** A word is proposed, not owed: it can wait a month. */
const KeepWarm = ({ item }: Props) => {
  const pause = usePauseKeepWarm();
  const { id: contactId, name } = item.contact;
  return (
    <>
      <DraftLetter item={item} />
      <Button
        tone="quiet"
        pending={pause.isPending}
        onClick={() => pause.mutate({ contactId, name, days: 30 })}
      >
        Not this month
      </Button>
    </>
  );
};

const SettleMeeting = ({ item, meetingId }: Props & { meetingId: string }) => {
  const hold = useHoldMeeting();
  return (
    <WasItHeld
      meetingId={meetingId}
      who={item.contact.name}
      pending={hold.isPending}
      onHeld={() => hold.mutate(meetingId)}
    />
  );
};

/** Where an item leads: every item has exactly one way to go on. */
const hrefOf = ({ action, letterId, meetingId, contact }: TodayItem): string => {
  if (action.do === 'open-letter' && letterId) return `/letters/${letterId}`;
  if (action.do === 'debrief' && meetingId) return `/meetings/${meetingId}/debrief`;
  if (action.do === 'open-meeting' && meetingId) return `/meetings/${meetingId}`;
  return `/contacts/${contact.id}`;
};

/** The one action of an item of the day. */
export const TodayAction = ({ item, first = false }: Props) => {
  if (item.kind === 'close-meeting' && item.meetingId)
    return <SettleMeeting item={item} meetingId={item.meetingId} />;
  if (item.kind === 'keep-warm') return <KeepWarm item={item} />;
  if (item.action.do === 'draft-letter' && item.letterKind === 'nudge' && item.referralId)
    return <Remind item={item} referralId={item.referralId} first={first} />;
  if (item.action.do === 'draft-letter') return <DraftLetter item={item} first={first} />;
  if (item.kind === 'call')
    return (
      <ButtonLink to="/today" search={{ item: item.id }} resetScroll>
        {item.action.label}
      </ButtonLink>
    );
  return (
    <HrefButton href={hrefOf(item)} tone={first ? 'primary' : 'plain'}>
      {item.action.label}
    </HrefButton>
  );
};
