import { z } from 'zod';
import * as callBacks from './call-backs.ts';
import * as coaching from './coaching.ts';
import * as contactImports from './contact-imports.ts';
import * as contactMerging from './contact-merging.ts';
import * as contacts from './contacts.ts';
import type { Endpoint } from './endpoint.ts';
import * as erasure from './erasure.ts';
import * as exports from './exports/exports.ts';
import * as findings from './findings.ts';
import * as history from './history.ts';
import * as identity from './identity.ts';
import * as keepWarm from './keep-warm.ts';
import * as letters from './letters.ts';
import * as debriefs from './meetings/debriefs.ts';
import * as meetings from './meetings/meetings.ts';
import * as prep from './meetings/prep.ts';
import * as research from './meetings/research.ts';
import * as network from './network.ts';
import * as primitives from './primitives.ts';
import * as problem from './problem.ts';
import * as referrals from './referrals.ts';
import * as sampleNetwork from './sample-network.ts';
import * as settings from './settings.ts';
import * as today from './today.ts';

/** Every feature with its contracts, and what it is about in a sentence. */
const features = {
  identity: [identity, 'Who is signed in, and access tokens for programs.'],
  settings: [settings, 'The settings of a search, and its mail server.'],
  contacts: [contacts, 'People, how each was reached, and what comes next.'],
  history: [history, 'All that happened with a person.'],
  'contact-imports': [
    contactImports,
    'Contact lists from files, with a dry run, a report by row, and a way back.',
  ],
  'contact-merging': [
    contactMerging,
    'Two records of one person: found, decided, merged, and taken apart again.',
  ],
  letters: [letters, 'Letters and their templates: drafted, checked, approved, sent.'],
  'call-backs': [
    callBacks,
    'Calls due, especially those promised in a letter, and what each outcome leads to.',
  ],
  meetings: [
    { ...meetings, ...prep, ...research, ...debriefs },
    'Meetings: planned, prepared, held or canceled, and debriefed with the letter that follows.',
  ],
  referrals: [referrals, 'Who referred you to whom, on what terms, and how it went.'],
  findings: [findings, 'What was learned, what you could help with, and how you sum that up.'],
  'keep-warm': [keepWarm, 'Those who helped: staying in touch, and the news at the end of the search.'],
  today: [today, 'What is due today, in one response.'],
  network: [network, 'The chains of referrals.'],
  coaching: [coaching, 'What coaches see, comment on, and propose.'],
  exports: [exports, 'Exporting everything, and restoring it.'],
  erasure: [erasure, 'What is stored about a person, who looked at it, and deleting a person or an account.'],
  'sample-network': [sampleNetwork, 'A sample network to explore with; removable at any time.'],
} as const satisfies Record<string, readonly [object, string]>;

type Module = (typeof features)[keyof typeof features][0];
/** Those of one module that this server answers itself. */
type EndpointsOf<Each> = Each extends unknown
  ? { [Name in keyof Each as Each[Name] extends OwnEndpoint ? Name : never]: Each[Name] }
  : never;
type OwnEndpoint = Endpoint & { path: `/api/v1/${string}` };
type Merged<Each> = (Each extends unknown ? (each: Each) => void : never) extends (all: infer All) => void
  ? All
  : never;

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'path' in value && 'replies' in value;
}

const inFeatures = Object.entries(features).flatMap(([feature, [module]]) =>
  Object.entries(module).map(([name, value]: [string, unknown]) => ({ feature, name, value })),
);

/** What the description of the API tells of, by name: the route list, and what better-auth answers. */
export const describedRoutes: ReadonlyMap<string, { feature: string; endpoint: Endpoint }> = new Map(
  inFeatures.flatMap(({ feature, name, value }) =>
    isEndpoint(value) ? [[name, { feature, endpoint: value }]] : [],
  ),
);

/** The route list: every endpoint of this server by name. */
export const routes = Object.fromEntries(
  [...describedRoutes]
    .filter(([, { endpoint }]) => endpoint.path.startsWith('/api/v1/'))
    .map(([name, { endpoint }]) => [name, endpoint]),
  // The filter keeps exactly the members that the type keeps.
) as Merged<EndpointsOf<Module>>;
export type Routes = typeof routes;

export const featureDescriptions: readonly { name: string; description: string }[] = Object.entries(
  features,
).map(([name, [, description]]) => ({ name, description }));

/** Every exported schema by the name that it has in the description of the API: `letterCheck` is `LetterCheck` there. */
export const namedSchemas: ReadonlyMap<string, z.ZodType> = new Map(
  [
    ...inFeatures.map(({ name, value }) => [name, value] as const),
    ...Object.entries({ ...primitives, ...problem }),
  ].flatMap(([name, value]) => (value instanceof z.ZodType ? [[pascalCase(name), value]] : [])),
);

export function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
