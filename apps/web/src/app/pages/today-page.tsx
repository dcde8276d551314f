import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Today, TodayItem } from '@threefold/contracts/today';
import { letterKinds } from '@threefold/domain/vocabulary/letter-kinds';
import { useState } from 'react';
import { useRecordOutcome } from '../../features/call-backs/call-backs-requests.ts';
import { CallCard } from '../../features/call-backs/call-card.tsx';
import { CallMenu } from '../../features/call-backs/call-menu.tsx';
import { type CallItem, isCall } from '../../features/call-backs/call-words.ts';
import { FromYourCoach, ProposalsWaiting } from '../../features/coaching/from-your-coach.tsx';
import { usePauseKeepWarm } from '../../features/keep-warm/keep-warm-requests.ts';
import { WentOutButtons } from '../../features/letters/went-out.tsx';
import { WasItHeld } from '../../features/meetings/ending.tsx';
import { useHoldMeeting } from '../../features/meetings/meetings-requests.ts';
import { useIntroductionCame } from '../../features/referrals/referrals-requests.ts';
import { AddThree } from '../../features/today/add-three.tsx';
import { ComingUp, FirstSteps, ReachOutNext } from '../../features/today/first-steps.tsx';
import type { Where } from '../../features/today/item-words.ts';
import { TodayAside } from '../../features/today/today-aside.tsx';
import { ItemCard, TodayRows } from '../../features/today/today-items.tsx';
import { isFirstRun, todayQuery, useSampleIsComing } from '../../features/today/today-requests.ts';
import { useStartLetter } from '../../shared/actions/start-letter.ts';
import { useCommands } from '../../shared/keyboard/commands.ts';
import { HrefButton } from '../../shared/navigation/href-link.tsx';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { nowInWords } from '../../shared/time/moments.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { Section, WithAside } from '../../shared/ui/section.tsx';
import { Loading } from '../../shared/ui/skeleton.tsx';
import styles from './today-page.module.css';

// Today combines the calls, the letters, the meetings and the coach's words: the one thing that is due now in focus, the
// rest below it.

const isCallable = (item: TodayItem): item is CallItem => isCall(item) && item.action.do === 'call';

const MenuOf = ({ item, mine }: { item: CallItem; mine: string }) => (
  <CallMenu
    callBackId={item.callBackId}
    contactName={item.contact.name}
    at={item.at}
    timeZone={item.contact.timeZone}
    promised={item.call.promised}
    mine={mine}
  />
);

type FocusProps = { item: TodayItem; where: Where; takesFocus: boolean; onSaid: () => void };

const InFocus = ({ item, where, takesFocus, onSaid }: FocusProps) => {
  const record = useRecordOutcome();
  if (!isCallable(item)) {
    const action = isCall(item) ? (
      <MenuOf item={item} mine={where.timeZone} />
    ) : (
      <TodayAction item={item} first />
    );
    return <ItemCard item={item} where={where} action={action} takesFocus={takesFocus} />;
  }
  return (
    <CallCard
      item={item}
      mine={where.timeZone}
      now={where.now}
      pending={record.isPending}
      takesFocus={takesFocus}
      menu={<MenuOf item={item} mine={where.timeZone} />}
      onSay={(said) => {
        onSaid();
        record.mutate({ callBackId: item.callBackId, said });
      }}
    />
  );
};

/** The item that the address names, else the first. */
const inFocusOf = (items: readonly TodayItem[], wanted: string | undefined): TodayItem | undefined =>
  items.find((item) => wanted !== undefined && (item.id === wanted || item.callBackId === wanted)) ??
  items[0];

const Day = ({ today, where }: { today: Today; where: Where }) => {
  const { item: wanted } = useSearch({ from: '/signed-in/today' });
  const navigate = useNavigate({ from: '/today' });
  const [movedOn, setMovedOn] = useState(false);
  const owed = today.items.filter((item) => !isProposed(item));
  const focused = inFocusOf(owed, wanted);
  if (!focused) {
    return (
      <>
        <FreeDay today={today} />
        <KeepInTouch today={today} where={where} />
      </>
    );
  }
  const rest = owed.filter((item) => item !== focused);
  return (
    <>
      <InFocus
        key={focused.id}
        item={focused}
        where={where}
        takesFocus={movedOn || wanted !== undefined}
        onSaid={() => {
          setMovedOn(true);
          if (wanted !== undefined) void navigate({ search: {}, replace: true });
        }}
      />
      {rest.length > 0 ? (
        <TodayRows items={rest} where={where} actionOf={(item) => <TodayAction item={item} />} />
      ) : null}
      <ComingUp items={today.comingUp} timeZone={where.timeZone} />
      <KeepInTouch today={today} where={where} />
      <p className={styles.more}>
        {today.hidden > 0 ? `${today.hidden} more wait behind these. They move up as you go. ` : ''}
        <Link to="/calls">All calls</Link>
      </p>
    </>
  );
};

export const TodayPage = () => {
  const { data: today } = useSuspenseQuery(todayQuery(useWorkspaceId()));
  const navigate = useNavigate();
  const now = useNow();
  const where = { timeZone: today.timeZone, now };
  const sampleIsComing = useSampleIsComing();
  useCommands([
    {
      id: 'calls',
      label: 'All calls',
      also: 'call-backs promises overdue',
      run: () => void navigate({ to: '/calls' }),
    },
  ]);

  if (isFirstRun(today) && sampleIsComing)
    return (
      <Page>
        <PageHeading
          page="Today"
          above={nowInWords(today.timeZone, now)}
          below="Five months of letters, calls and meetings. This takes a few seconds."
        >
          The sample network is being written.
        </PageHeading>
        <Loading what="the sample network" />
      </Page>
    );
  if (isFirstRun(today)) {
    return (
      <Page>
        <PageHeading
          page="Today"
          above={nowInWords(today.timeZone, now)}
          below="Three meetings and their referrals make a network. It starts with one person."
        >
          You haven’t added anyone yet
        </PageHeading>
        <ProposalsWaiting />
        <FirstSteps addThree={<AddThree />} />
      </Page>
    );
  }
  return (
    <Page>
      <WithAside
        aside={
          <>
            <FromYourCoach />
            <ProposalsWaiting />
            <TodayAside figures={today.figures} />
          </>
        }
      >
        <PageHeading page="Today" above={nowInWords(today.timeZone, now)} below={today.estimate}>
          {today.headline}
        </PageHeading>
        <Day today={today} where={where} />
      </WithAside>
    </Page>
  );
};

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
  if (item.kind === 'handed-over-letter' && item.letterId) return <WentOutButtons letterId={item.letterId} />;
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

export const isProposed = ({ kind }: TodayItem) => kind === 'keep-warm';

/** What is proposed and not owed, below the day: a word to who helped, and the names that lie fallow. */
export const KeepInTouch = ({ today, where }: { today: Today; where: Where }) => {
  const notes = today.items.filter(isProposed);
  const { dangling } = today;
  return (
    <>
      {notes.length > 0 ? (
        <Section
          title="They helped, and have not heard for a while"
          aside={<Link to="/keep-warm">All of them</Link>}
        >
          <TodayRows
            label="Who helped"
            items={notes}
            where={where}
            actionOf={(item) => <TodayAction item={item} />}
          />
        </Section>
      ) : null}
      {dangling ? (
        <p className={styles.more}>
          {dangling.sentence}{' '}
          <Link to="/referrals" search={{ dangling: true }}>
            Look at {dangling.count === 1 ? 'it' : 'them'}
          </Link>
        </p>
      ) : null}
    </>
  );
};

/** What can be said of a day without debts, and no more: whom to write to, who waits, and what is coming up. */
const FreeDay = ({ today }: { today: Today }) => {
  const { toWrite, waiting, comingUp, suggestions, timeZone } = today;
  const start = useStartLetter();
  const people = suggestions.length > 0 ? suggestions : toWrite.people;
  if (people.length === 0 && waiting === 0 && comingUp.length === 0)
    return (
      <EmptyState
        title="Who’s next?"
        action={
          <ButtonLink to="/contacts/new" search={{}} tone="primary">
            Add contact
          </ButtonLink>
        }
      >
        Add someone you’d like to talk with, or ask someone you met who else to see. Under{' '}
        <Link to="/settings/targets">Targets</Link> you can say which jobs, companies, and people you’re
        aiming for.
      </EmptyState>
    );
  return (
    <>
      {people.length > 0 ? (
        <ReachOutNext
          people={people}
          count={toWrite.count}
          writeTo={(contactId) => (
            <Button
              tone={contactId === people[0]?.contactId ? 'primary' : 'plain'}
              pending={start.isPending && start.variables.contactId === contactId}
              disabled={start.isPending}
              onClick={() => start.mutate({ contactId, kind: 'outreach' })}
            >
              Write letter
            </Button>
          )}
        />
      ) : null}
      <Waiting count={waiting} />
      <ComingUp items={comingUp} timeZone={timeZone} />
    </>
  );
};

/** Letters and calls that are out: nothing is to be done about them today. */
const Waiting = ({ count }: { count: number }) =>
  count === 0 ? null : (
    <p className={styles.more}>
      {count === 1 ? '1 person has' : `${count} people have`} heard from you and not met you yet.{' '}
      <Link to="/calls">All calls</Link>
    </p>
  );
