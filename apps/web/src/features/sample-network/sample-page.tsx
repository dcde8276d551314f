import { queryOptions, useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { api } from '../../shared/api/request.ts';
import { touchedIsRead } from '../../shared/api/touched.ts';
import { workspaceKey } from '../../shared/api/workspace-key.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { Button } from '../../shared/ui/button.tsx';
import styles from '../../shared/ui/settings-frame.module.css';
import { SettingsFrame } from '../../shared/ui/settings-frame.tsx';
import { notify } from '../../shared/ui/toasts.ts';

export const SamplePage = () => {
  const { data: sample } = useSuspenseQuery(sampleQuery(useWorkspaceId()));
  const change = useChangeSample();
  return (
    <SettingsFrame
      page="Sample network"
      title={sample.present ? `${sample.people} sample contacts` : 'No sample contacts'}
      below={
        sample.present
          ? 'This removes the sample contacts and everything that belongs to them. Your own data isn’t affected.'
          : 'About 60 made-up people with letters, calls, and meetings, so you can see how Threefold looks after a few months. Remove them anytime.'
      }
    >
      <p className={styles.save}>
        {sample.present ? (
          <Button tone="ember" pending={change.isPending} onClick={() => change.mutate('remove')}>
            {change.isPending ? 'Removing' : 'Remove sample network'}
          </Button>
        ) : (
          <Button tone="primary" pending={change.isPending} onClick={() => change.mutate('load')}>
            {change.isPending ? 'Loading' : 'Load sample network'}
          </Button>
        )}
      </p>
    </SettingsFrame>
  );
};

const sampleQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: workspaceKey(workspaceId, 'sample-network'),
    queryFn: ({ signal }) =>
      api('GET /workspaces/:workspaceId/sample-network', { params: { workspaceId }, signal }),
  });

/** Loads the sample network, or removes it: either touches every page. */
const useChangeSample = () => {
  const workspaceId = useWorkspaceId();
  return useMutation({
    mutationFn: (wanted: 'load' | 'remove') =>
      wanted === 'load'
        ? api('POST /workspaces/:workspaceId/sample-network', { params: { workspaceId } })
        : api('DELETE /workspaces/:workspaceId/sample-network', { params: { workspaceId } }),
    onSuccess: async (_, wanted) => {
      await touchedIsRead();
      const text = wanted === 'load' ? 'Sample network loaded.' : 'Sample network removed.';
      notify({ text, tone: 'leaf' });
    },
  });
};
