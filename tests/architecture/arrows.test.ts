import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeArrowRules, reachable } from './arrow-rules.ts';
import { domainArrows, domainBases, featureArrows, packageArrows } from './arrows.ts';
import { cruiseArrows } from './cruise-arrows.ts';

const root = join(import.meta.dirname, '../..');

test('every import of the project follows the arrows', async () => {
  const { moduleCount, violations } = await cruiseArrows(root);
  expect(violations).toEqual([]);
  // With a compiler it cannot use, dependency-cruiser sees nothing and is content.
  expect(moduleCount).toBeGreaterThan(150);
});

test('every folder of the server and of the rules and every package has its row in the table', () => {
  const features = listFolders('apps/api/src').filter((name) => name !== 'platform' && name !== 'testing');
  expect(features.filter((name) => !(name in featureArrows))).toEqual([]);
  expect(listFolders('packages/domain/src').sort()).toEqual(
    [...domainBases, ...Object.keys(domainArrows)].sort(),
  );
  const packages = ['apps', 'packages'].flatMap((parent) =>
    listFolders(parent).map((name) => `${parent}/${name}`),
  );
  expect(packages.filter((name) => !(name in packageArrows))).toEqual([]);
});

/** What every module of the contracts builds on, and what gathers them. */
const contractBases = [
  'endpoint',
  'examples',
  'limits',
  'primitives',
  'problem',
  'resources',
  'routes',
  'wording',
];

test('a feature has one name, which is the same in the rules, the contracts, the server and the web app', () => {
  const contracts = readdirSync(join(root, 'packages/contracts/src'))
    .filter((name) => !name.endsWith('.test.ts'))
    .map((name) => name.replace(/\.ts$/, ''));
  const named = {
    domain: listFolders('packages/domain/src').filter((name) => !domainBases.some((base) => base === name)),
    contracts: contracts.filter((name) => !contractBases.includes(name)),
    web: listFolders('apps/web/src/features'),
  };
  for (const [layer, features] of Object.entries(named))
    expect(
      features.filter((name) => !(name in featureArrows)),
      layer,
    ).toEqual([]);
});

function listFolders(parent: string): string[] {
  return readdirSync(join(root, parent), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? entry.name : [],
  );
}

/** One wrong import for every rule, in a tree of the same shape. */
const wrong: Record<string, { from: string; to: string }> = {
  'web shared -> shared only': {
    from: 'apps/web/src/shared/seed.tsx',
    to: 'apps/web/src/features/today/target.tsx',
  },
  'web feature -> shared only': {
    from: 'apps/web/src/features/today/seed.tsx',
    to: 'apps/web/src/features/letters/target.tsx',
  },
  'api platform -> no feature': {
    from: 'apps/api/src/platform/seed.ts',
    to: 'apps/api/src/contacts/target.ts',
  },
  'api routes are private': {
    from: 'apps/api/src/letters/seed-routes-import.ts',
    to: 'apps/api/src/contacts/contacts-routes.ts',
  },
  'api queries are private': {
    from: 'apps/api/src/letters/seed-queries-import.ts',
    to: 'apps/api/src/contacts/contacts-queries.ts',
  },
  'api start -> no queries': { from: 'apps/api/src/app.ts', to: 'apps/api/src/contacts/contacts-queries.ts' },
  'no cycles': { from: 'apps/cli/src/one.ts', to: 'apps/cli/src/two.ts' },
  'every import is found': { from: 'apps/cli/src/lost.ts', to: 'apps/cli/src/nowhere.ts' },
  'nobody imports tests': { from: 'apps/cli/src/seed.ts', to: 'apps/cli/src/a.test.ts' },
  'packages/domain from outside: temporal-polyfill': { from: 'packages/domain/src/impure.ts', to: 'node:fs' },
  'packages/contracts from outside: zod': { from: 'packages/contracts/src/impure.ts', to: 'node:fs' },
};
for (const [folder, allowed] of Object.entries(packageArrows)) {
  const other = Object.keys(packageArrows).find((name) => name !== folder && !allowed.includes(name));
  wrong[`${folder} -> ${allowed.join(', ') || 'no other package'}`] = {
    from: `${folder}/src/seed-package.ts`,
    to: `${other}/src/target.ts`,
  };
}
for (const feature of Object.keys(featureArrows)) {
  const allowed = reachable(feature);
  const other = Object.keys(featureArrows).find((name) => name !== feature && !allowed.has(name));
  wrong[`api ${feature} -> ${[...allowed].join(', ') || 'platform only'}`] = {
    from: `apps/api/src/${feature}/seed-feature.ts`,
    to: `apps/api/src/${other}/target.ts`,
  };
}
for (const feature of Object.keys(domainArrows)) {
  const allowed = reachable(feature, domainArrows);
  const other = Object.keys(domainArrows).find((name) => name !== feature && !allowed.has(name));
  wrong[`domain ${feature} -> ${[...allowed].join(', ') || 'bases only'}`] = {
    from: `packages/domain/src/${feature}/seed-feature.ts`,
    to: `packages/domain/src/${other}/target.ts`,
  };
}
for (const base of domainBases) {
  wrong[`domain ${base} -> nothing`] = {
    from: `packages/domain/src/${base}/seed-base.ts`,
    to: 'packages/domain/src/contacts/target.ts',
  };
}

const right = [
  { from: 'apps/api/src/letters/right.ts', to: 'apps/api/src/contacts/target.ts' },
  { from: 'apps/api/src/letters/letters-routes.ts', to: 'apps/api/src/letters/letters-queries.ts' },
  { from: 'apps/api/src/start.ts', to: 'apps/api/src/letters/letters-routes.ts' },
  { from: 'apps/web/src/app/right.tsx', to: 'apps/web/src/features/today/target.tsx' },
  { from: 'apps/api/src/today/right.ts', to: 'packages/domain/src/target.ts' },
  { from: 'packages/domain/src/letters/right.ts', to: 'packages/domain/src/text/target.ts' },
  { from: 'packages/domain/src/letters/also-right.ts', to: 'packages/domain/src/contacts/target.ts' },
];

const seeded = realpathSync(mkdtempSync(join(tmpdir(), 'threefold-arrows-')));
afterAll(() => rmSync(seeded, { recursive: true }));
writeFileSync(join(seeded, 'package.json'), '{ "type": "module" }');
for (const { from, to } of [...Object.values(wrong), ...right]) plant(from, to);
// Back by a type alone, which closes a circle as well.
write('apps/cli/src/two.ts', "import type { seed } from './one.ts';\nexport type Seed = typeof seed;\n");
const found = await cruiseArrows(seeded);

function plant(from: string, to: string): void {
  const isFile = !to.startsWith('node:');
  if (isFile && to !== 'apps/cli/src/nowhere.ts' && !existsSync(join(seeded, to)))
    write(to, 'export const target = 1;\n');
  write(
    from,
    `import * as target from '${isFile ? `./${relative(dirname(from), to)}` : to}';\nexport const seed = target;\n`,
  );
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(seeded, path)), { recursive: true });
  writeFileSync(join(seeded, path), text);
}

test('every rule of the arrows has a wrong import here that breaks it', () => {
  expect(Object.keys(wrong).sort()).toEqual(
    makeArrowRules()
      .map((rule) => rule.name)
      .sort(),
  );
});

test.each(Object.entries(wrong))('a wrong import is seen: %s', (rule, { from }) => {
  expect(
    found.violations.filter((violation) => violation.from === from).map((violation) => violation.rule),
  ).toContain(rule);
});

test.each(right)('an import along the arrows is let through: $from -> $to', ({ from }) => {
  expect(found.violations.filter((violation) => violation.from === from)).toEqual([]);
});
