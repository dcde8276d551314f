import type { Today } from '@threefold/contracts/today';
import { useSyncExternalStore } from 'react';
import { HrefLink } from '../../shared/navigation/href-link.tsx';
import { Section } from '../../shared/ui/section.tsx';
import { people } from './figure-words.ts';
import { NetworkSketch } from './network-sketch.tsx';
import { TodayFigures } from './today-figures.tsx';

const wide = matchMedia('(min-width: 70rem)');
const subscribe = (listener: () => void) => {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
};

/** Beside the day: how the network stands. The picture is drawn only where it stands beside, so that a phone loads less. */
export const TodayAside = ({ figures }: { figures: Today['figures'] }) => {
  const isWide = useSyncExternalStore(subscribe, () => wide.matches);
  return (
    <Section title="Your network">
      {isWide ? (
        <NetworkSketch caption={people(figures)} />
      ) : (
        <p>
          <HrefLink href="/network">{people(figures)}</HrefLink>
        </p>
      )}
      <TodayFigures figures={figures} />
    </Section>
  );
};
