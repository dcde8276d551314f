/**
 * Who may import whom: the one table. The check of the arrows is generated from it, so a new folder needs a row here.
 * Rows of features hold their nearest neighbours; what those may import is allowed too.
 */

export const packageArrows: Readonly<Record<string, readonly string[]>> = {
  'packages/domain': [],
  'packages/contracts': ['packages/domain'],
  'packages/local-postgres': [],
  'packages/pipelined-kysely': [],
  'apps/api': [
    'packages/domain',
    'packages/contracts',
    'packages/local-postgres',
    'packages/pipelined-kysely',
  ],
  'apps/web': ['packages/domain', 'packages/contracts'],
  'apps/cli': ['packages/domain', 'packages/contracts'],
};

/** What a package may take from the registry; the others are free. A pure rule needs calendars and nothing else. */
export const externalArrows: Readonly<Record<string, readonly string[]>> = {
  'packages/domain': ['temporal-polyfill'],
  'packages/contracts': ['zod'],
};

/** Folders of apps/api/src. Every feature may import the platform; the platform knows no feature. */
export const featureArrows: Readonly<Record<string, readonly string[]>> = {
  settings: [],
  identity: ['settings'],
  contacts: ['identity'],
  findings: ['contacts'],
  referrals: ['contacts'],
  'call-backs': ['contacts'],
  letters: ['call-backs', 'referrals'],
  meetings: ['letters', 'findings'],
  'keep-warm': ['letters'],
  'contact-imports': ['contacts', 'referrals'],
  'contact-merging': ['contacts'],
  coaching: ['contact-imports'],
  erasure: ['contacts'],
  exports: ['erasure'],
  'sample-network': ['meetings', 'contact-imports', 'erasure'],
  // Read models: they read by SQL and change nothing of others' tables.
  history: ['settings'],
  network: ['settings'],
  today: ['contacts'],
};

/** Folders of packages/domain/src that every other one may build on, and that know no feature. */
export const domainBases = ['formats', 'text', 'time', 'vocabulary'] as const;

/** The features of packages/domain/src, as above: a row holds the nearest neighbors. */
export const domainArrows: Readonly<Record<string, readonly string[]>> = {
  contacts: [],
  history: ['contacts'],
  findings: ['contacts'],
  referrals: ['contacts'],
  'call-backs': ['contacts'],
  letters: ['call-backs', 'referrals'],
  meetings: ['letters', 'findings'],
  'keep-warm': ['letters'],
  'contact-imports': ['contacts'],
  'contact-merging': ['referrals'],
  exports: ['contacts'],
  network: ['referrals'],
  today: [],
  coaching: ['contacts'],
  'sample-network': ['letters', 'findings'],
};

/** Files that only their own feature may import; the routes are also registered by app.ts. */
export const privateFiles = { routes: String.raw`-routes\.ts$`, queries: String.raw`-queries\.ts$` };

/** Tests may reach for anything, and no product code reaches for them. */
export const testFiles = String.raw`\.(test|fixture)\.tsx?$|^apps/api/src/(testing/|test-[a-z-]+\.ts$)`;
