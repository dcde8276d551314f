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
        <summary>What to say</summary>
        <p>
          <strong>If {assistant ?? 'somebody else'} answers:</strong> “{call.assistantScript}”
        </p>
        <p>
          <strong>Your first words:</strong> “{call.openingScript}”
        </p>
      </details>
    </div>
  );
};
