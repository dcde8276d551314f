import { useState } from 'react';
import { Button } from './button.tsx';
import { Callout } from './callout.tsx';
import styles from './settings-frame.module.css';

type Props = { title: string; secret: string; onDone: () => void };

/** A secret that nobody can show again, with the way to take it along. */
export const ShownOnce = ({ title, secret, onDone }: Props) => {
  const [word, setWord] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      setWord('Copied.');
    } catch {
      setWord('Your browser blocked copying. Select it and copy it yourself.');
    }
  };
  return (
    <Callout tone="gold" title={title} actions={<Button onClick={onDone}>Done</Button>}>
      <div className={styles.secret}>
        <code>{secret}</code>
        <Button onClick={() => void copy()}>Copy</Button>
      </div>
      <p role="status">{word}</p>
    </Callout>
  );
};
