import { onlineManager, useQueryClient } from '@tanstack/react-query';
import { Link, useMatch } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { offlineMeetings } from '../features/meetings/meetings-requests.ts';
import { entriesOf, subscribeToOutbox, waiting, waitingInWords } from '../features/meetings/outbox/outbox.ts';
import { thisDevice } from '../shared/offline/this-device.ts';
import { useWorkspaceId } from '../shared/session/current-workspace.ts';
import styles from './network-line.module.css';

const lateMs = 4_000;

/** True once something has been the case for a while: a passing moment is not worth a word. */
const useLate = (is: boolean): boolean => {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!is) return;
    const timer = setTimeout(() => setLate(true), lateMs);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [is]);
  return isLate;
};

const withoutNetwork = (isLive: boolean, opens: () => boolean): string => {
  if (isLive) return `You’re offline. Your notes are saved on this ${thisDevice()}.`;
  return opens()
    ? 'You’re offline. You can still open today’s and tomorrow’s meetings.'
    : 'You’re offline. Nothing can be loaded or saved until you reconnect.';
};

/** One line above every page: whether the server is within reach, and what waits for it. */
export const NetworkLine = () => {
  const queryClient = useQueryClient();
  const workspaceId = useWorkspaceId();
  const isOnline = useSyncExternalStore(onlineManager.subscribe, () => onlineManager.isOnline());
  const entries = useSyncExternalStore(subscribeToOutbox, () => entriesOf(workspaceId));
  const meeting = useMatch({ from: '/signed-in/meetings/$meetingId', shouldThrow: false });
  const count = waiting(entries).length;
  const isLate = useLate(count > 0);
  const refused = entries.length - count;
  const words = [
    isOnline
      ? ''
      : withoutNetwork(
          meeting?.search.view === 'live',
          () => offlineMeetings(queryClient, workspaceId).length > 0,
        ),
    count > 0 && (isLate || !isOnline) ? waitingInWords(count) : '',
  ].filter(Boolean);
  return (
    <div role="status" className={styles.place} data-print="hide">
      {words.length > 0 ? <p className={styles.line}>{words.join(' ')}</p> : null}
      {refused > 0 ? (
        <p className={styles.refused}>
          {refused === 1 ? '1 note wasn’t saved.' : `${refused} notes weren’t saved.`}{' '}
          <Link to="/outbox">See why</Link>
        </p>
      ) : null}
    </div>
  );
};
