import { z } from 'zod';
import * as account from './account.ts';
import * as authentication from './authentication.ts';
import * as callBacks from './call-backs.ts';
import * as changedMeetings from './changed-meetings.ts';
import * as coaching from './coaching.ts';
import * as contactImports from './contact-imports.ts';
import * as contactMerging from './contact-merging.ts';
import * as contacts from './contacts.ts';
import * as debriefDrafts from './debrief-drafts.ts';
import * as debriefs from './debriefs.ts';
import type { Endpoint } from './endpoint.ts';
import * as exports from './exports.ts';
import * as findings from './findings.ts';
import * as identity from './identity.ts';
import * as keepWarm from './keep-warm.ts';
import * as letters from './letters.ts';
import * as meetings from './meetings.ts';
import * as network from './network.ts';
import * as positioning from './positioning.ts';
import * as prep from './prep.ts';
import * as preparation from './preparation.ts';
import * as primitives from './primitives.ts';
import * as problem from './problem.ts';
import * as proposals from './proposals.ts';
import * as referrals from './referrals.ts';
import * as research from './research.ts';
import * as today from './today.ts';

/** Every export by its name; a test holds that no two modules use the same one. */
const contracts = {
  ...identity,
  ...contacts,
  ...contactImports,
  ...contactMerging,
  ...letters,
  ...callBacks,
  ...meetings,
  ...findings,
  ...positioning,
  ...changedMeetings,
  ...preparation,
  ...prep,
  ...research,
  ...debriefs,
  ...debriefDrafts,
  ...referrals,
  ...keepWarm,
  ...today,
  ...network,
  ...coaching,
  ...proposals,
  ...exports,
  ...account,
  ...primitives,
  ...problem,
};

type EndpointsOf<Module> = {
  [Name in keyof Module as Module[Name] extends Endpoint ? Name : never]: Module[Name];
};

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'path' in value && 'replies' in value;
}

function endpointsOf<Module extends object>(module: Module) {
  // The filter keeps exactly the members that the mapped type keeps.
  return Object.fromEntries(
    Object.entries(module).filter(([, value]) => isEndpoint(value)),
  ) as EndpointsOf<Module>;
}

/** The route list: every endpoint by name. */
export const routes = endpointsOf(contracts);
export type Routes = typeof routes;

/** All that the description of the API tells of: the route list, and what better-auth serves. */
export const describedRoutes: Readonly<Record<string, Endpoint>> = {
  ...endpointsOf(authentication),
  ...routes,
};

/** Every exported schema by the name that it has in the description of the API: `letterCheck` is `LetterCheck` there. */
export const namedSchemas: ReadonlyMap<string, z.ZodType> = new Map(
  Object.entries({ ...authentication, ...contracts }).flatMap(([name, value]) =>
    value instanceof z.ZodType ? [[pascalCase(name), value]] : [],
  ),
);

export function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
