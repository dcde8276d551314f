import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ChainLink } from '@threefold/contracts/contacts';
import type { ReactNode } from 'react';
import { useStartLetter } from '../../shared/actions/start-letter.ts';
import { useCommands } from '../../shared/keyboard/commands.ts';
import { HrefButton, HrefLink } from '../../shared/navigation/href-link.tsx';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { civilDay, dayAt } from '../../shared/time/moments.ts';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorNote } from '../../shared/ui/error-note.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { StageMark } from '../../shared/ui/stage-mark.tsx';
import styles from './network-panels.module.css';
import { FiguresPanel, SidePanel } from './network-panels.tsx';
import { chainQuery, figuresQuery, networkQuery, personQuery, useLoadSample } from './network-requests.ts';
import type { NetworkAt } from './network-search.ts';
import { NetworkView } from './network-view.tsx';
import { headline, whatCame } from './network-words.ts';
import { endOfDay } from './picture.ts';

const captionOf = (until: string | undefined, day: string | null): string => {
  if ((until ?? null) !== day) return 'Stats update when you stop the slider.';
  return day === null ? 'As of today.' : `As of ${civilDay(day)}.`;
};

export const NetworkPage = () => {
  const workspaceId = useWorkspaceId();
  const timeZone = useOwnZone();
  const search = useSearch({ from: '/signed-in/network' });
  const navigate = useNavigate();
  const { data: network } = useSuspenseQuery(networkQuery(workspaceId, search.scope));
  const until = search.until === undefined ? null : endOfDay(search.until, timeZone).toString();
  const earlier = useQuery(figuresQuery(workspaceId, until)).data;
  useCommands([
    {
      id: 'network-list',
      label: 'View as list',
      also: 'tree people text',
      run: () => void navigate({ to: '/network', search: { ...search, view: 'list' } }),
    },
  ]);

  if (network.nodes.length === 0) return <EmptyNetwork isAll={search.scope === 'all'} />;
  const beside = (at: NetworkAt) => (
    <SidePanel
      name={at.person === null ? undefined : at.picture.people.get(at.person)?.name}
      onClose={() => at.change({ person: undefined })}
      person={
        at.person === null ? null : <PersonPanel key={at.person} at={at} id={at.person} timeZone={timeZone} />
      }
      figures={
        <FiguresPanel
          metrics={until === null ? network.metrics : (earlier ?? network.metrics)}
          at={at}
          caption={`${search.root === undefined ? '' : 'Of the whole network. '}${captionOf(search.until, at.day)}`}
        />
      }
    />
  );
  return (
    <Page width="bleed">
      <NetworkView
        network={network}
        timeZone={timeZone}
        search={search}
        onSearch={(next, { replace }) => void navigate({ to: '/network', search: next, replace })}
        withScope
        heading={({ picture, shown }) => <PageHeading page="Network">{headline(picture, shown)}</PageHeading>}
        beside={beside}
      />
    </Page>
  );
};

// Who somebody is, how one got there and what came of it, with the one next action.

type PersonProps = { at: NetworkAt; id: string; timeZone: string };

const PersonLine = ({
  id,
  name,
  at,
  children,
}: {
  id: string;
  name: string;
  at: NetworkAt;
  children: ReactNode;
}) => {
  const stage = at.shown.people.get(id)?.stage;
  return (
    <li className={styles.line}>
      {stage ? <StageMark stage={stage} wordless /> : <span className={styles.noMark} />}
      <div>
        <button type="button" className={styles.pick} onClick={() => at.change({ person: id })}>
          <bdi>{name}</bdi>
        </button>
        <p className={styles.soft}>{children}</p>
      </div>
    </li>
  );
};

const reachedBy = (link: ChainLink, timeZone: string): string => {
  const named = link.referredAt === null ? 'first letter' : `named ${dayAt(link.referredAt, { timeZone })}`;
  return link.metAt === null ? named : `${named}, met ${dayAt(link.metAt, { timeZone })}`;
};

const cameOfIt = (link: ChainLink, timeZone: string): string =>
  link.metAt === null
    ? `${link.stage === 'identified' ? 'not contacted yet' : link.stage}${link.organization ? `, ${link.organization}` : ''}`
    : `met ${dayAt(link.metAt, { timeZone })}`;

const Story = ({ at, id, timeZone }: PersonProps) => {
  const chain = useQuery(chainQuery(useWorkspaceId(), id));
  if (chain.isPending) return <Skeleton lines={5} />;
  if (chain.isError) return <ErrorNote error={chain.error} retry={() => void chain.refetch()} />;
  const { items, otherReferrers, named } = chain.data;
  return (
    <>
      <h3 className={styles.part}>Referred by</h3>
      <ol className={styles.lines}>
        {items.map((link) => (
          <PersonLine key={link.contactId} id={link.contactId} name={link.name} at={at}>
            {reachedBy(link, timeZone)}
            {link.note ? <q className={styles.said}>{link.note}</q> : null}
          </PersonLine>
        ))}
      </ol>
      {otherReferrers.length > 0 ? (
        <p className={styles.soft}>Also referred by {otherReferrers.map((link) => link.name).join(', ')}.</p>
      ) : null}
      <h3 className={styles.part}>Referrals</h3>
      {named.length === 0 ? (
        <p className={styles.soft}>No referrals yet.</p>
      ) : (
        <ul className={styles.lines}>
          {named.map((link) => (
            <PersonLine
              key={`${link.contactId}${link.referredAt}`}
              id={link.contactId}
              name={link.name}
              at={at}
            >
              {cameOfIt(link, timeZone)}
            </PersonLine>
          ))}
        </ul>
      )}
      <NextAction id={id} named={named} at={at} />
    </>
  );
};

const firstName = (name: string): string => name.split(' ')[0] ?? name;

/** Whoever is free to be written to first: this person, else the first whom they named. */
const NextAction = ({ id, named, at }: { id: string; named: readonly ChainLink[]; at: NetworkAt }) => {
  const person = useQuery(personQuery(useWorkspaceId(), id));
  const start = useStartLetter();
  const here = at.picture.people.get(id);
  if (!here || !person.data) return <Skeleton lines={1} />;
  const mayWrite = person.data.stage === 'identified' && !person.data.doNotContact;
  const next = mayWrite ? { id, name: here.name } : undefined;
  const waiting = named.find((link) => link.stage === 'identified');
  const target = next ?? (waiting ? { id: waiting.contactId, name: waiting.name } : undefined);
  return (
    <div className={styles.actions}>
      {target ? (
        <Button
          tone="primary"
          pending={start.isPending}
          onClick={() => start.mutate({ contactId: target.id, kind: 'outreach' })}
        >
          Write to {firstName(target.name)}
        </Button>
      ) : (
        <HrefButton tone="primary" href={`/contacts/${id}`}>
          Open {firstName(here.name)}
        </HrefButton>
      )}
    </div>
  );
};

/** Whose data is gone: the place stays, and leads nowhere. */
const Erased = () => (
  <div className={styles.person}>
    <h2 className={styles.name}>Unnamed</h2>
    <p className={styles.soft}>
      This person’s data was deleted. Their place is kept so the chain stays intact.
    </p>
  </div>
);

const PersonPanel = ({ at, id, timeZone }: PersonProps) => {
  const person = useQuery(personQuery(useWorkspaceId(), id));
  const shown = at.shown.people.get(id);
  const here = at.picture.people.get(id);
  if (!shown || !here) return null;
  if (here.name === 'Unnamed' && !person.data) return <Erased />;
  const role = [person.data?.title, here.organization].filter(Boolean).join(', ');
  const came = whatCame(shown);
  const isAlone = at.root === id;
  return (
    <div className={styles.person}>
      <StageMark stage={shown.stage} />
      <h2 className={styles.name}>
        <HrefLink href={`/contacts/${id}`}>
          <bdi>{here.name}</bdi>
        </HrefLink>
      </h2>
      {role ? <p className={styles.soft}>{role}</p> : null}
      {came ? <p className={styles.soft}>{came}</p> : null}
      <Story at={at} id={id} timeZone={timeZone} />
      {here.children.length > 0 ? (
        <p className={styles.chainOnly}>
          <Button
            tone="quiet"
            onClick={() => at.change({ root: isAlone ? undefined : id, organization: undefined })}
          >
            {isAlone ? 'Show the whole network' : 'Show only this branch'}
          </Button>
        </p>
      ) : null}
    </div>
  );
};

/** Nobody was written to or named yet: first letter is what begins it. */
const EmptyNetwork = ({ isAll }: { isAll: boolean }) => {
  const load = useLoadSample();
  return (
    <Page width="narrow">
      <PageHeading page="Network">Your network starts with one letter</PageHeading>
      <EmptyState
        title={isAll ? 'You haven’t added anyone yet' : 'You haven’t written to anyone yet'}
        action={
          <>
            <ButtonLink tone="primary" to="/contacts">
              Choose who to write to
            </ButtonLink>
            <Button pending={load.isPending} onClick={() => load.mutate()}>
              Try the sample network
            </Button>
          </>
        }
      >
        The first people you write to are at the center. Everyone they refer you to grows outward, ring by
        ring. The sample shows five months of growth and can be removed anytime.{' '}
        {isAll ? null : <HrefLink href="/network?scope=all">Show people you haven’t contacted</HrefLink>}
      </EmptyState>
    </Page>
  );
};
