import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { forgetPerson } from '../../shared/session/forget-person.ts';
import { noteKnownHere } from '../../shared/session/known-here.ts';
import { ThemeChoice } from '../../shared/theme/theme.tsx';
import { Mark } from '../../shared/ui/mark.tsx';
import styles from './welcome-layout.module.css';

/** What Threefold is, beside the form that lets one in. */
export const WelcomeLayout = ({ children }: { children: ReactNode }) => (
  <div className={styles.welcome}>
    <header className={styles.top}>
      <p className={styles.name}>
        <Mark size={28} />
        Threefold
      </p>
    </header>
    <main className={styles.main}>
      <div className={styles.form}>{children}</div>
      <section className={styles.what} aria-labelledby="what">
        <GrowthPicture />
        <div className={styles.words}>
          <h2 id="what" className={styles.headline}>
            Every meeting should lead to three more people.
          </h2>
          <p>
            Threefold is a networking notebook for physicians exploring work beyond the clinic by talking with
            the people who do it. It helps you write, adds every call you promise to your calendar, and tracks
            who referred you to whom. Your contacts and notes are yours: no one else sees them unless you
            share them with a coach, and you can export or delete everything.
          </p>
        </div>
      </section>
    </main>
    <footer className={styles.foot}>
      <ThemeChoice />
    </footer>
  </div>
);

// A small network as the network page draws it: rings of people around the first letters. An ornament, so nothing in it
// is read out.

type Place = { angle: number; radius: number };
type Branch = { from: Place; ring: number; angle: number; width: number };
type Dot = Place & { ring: number; stage: string; from: Place };

const size = 440;
const radii = [50, 106, 160, 208];
const dotSizes = [9, 7.5, 5.5, 4];
const outerStages = [
  'thanked',
  'met',
  'met',
  'scheduled',
  'called',
  'called',
  'written',
  'written',
  'identified',
];

/** Always the same scatter: a fraction from 0 to 1 for the n-th draw. */
const scatter = (n: number): number => {
  const value = Math.sin(n * 127.1 + 11.7) * 43758.5453;
  return value - Math.floor(value);
};

const stageOf = (ring: number, draw: number): string => {
  if (ring < 2) return scatter(draw * 3) < 0.7 ? 'thanked' : 'met';
  return outerStages[Math.floor(scatter(draw * 7) * outerStages.length)] ?? 'met';
};

/** Whoever was met leads to two or three; the others to nobody yet. */
const leadsOf = ({ stage, ring }: { stage: string; ring: number }, draw: number): number => {
  if (ring === radii.length - 1 || (stage !== 'thanked' && stage !== 'met')) return 0;
  return scatter(draw * 5) < 0.7 ? 3 : 2;
};

const grow = (): Dot[] => {
  const dots: Dot[] = [];
  let draw = 0;
  const branch = ({ from, ring, angle, width }: Branch): void => {
    draw += 1;
    const dot: Dot = {
      angle,
      radius: (radii[ring] ?? 0) - 5 * scatter(draw),
      ring,
      stage: stageOf(ring, draw),
      from,
    };
    dots.push(dot);
    const leads = leadsOf(dot, draw);
    const share = width / Math.max(leads, 1);
    for (let n = 0; n < leads; n += 1) {
      branch({ from: dot, ring: ring + 1, angle: angle + share * (n - (leads - 1) / 2), width: share });
    }
  };
  const middle = { angle: 0, radius: 0 };
  const roots = 5;
  for (let n = 0; n < roots; n += 1) {
    branch({ from: middle, ring: 0, angle: (n / roots - 0.25) * 2 * Math.PI, width: (2 * Math.PI) / roots });
  }
  return dots;
};

const dots = grow();

const x = ({ angle, radius }: Place): string => (size / 2 + radius * Math.cos(angle)).toFixed(1);
const y = ({ angle, radius }: Place): string => (size / 2 + radius * Math.sin(angle)).toFixed(1);
const point = (place: Place): string => `${x(place)} ${y(place)}`;

/** Leaves the parent outwards and arrives at the child from within, so that lines of one ring never cross. */
const path = ({ angle, radius, from }: Dot): string => {
  const middle = (radius + from.radius) / 2;
  const bends = `${point({ angle: from.angle, radius: middle })} ${point({ angle, radius: middle })}`;
  return `M${point(from)}C${bends} ${point({ angle, radius })}`;
};

const GrowthPicture = () => (
  <div className={styles.picture}>
    <svg viewBox={`0 0 ${size} ${size}`} width={size} height={size} aria-hidden="true" focusable="false">
      {radii.map((radius) => (
        <circle key={radius} cx={size / 2} cy={size / 2} r={radius} className={styles.ring} />
      ))}
      {dots
        .filter((dot) => dot.ring > 0)
        .map((dot) => (
          <path key={point(dot)} d={path(dot)} className={styles.line} />
        ))}
      {dots.map((dot) => (
        <circle
          key={point(dot)}
          cx={x(dot)}
          cy={y(dot)}
          r={dotSizes[dot.ring]}
          className={styles[dot.stage]}
          data-ring={dot.ring}
        />
      ))}
    </svg>
    <Mark size={30} className={styles.mark} />
  </div>
);

/** Goes in after signing in: to the page that was asked for, else to Today. Nothing of an earlier session stays. */
export const useEnter = (next: string | undefined): (() => Promise<void>) => {
  const router = useRouter();
  const queryClient = useQueryClient();
  return async () => {
    forgetPerson(queryClient);
    noteKnownHere();
    await router.navigate({ href: next ?? '/today', replace: true });
  };
};
