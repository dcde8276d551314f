import { useEffect, useRef, useState } from 'react';

const settleMs = 120;

/** What is typed, searched once it has rested for a moment; a change of the address from elsewhere wins. */
export const useTyped = (inAddress: string, onSettled: (text: string) => void) => {
  const [text, setText] = useState(inAddress);
  const sent = useRef(inAddress);
  const latest = useRef(onSettled);
  useEffect(() => {
    latest.current = onSettled;
  });
  useEffect(() => {
    if (inAddress === sent.current) return;
    sent.current = inAddress;
    setText(inAddress);
  }, [inAddress]);
  useEffect(() => {
    const next = text.trim();
    if (next === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = next;
      latest.current(next);
    }, settleMs);
    return () => clearTimeout(timer);
  }, [text]);
  return { text, setText };
};
