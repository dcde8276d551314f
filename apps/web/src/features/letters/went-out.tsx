import type { Letter } from '@threefold/contracts/letters';
import { useEffect, useRef } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { notify } from '../../shared/ui/toasts.ts';
import { useAnswerWentOut } from './letters-requests.ts';

// A letter that was opened elsewhere: only the seeker knows whether it went out, and is asked when they come back.

type Answering = { letterId: string; onSent?: (() => void) | undefined; takesFocus?: boolean };

/** Yes or no, wherever the letter is spoken of. */
export const WentOutButtons = ({ letterId, onSent, takesFocus = false }: Answering) => {
  const answer = useAnswerWentOut();
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    const focus = () => {
      if (document.visibilityState === 'visible') yes.current?.focus();
    };
    focus();
    document.addEventListener('visibilitychange', focus);
    addEventListener('focus', focus);
    return () => {
      document.removeEventListener('visibilitychange', focus);
      removeEventListener('focus', focus);
    };
  }, [takesFocus]);
  const say = (wentOut: boolean) => {
    forget(letterId);
    answer.mutate({ letterId, wentOut }, { onSuccess: () => (wentOut ? onSent?.() : undefined) });
  };
  return (
    <>
      <Button ref={yes} tone="primary" pending={answer.isPending} onClick={() => say(true)}>
        Yes, it went out
      </Button>
      <Button pending={answer.isPending} onClick={() => say(false)}>
        No, keep the draft
      </Button>
    </>
  );
};

// Who came back from another program without a word about the letter is asked on whatever page they are.

const keptAt = 'threefold:handed-over';
type Kept = { id: string; name: string };

const kept = (): Kept[] => {
  try {
    const list: unknown = JSON.parse(sessionStorage.getItem(keptAt) ?? '[]');
    // Nobody else writes under this name.
    return Array.isArray(list) ? (list as Kept[]) : [];
  } catch {
    return [];
  }
};

const keep = (list: readonly Kept[]): void => {
  try {
    sessionStorage.setItem(keptAt, JSON.stringify(list));
  } catch {
    // Without storage Today asks.
  }
};

export const awaitAnswer = ({ id, contactName: name }: Pick<Letter, 'id' | 'contactName'>): void =>
  keep([...kept().filter((other) => other.id !== id), { id, name }]);

const forget = (letterId: string): void => keep(kept().filter(({ id }) => id !== letterId));

/** Asks when the window is seen again, unless the question is on the screen already. */
export const useAskOnReturn = (openLetter: (letterId: string) => void): void => {
  useEffect(() => {
    const ask = () => {
      if (document.visibilityState !== 'visible') return;
      for (const { id, name } of kept()) {
        if (location.pathname.startsWith(`/letters/${id}`) || location.pathname === '/today') continue;
        notify({
          text: `Did the letter to ${name} go out?`,
          action: { label: 'Answer', run: () => openLetter(id) },
        });
      }
    };
    // A mail program takes the focus, another tab the sight.
    document.addEventListener('visibilitychange', ask);
    addEventListener('focus', ask);
    return () => {
      document.removeEventListener('visibilitychange', ask);
      removeEventListener('focus', ask);
    };
  }, [openLetter]);
};
