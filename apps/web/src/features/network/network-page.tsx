import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCommands } from '../../shared/keyboard/commands.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { useOwnZone } from '../../shared/session/settings.ts';
import { civilDay } from '../../shared/time/moments.ts';
import { Page } from '../../shared/ui/page.tsx';
import { PageHeading } from '../../shared/ui/page-heading.tsx';
import { EmptyNetwork } from './empty-network.tsx';
import { FiguresPanel } from './figures-panel.tsx';
import { endOfDay } from './growth.ts';
import { figuresQuery, networkQuery } from './network-requests.ts';
import type { NetworkAt } from './network-search.ts';
import { NetworkView } from './network-view.tsx';
import { headline } from './network-words.ts';
import { PersonPanel } from './person-panel.tsx';
import { SidePanel } from './side-panel.tsx';

const captionOf = (until: string | undefined, day: string | null): string => {
  if ((until ?? null) !== day) return 'The figures follow when the slider rests.';
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
      label: 'The network as a list',
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
