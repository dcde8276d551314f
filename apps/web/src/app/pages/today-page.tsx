// Today combines the calls, the letters, the meetings and the coach's words: the one thing that is due now in focus, the
// rest below it.
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Today, TodayItem } from '@threefold/contracts/today';
import { useState } from 'react';
import { useRecordOutcome } from '../../features/call-backs/call-backs-requests.ts';
import { CallCard } from '../../features/call-backs/call-card.tsx';
import { CallMenu } from '../../features/call-backs/call-menu.tsx';
import { type CallItem, isCall } from '../../features/call-backs/call-words.ts';
import { FromYourCoach, ProposalsWaiting } from '../../features/coaching/from-your-coach.tsx';
import { FirstSteps } from '../../features/today/first-steps.tsx';
import type { Where } from '../../features/today/item-words.ts';
import { TodayAside } from '../../features/today/today-aside.tsx';
import { ItemCard, TodayRows } from '../../features/today/today-items.tsx';
import { isFirstRun, todayQuery, useSampleIsComing } from '../../features/today/today-requests.ts';
import { useCommands } from '../../shared/keyboard/commands.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { nowInWords } from '../../shared/time/moments.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { WithAside } from '../../shared/ui/section.tsx';
import { Loading } from '../../shared/ui/skeleton.tsx';
import { TodayAction } from './today-action.tsx';
import { isProposed, KeepInTouch } from './today-keep-in-touch.tsx';
import { NothingOwed } from './today-nothing-owed.tsx';
import styles from './today-page.module.css';

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
        <NothingOwed suggestions={today.suggestions} />
        <KeepInTouch today={today} where={where} />
        <p className={styles.more}>
          <Link to="/calls">All calls</Link>
        </p>
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
          below="Three meetings and their names make a network. It begins with one person."
        >
          Nobody is in your book yet.
        </PageHeading>
        <ProposalsWaiting />
        <FirstSteps />
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
