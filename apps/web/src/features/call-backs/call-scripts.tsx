import { useSyncExternalStore } from 'react';
import styles from './call-card.module.css';
import type { CallItem } from './call-words.ts';

const desk = matchMedia('(min-width: 48rem)');
const subscribe = (listener: () => void) => {
  desk.addEventListener('change', listener);
  return () => desk.removeEventListener('change', listener);
};

type Props = { call: CallItem['call']; assistant: string | null };

/** What to say; open on the desk, folded on the phone, where the buttons have to stay within reach. */
export const CallScripts = ({ call, assistant }: Props) => {
  const isDesk = useSyncExternalStore(subscribe, () => desk.matches);
  return (
    <div className={styles.scripts}>
      <details open={isDesk}>
        <summary>If {assistant ?? 'somebody else'} answers</summary>
        <p>“{call.assistantScript}”</p>
      </details>
      <details open={isDesk}>
        <summary>Your first words</summary>
        <p>“{call.openingScript}”</p>
      </details>
    </div>
  );
};
