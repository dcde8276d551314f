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
      setWord('This browser does not let it be copied. Mark it and copy it by hand.');
    }
  };
  return (
    <Callout tone="gold" title={title} actions={<Button onClick={onDone}>I have it</Button>}>
      <div className={styles.secret}>
        <code>{secret}</code>
        <Button onClick={() => void copy()}>Copy</Button>
      </div>
      <p role="status">{word}</p>
    </Callout>
  );
};
