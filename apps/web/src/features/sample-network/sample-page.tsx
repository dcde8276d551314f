import { useSuspenseQuery } from '@tanstack/react-query';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { Button } from '../../shared/ui/button.tsx';
import styles from '../../shared/ui/settings-frame.module.css';
import { SettingsFrame } from '../../shared/ui/settings-frame.tsx';
import { sampleQuery, useChangeSample } from './sample-network-requests.ts';

export const SamplePage = () => {
  const { data: sample } = useSuspenseQuery(sampleQuery(useWorkspaceId()));
  const change = useChangeSample();
  return (
    <SettingsFrame
      page="Sample network"
      title={
        sample.present
          ? `${sample.people} sample people are among your contacts.`
          : 'No sample people are here.'
      }
      below={
        sample.present
          ? 'Removing them takes out these people and all that belongs to them. What you entered yourself stays.'
          : 'About sixty believable people with their letters, calls and meetings, to see how everything looks after some months. One click removes them again.'
      }
    >
      <p className={styles.save}>
        {sample.present ? (
          <Button tone="ember" pending={change.isPending} onClick={() => change.mutate('remove')}>
            {change.isPending ? 'Removing' : 'Remove the sample network'}
          </Button>
        ) : (
          <Button tone="primary" pending={change.isPending} onClick={() => change.mutate('load')}>
            {change.isPending ? 'Loading' : 'Load the sample network'}
          </Button>
        )}
      </p>
    </SettingsFrame>
  );
};
