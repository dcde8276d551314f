// A small network as the network page draws it: rings of people around the first letters. An ornament, so nothing in it
// is read out.
import { Mark } from '../../shared/ui/mark.tsx';
import styles from './growth-picture.module.css';

type Dot = { x: number; y: number; ring: number; stage: string; from: { x: number; y: number } };

const size = 420;
const centre = { x: size / 2, y: size / 2 };
const radii = [54, 116, 172, 202];
const stages = ['thanked', 'met', 'scheduled', 'called', 'written', 'identified'];

/** Always the same scatter: a fraction from 0 to 1 for the n-th draw. */
const scatter = (n: number): number => {
  const value = Math.sin(n * 127.1 + 11.7) * 43758.5453;
  return value - Math.floor(value);
};

const at = (angle: number, radius: number) => ({
  x: Math.round((centre.x + radius * Math.cos(angle)) * 10) / 10,
  y: Math.round((centre.y + radius * Math.sin(angle)) * 10) / 10,
});

/** Who a dot of the given ring leads to: three for those met early, fewer towards the rim. */
const grow = (): Dot[] => {
  const dots: Dot[] = [];
  let draws = 0;
  const branch = (from: { x: number; y: number }, ring: number, angle: number, width: number): void => {
    const radius = radii[ring];
    if (radius === undefined) return;
    draws += 1;
    const place = at(angle, radius - 9 * scatter(draws));
    const stage =
      ring < 2
        ? scatter(draws * 3) < 0.7
          ? 'thanked'
          : 'met'
        : (stages[Math.floor(scatter(draws * 7) * 6)] ?? 'met');
    dots.push({ ...place, ring, stage, from });
    const leads =
      ring < 2 || stage === 'thanked' || stage === 'met' ? (scatter(draws * 5) < 0.75 ? 3 : 2) : 0;
    const share = width / Math.max(leads, 1);
    for (let n = 0; n < leads; n += 1)
      branch(place, ring + 1, angle + share * (n - (leads - 1) / 2), share * 0.96);
  };
  for (let n = 0; n < 5; n += 1) branch(centre, 0, -Math.PI / 2 + (n * 2 * Math.PI) / 5, (2 * Math.PI) / 5);
  return dots;
};

const dots = grow();

/** Leaves the parent outwards and bends to the child, as the rings of a trunk would. */
const path = ({ x, y, ring, from }: Dot): string => {
  if (ring === 0) return '';
  const out = (point: { x: number; y: number }, share: number) => ({
    x: point.x + (point.x - centre.x) * share,
    y: point.y + (point.y - centre.y) * share,
  });
  const a = out(from, 0.3);
  const b = out({ x, y }, -0.16);
  return `M${from.x} ${from.y}C${a.x.toFixed(1)} ${a.y.toFixed(1)} ${b.x.toFixed(1)} ${b.y.toFixed(1)} ${x} ${y}`;
};

export const GrowthPicture = () => (
  <div className={styles.picture}>
    <svg viewBox={`0 0 ${size} ${size}`} width={size} height={size} aria-hidden="true" focusable="false">
      {radii.map((radius) => (
        <circle key={radius} cx={centre.x} cy={centre.y} r={radius} className={styles.ring} />
      ))}
      {dots.map((dot) => (
        <path key={`${dot.x} ${dot.y}`} d={path(dot)} className={styles.line} />
      ))}
      {dots.map((dot) => (
        <circle
          key={`${dot.x} ${dot.y}`}
          cx={dot.x}
          cy={dot.y}
          r={[9, 7, 4.6, 3.6][dot.ring]}
          className={styles[dot.stage]}
          data-ring={dot.ring}
        />
      ))}
    </svg>
    <Mark size={30} className={styles.mark} />
  </div>
);
