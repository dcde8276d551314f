import type { IForbiddenRuleType } from 'dependency-cruiser';
import {
  domainArrows,
  domainBases,
  externalArrows,
  featureArrows,
  packageArrows,
  privateFiles,
  testFiles,
} from './arrows.ts';

const api = '^apps/api/src';
const web = '^apps/web/src';
const domain = '^packages/domain/src';

type Arrow = {
  name: string;
  from: string;
  to: string | undefined;
  toNot: readonly string[];
  comment: string;
};

function arrow({ name, from, to, toNot, comment }: Arrow): IForbiddenRuleType {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, pathNot: testFiles },
    to: { ...(to === undefined ? {} : { path: to }), pathNot: [...toNot] },
  };
}

/** The table as rules of dependency-cruiser. */
export function makeArrowRules(): IForbiddenRuleType[] {
  return [
    ...Object.entries(packageArrows).map(makePackageRule),
    ...Object.entries(externalArrows).map(makeExternalRule),
    ...Object.keys(featureArrows).map(makeFeatureRule),
    ...Object.keys(domainArrows).map(makeDomainRule),
    ...domainBases.map(makeDomainBaseRule),
    ...webRules,
    ...privateRules,
    ...everywhereRules,
  ];
}

function makePackageRule([folder, allowed]: [string, readonly string[]]): IForbiddenRuleType {
  return arrow({
    name: `${folder} -> ${allowed.join(', ') || 'no other package'}`,
    from: `^${folder}/`,
    to: '^(apps|packages|tests|bench)/',
    toNot: [folder, ...allowed].map((other) => `^${other}/`),
    comment: 'domain <- contracts <- api, web, cli; web and cli speak to the server over HTTP only.',
  });
}

function makeExternalRule([folder, allowed]: [string, readonly string[]]): IForbiddenRuleType {
  return arrow({
    name: `${folder} from outside: ${allowed.join(', ')}`,
    from: `^${folder}/`,
    to: undefined,
    toNot: ['^(apps|packages|tests|bench)/', ...allowed.map((name) => `node_modules/${name}/`)],
    comment: 'No input or output, no clock, no machine below the server.',
  });
}

function makeFeatureRule(feature: string): IForbiddenRuleType {
  return arrow({
    name: `api ${feature} -> ${[...reachable(feature)].join(', ') || 'platform only'}`,
    from: `${api}/${feature}/`,
    to: `${api}/`,
    toNot: ['platform', feature, ...reachable(feature)].map((other) => `${api}/${other}/`),
    comment: 'A feature imports the features it builds on, never the other way.',
  });
}

function makeDomainRule(feature: string): IForbiddenRuleType {
  const allowed = [...reachable(feature, domainArrows)];
  return arrow({
    name: `domain ${feature} -> ${allowed.join(', ') || 'bases only'}`,
    from: `${domain}/${feature}/`,
    to: `${domain}/`,
    toNot: [...domainBases, feature, ...allowed].map((other) => `${domain}/${other}/`),
    comment: 'The rules of a feature build on the rules of others, never the other way.',
  });
}

function makeDomainBaseRule(base: string): IForbiddenRuleType {
  return arrow({
    name: `domain ${base} -> nothing`,
    from: `${domain}/${base}/`,
    to: `${domain}/`,
    toNot: [`${domain}/${base}/`],
    comment: 'What every feature builds on knows none of them.',
  });
}

/** What a feature may import: its neighbors, theirs, and so on. */
export function reachable(
  feature: string,
  arrows: Readonly<Record<string, readonly string[]>> = featureArrows,
): ReadonlySet<string> {
  const found = new Set(arrows[feature]);
  for (const next of found) for (const further of arrows[next] ?? []) found.add(further);
  return found;
}

const webRules = [
  arrow({
    name: 'web shared -> shared only',
    from: `${web}/shared/`,
    to: `${web}/`,
    toNot: [`${web}/shared/`],
    comment: 'app -> features -> shared.',
  }),
  arrow({
    name: 'web feature -> shared only',
    from: `${web}/features/([^/]+)/`,
    to: `${web}/`,
    toNot: [`${web}/features/$1/`, `${web}/shared/`],
    comment: 'Features never import each other: pages in app combine them.',
  }),
];

const privateRules = [
  arrow({
    name: 'api platform -> no feature',
    from: `${api}/platform/`,
    to: `${api}/`,
    toNot: [`${api}/platform/`],
    comment: 'The platform knows no feature.',
  }),
  arrow({
    name: 'api routes are private',
    from: `${api}/([^/]+)/`,
    to: privateFiles.routes,
    toNot: [`${api}/$1/`],
    comment: 'Only app.ts registers routes; features call use cases.',
  }),
  arrow({
    name: 'api queries are private',
    from: `${api}/([^/]+)/`,
    to: privateFiles.queries,
    toNot: [`${api}/$1/`],
    comment: 'A table is read and written by its own feature; others call its use cases.',
  }),
  arrow({
    name: 'api start -> no queries',
    from: `${api}/[^/]+$`,
    to: privateFiles.queries,
    toNot: [],
    comment: 'The composition root registers features and knows no SQL.',
  }),
];

const everywhereRules: IForbiddenRuleType[] = [
  {
    name: 'no cycles',
    comment: 'What points in a circle cannot be read, tested or moved by itself, types included.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'every import is found',
    comment: 'An import that the check cannot follow would slip through all the other rules.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  arrow({
    name: 'nobody imports tests',
    from: '',
    to: testFiles,
    toNot: [],
    comment: 'Product code stands without its tests.',
  }),
];
