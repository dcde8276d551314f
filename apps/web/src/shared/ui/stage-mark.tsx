// The stage of a contact as a phase that fills while it proceeds, so that shape tells it as well as colour.
import { type Stage, stageLabels } from '@threefold/domain/contacts/stage';
import type { ReactNode } from 'react';
import styles from './stage-mark.module.css';

const ring = <circle cx="7" cy="7" r="5.2" fill="none" stroke="currentColor" strokeWidth="1.7" />;
const disc = <circle cx="7" cy="7" r="6" fill="currentColor" />;

const shapes: Record<Stage, ReactNode> = {
  identified: ring,
  written: (
    <>
      {ring}
      <circle cx="7" cy="7" r="2.3" fill="currentColor" />
    </>
  ),
  called: (
    <>
      {ring}
      <path d="M7 1.8a5.2 5.2 0 0 0 0 10.4z" fill="currentColor" />
    </>
  ),
  scheduled: (
    <>
      {ring}
      <path d="M7 7V1.8a5.2 5.2 0 1 0 5.2 5.2z" fill="currentColor" />
    </>
  ),
  met: disc,
  thanked: (
    <>
      {disc}
      <path
        d="M4.2 7.2l2 2 3.6-4.2"
        fill="none"
        stroke="var(--paper)"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
    </>
  ),
  dormant: (
    <circle
      cx="7"
      cy="7"
      r="5.2"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeDasharray="2.2 1.9"
    />
  ),
  closed: (
    <>
      {ring}
      <path d="M4.4 7h5.2" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" />
    </>
  ),
};

type Props = {
  stage: Stage;
  /** Leaves the word to the reader's ear only; for places where it stands beside already. */
  wordless?: boolean;
};

export const StageMark = ({ stage, wordless = false }: Props) => (
  <span className={styles.mark}>
    <svg
      width="14"
      height="14"
      viewBox="0 0 14 14"
      className={styles[stage]}
      aria-hidden="true"
      focusable="false"
    >
      {shapes[stage]}
    </svg>
    <span className={wordless ? 'sr-only' : undefined}>{stageLabels[stage]}</span>
  </span>
);
