import { load, type Rate } from './load.ts';
import type { Figure } from './table.ts';
import type { BenchWorkspace } from './workspace.ts';

type Pair = {
  what: string;
  path: string;
  floorPath: string;
  target: string;
  connections?: number;
  seconds?: number;
};

function rate({ perSecond, p99 }: Rate): string {
  return `${Math.round(perSecond)}/s, p99 ${p99} ms`;
}

/** Every read twice in one run: through the product, and through the floor. */
export async function measureReads(
  { api, floor }: { api: string; floor: string },
  { workspaceId, headers }: BenchWorkspace,
  firstId: string,
): Promise<Figure[]> {
  const base = `/api/v1/workspaces/${workspaceId}`;
  const pairs: Pair[] = [
    { what: 'list 50 contacts', path: `${base}/contacts?limit=50`, floorPath: '/list', target: '>= 0.7' },
    {
      what: 'get one contact',
      path: `${base}/contacts/${firstId}`,
      floorPath: `/get/${firstId}`,
      target: '>= 0.6',
    },
    {
      what: 'search',
      path: `${base}/contacts?q=castellanos+clinic`,
      floorPath: '/search?q=castellanos%20clinic',
      target: '>= 0.6',
    },
    { what: 'today (against the list)', path: `${base}/today`, floorPath: '/list', target: '>= 0.3' },
  ];
  const figures: Figure[] = [];
  for (const { what, path, floorPath, target } of pairs) {
    const bare = await load(`${floor}${floorPath}`);
    const ours = await load(`${api}${path}`, { headers });
    figures.push({
      what,
      measured: rate(ours),
      against: `floor ${rate(bare)}`,
      ratio: ours.perSecond / bare.perSecond,
      target,
    });
  }
  return [
    ...figures,
    await measureNetwork(`${api}${base}/network`, `${floor}/network`, headers),
    await measureLastPage(`${api}${base}/contacts`, headers),
  ];
}

/** The whole picture once at a time: how much longer than selecting and serializing the same rows. */
async function measureNetwork(ours: string, bare: string, headers: Record<string, string>): Promise<Figure> {
  const floor = await load(bare, { connections: 1, seconds: 3 });
  const product = await load(ours, { headers, connections: 1, seconds: 3 });
  return {
    what: 'network of 10,000 people',
    measured: `${product.p50} ms`,
    against: `the same rows ${floor.p50} ms`,
    ratio: floor.perSecond / product.perSecond,
    target: '<= 1.5',
  };
}

async function measureLastPage(url: string, headers: Record<string, string>): Promise<Figure> {
  let cursor = '';
  for (let page = 0; page < 199; page += 1) {
    const answer = await (await fetch(`${url}?limit=50${cursor}`, { headers })).json();
    if (answer.nextCursor === null) break;
    cursor = `&cursor=${answer.nextCursor}`;
  }
  const first = await load(`${url}?limit=50`, { headers, seconds: 3 });
  const last = await load(`${url}?limit=50${cursor}`, { headers, seconds: 3 });
  return {
    what: 'the last of 200 pages',
    measured: rate(last),
    against: `page 1 ${rate(first)}`,
    ratio: first.perSecond / last.perSecond,
    target: '<= 1.2',
  };
}
