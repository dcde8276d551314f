import type { NewsPerson } from '@threefold/contracts/keep-warm';
import { type ReactNode, Suspense, useEffect, useRef } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { Loading } from '../../shared/ui/skeleton.tsx';
import styles from './keep-warm.module.css';

type Props = {
  person: NewsPerson;
  /** "2 of 5" of those who are still to hear. */
  place: string;
  /** Opened by a click here and not by its address. */
  takesFocus: boolean;
  isSkipping: boolean;
  onSkip: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** The letter to one person, with the way to the next and back to all. */
export const NewsLetter = ({ person, place, takesFocus, isSkipping, onSkip, onClose, children }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <section className={styles.letter} aria-label={`Letter to ${person.name}`}>
      <div className={styles.letterHead}>
        <h2 ref={heading} tabIndex={-1} className={styles.letterTitle}>
          To <bdi>{person.name}</bdi>
        </h2>
        <span className={styles.caption}>{place}</span>
        <span className={styles.letterActions}>
          <Button tone="quiet" pending={isSkipping} onClick={onSkip}>
            Skip
          </Button>
          <Button tone="quiet" onClick={onClose}>
            Back to all
          </Button>
        </span>
      </div>
      <Suspense fallback={<Loading what="the letter" />}>{children}</Suspense>
    </section>
  );
};
