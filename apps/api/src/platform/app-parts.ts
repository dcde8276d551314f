import type { Endpoint } from '@threefold/contracts/endpoint';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Temporal } from 'temporal-polyfill';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database } from './database.ts';
import type { DatabaseAddress } from './database-address.ts';
import type { Level, Scope } from './scope.ts';

/**
 * Somebody who proved who they are. `scopes` is null for a browser session, which may do everything the person may;
 * `sessionId` is null for a token. `isRecent`: the session began, or was confirmed, within a quarter of an hour.
 */
export type Person = {
  userId: string;
  name: string;
  email: string;
  scopes: readonly string[] | null;
  sessionId: string | null;
  isRecent: boolean;
};

/** A request with its reply, which may renew the browser's session. */
export type Caller = { request: FastifyRequest; reply: FastifyReply; now: Temporal.Instant };

/** `level` is undefined where they may see nothing of the workspace, as if it did not exist. */
export type Entrance = { person: Person; level: Level | undefined };

/** How the platform asks who is calling; `identity` answers, or throws the problem "not signed in". */
export type Access = {
  authenticate: (caller: Caller) => Promise<Person>;
  /** The same, with how much of a workspace they may see. */
  enter: (caller: Caller, workspaceId: string) => Promise<Entrance>;
  /** Keeps in the history that a coach looked. */
  noteLook: (person: Person, scope: Scope) => Promise<void>;
};

/** What every feature is given. `databaseAddress` is that of the server's own role, for a process that connects by itself. */
export type AppParts = {
  db: Database;
  databaseAddress: DatabaseAddress;
  clock: Clock;
  config: Config;
  access: Access;
  /** The header `Touched` for the tables that were written. */
  touchedBy: (written: ReadonlySet<string>) => string;
};

declare module 'fastify' {
  interface FastifyInstance {
    parts: AppParts;
  }
  interface FastifyContextConfig {
    /** What the contracts say of the route; absent outside of them. */
    endpoint?: Endpoint;
  }
}

export type App = FastifyInstance;
