import { useEffect, useRef, useState } from 'react';
import { useStoredText } from '../offline/use-stored-text.ts';

/** Pressed shorter than this it stays on until it is pressed again, for whoever cannot hold. */
const tapMs = 400;

export type Talk = {
  seconds: number;
  isTalking: boolean;
  press: () => void;
  release: () => void;
  forget: () => void;
};

/** The seeker's own talking time in a meeting, kept on this device. A page that is left stops counting. */
export const useTalk = (meetingId: string): Talk => {
  const [kept, keep] = useStoredText(`talk.${meetingId}`);
  const [since, setSince] = useState<number | null>(null);
  const before = Number(kept) || 0;
  const stop = useRef(() => {});
  // True while a press that began the counting has not ended.
  const began = useRef(false);
  stop.current = () => {
    if (since === null) return;
    keep(String(before + Date.now() - since));
    setSince(null);
  };

  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === 'hidden') stop.current();
    };
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      stop.current();
    };
  }, []);

  return {
    seconds: Math.round((before + (since === null ? 0 : Date.now() - since)) / 1000),
    isTalking: since !== null,
    press: () => {
      began.current = since === null;
      if (since === null) setSince(Date.now());
      else stop.current();
    },
    release: () => {
      if (began.current && since !== null && Date.now() - since >= tapMs) stop.current();
      began.current = false;
    },
    forget: () => {
      setSince(null);
      keep('');
    },
  };
};
