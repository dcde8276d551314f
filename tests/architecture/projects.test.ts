import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

test('the one build of types knows every project, so that none goes unchecked', () => {
  const { references } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  const built = references.map(({ path }: { path: string }) =>
    path.endsWith('.json') ? path : join(path, 'tsconfig.json'),
  );
  const projects = globSync('{apps,packages}/*/tsconfig*.json', { cwd: root }).concat(
    globSync('{scripts,tests,bench}/tsconfig.json', { cwd: root }),
  );
  expect(built.map(normalize).sort()).toEqual(projects.sort());
  const packages = globSync('{apps,packages}/*/package.json', { cwd: root }).map(dirname);
  expect(packages.filter((folder) => !built.includes(join(folder, 'tsconfig.json')))).toEqual([]);
});
