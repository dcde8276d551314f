import type { ReactNode } from 'react';
import styles from './contact-imports.module.css';

// How to get one's connections out of LinkedIn. The pictures are our own sketches of what to look for.

const Picture = ({ children, label }: { children: ReactNode; label: string }) => (
  <svg className={styles.sketch} viewBox="0 0 220 120" role="img" aria-label={label}>
    <rect x="1" y="1" width="218" height="118" rx="8" className={styles.frame} />
    {children}
  </svg>
);

const Bar = ({ x, y, width, strong }: { x: number; y: number; width: number; strong?: boolean }) => (
  <rect x={x} y={y} width={width} height="7" rx="3.5" className={strong ? styles.strong : styles.faint} />
);

type Step = { title: string; words: string; label: string; picture: ReactNode };

const steps: readonly Step[] = [
  {
    title: 'Open Settings & Privacy',
    words: 'On LinkedIn, click your photo (Me) at the top right, then Settings & Privacy.',
    label: 'A menu under a photo, with Settings & Privacy marked',
    picture: (
      <>
        <circle cx="188" cy="20" r="11" className={styles.strong} />
        <rect x="112" y="38" width="96" height="70" rx="6" className={styles.panel} />
        <Bar x={122} y={50} width={60} />
        <rect x="117" y="63" width="86" height="17" rx="4" className={styles.marked} />
        <text x="124" y="75" className={styles.caption}>
          Settings &amp; Privacy
        </text>
        <Bar x={122} y={90} width={48} />
      </>
    ),
  },
  {
    title: 'Get a copy of your data',
    words: 'Choose Data privacy on the left, then Get a copy of your data.',
    label: 'A list of settings, with Get a copy of your data marked',
    picture: (
      <>
        <Bar x={14} y={24} width={50} />
        <Bar x={14} y={44} width={56} strong />
        <Bar x={14} y={64} width={46} />
        <rect x="84" y="12" width="124" height="96" rx="6" className={styles.panel} />
        <Bar x={94} y={26} width={90} />
        <rect x="89" y="42" width="114" height="19" rx="4" className={styles.marked} />
        <text x="96" y="55" className={styles.caption}>
          Get a copy of your data
        </text>
        <Bar x={94} y={74} width={76} />
        <Bar x={94} y={90} width={84} />
      </>
    ),
  },
  {
    title: 'Check Connections only',
    words: 'Pick “Want something in particular?”, check Connections, and click Request archive.',
    label: 'A check box next to Connections, and a button Request archive',
    picture: (
      <>
        <rect x="22" y="20" width="14" height="14" rx="3" className={styles.marked} />
        <path d="M25 27l3.5 4 6-8" className={styles.tick} />
        <text x="44" y="31" className={styles.caption}>
          Connections
        </text>
        <rect x="22" y="46" width="14" height="14" rx="3" className={styles.panel} />
        <Bar x={44} y={50} width={70} />
        <rect x="22" y="80" width="96" height="24" rx="12" className={styles.strong} />
        <text x="34" y="96" className={styles.onStrong}>
          Request archive
        </text>
      </>
    ),
  },
  {
    title: 'Drop the file here',
    words: 'LinkedIn emails a link, usually within 10 minutes. Download the file and drop it above as it is.',
    label: 'An email with a file that goes into a frame',
    picture: (
      <>
        <rect x="20" y="36" width="62" height="44" rx="4" className={styles.panel} />
        <path d="M20 40l31 22 31-22" className={styles.tick} />
        <path d="M92 58h34m-9-9 9 9-9 9" className={styles.tick} />
        <rect x="138" y="26" width="62" height="66" rx="6" className={styles.drop} />
        <text x="148" y="63" className={styles.caption}>
          .zip or .csv
        </text>
      </>
    ),
  },
];

export const LinkedinSteps = () => (
  <ol className={styles.shots}>
    {steps.map(({ title, words, label, picture }) => (
      <li key={title} className={styles.shot}>
        <Picture label={label}>{picture}</Picture>
        <div>
          <p className={styles.shotTitle}>{title}</p>
          <p className={styles.hint}>{words}</p>
        </div>
      </li>
    ))}
  </ol>
);
