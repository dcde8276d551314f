import { useEffect, useMemo, useState } from 'react';
import { type Arrangement, arrange, type ToArrange } from './arrange.ts';
import type { Growth } from './growth.ts';

/** Above this the page would be seen to stop for a moment. */
const mostAtOnce = 1000;

const toArrange = ({ nodes, edges }: Growth): ToArrange => {
  const linked = new Set(edges.flatMap(({ from, to }) => [from, to]));
  return {
    people: nodes.map(({ id, firstAt, node }) => ({
      id,
      at: firstAt.epochMilliseconds,
      waits: node.stage === 'identified' && !linked.has(id),
    })),
    edges: edges.map(({ from, to, at }) => ({ from, to, at: at.epochMilliseconds })),
  };
};

/** Computes beside the page what would hold it up; null until it is there. */
export const useArrangement = (growth: Growth): Arrangement | null => {
  const isSmall = growth.nodes.length <= mostAtOnce;
  const atOnce = useMemo(() => (isSmall ? arrange(toArrange(growth)) : null), [growth, isSmall]);
  const [done, setDone] = useState<{ growth: Growth; arrangement: Arrangement } | null>(null);

  useEffect(() => {
    if (isSmall) return;
    const worker = new Worker(new URL('./arrange-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Arrangement>) => setDone({ growth, arrangement: data });
    worker.postMessage(toArrange(growth));
    return () => worker.terminate();
  }, [growth, isSmall]);

  return atOnce ?? (done?.growth === growth ? done.arrangement : null);
};
