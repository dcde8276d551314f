import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { resourceOf } from '@threefold/contracts/resources';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('../../apps/web/src/', import.meta.url));
/** The key of a query and what it asks for, where both are written out beside each other. */
const query =
  /queryKey: (?:workspaceKey\(\s*[\w.()]+,\s*|personKey\()'([\w-]+)'(?:(?!queryKey:)[\s\S])*?queryFn:(?:(?!queryKey:)[\s\S])*?\bapi\(\s*'(?:GET|POST) \/([^']*)'/g;

const queries = globSync('**/*.ts', { cwd: source }).flatMap((file) =>
  Array.from(readFileSync(`${source}/${file}`, 'utf8').matchAll(query), ([, key, path]) => ({
    file,
    key,
    path,
  })),
);

test('every query is kept under the resource that it asks for, so that a change finds it', () => {
  const strays = queries.filter(({ key, path }) => resourceOf({ path: `/api/v1/${path}` }) !== key);
  expect(strays).toEqual([]);
  expect(queries.length).toBeGreaterThan(40);
});
