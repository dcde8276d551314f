import fastifyPostgres from '@fastify/postgres';
import pg from 'pg';
import { callBacksRoutes } from './call-backs/call-backs-routes.ts';
import { coachingRoutes } from './coaching/coaching-routes.ts';
import { consequences } from './consequences.ts';
import { contactImportsRoutes } from './contact-imports/contact-imports-routes.ts';
import { contactMergingRoutes } from './contact-merging/contact-merging-routes.ts';
import { contactsRoutes } from './contacts/contacts-routes.ts';
import { erasureRoutes } from './erasure/erasure-routes.ts';
import { exportsRoutes } from './exports/exports-routes.ts';
import { findingsRoutes } from './findings/findings-routes.ts';
import { historyRoutes } from './history/history-routes.ts';
import { createAccess } from './identity/access.ts';
import { createAuthentication } from './identity/authentication.ts';
import { authenticationRoutes } from './identity/authentication-routes.ts';
import { identityRoutes } from './identity/identity-routes.ts';
import { keepWarmRoutes } from './keep-warm/keep-warm-routes.ts';
import { lettersRoutes } from './letters/letters-routes.ts';
import { meetingsRoutes } from './meetings/meetings-routes.ts';
import { meetingPlanner } from './meetings/plan-meeting.ts';
import { networkRoutes } from './network/network-routes.ts';
import type { App } from './platform/app-parts.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { createDatabase, poolOptions } from './platform/database.ts';
import { bearAbsence } from './platform/database-absence.ts';
import type { DatabaseAddress, DatabaseWay } from './platform/database-address.ts';
import { healthRoutes } from './platform/health-routes.ts';
import { createHttp } from './platform/http.ts';
import { replyWithProblems } from './platform/problem-replies.ts';
import { createTouched } from './platform/touched.ts';
import { builtWebApp, serveWebApp } from './platform/web-files.ts';
import { readFrom } from './read-from.ts';
import { referralsRoutes } from './referrals/referrals-routes.ts';
import { sampleNetworkRoutes } from './sample-network/sample-network-routes.ts';
import { settingsRoutes } from './settings/settings-routes.ts';
import { todayRoutes } from './today/today-routes.ts';

export type AppOptions = {
  config: Config;
  /** Address of the server's own role, which owns nothing. */
  databaseUrl: string;
  /** What `findDatabaseWay` found at that address. */
  databaseWay?: DatabaseWay;
  clock?: Clock;
  checkReplies?: boolean;
  rateLimited?: boolean;
  /** Folder of the built web app. */
  webApp?: string;
};

/** The composition root: every feature, by name. */
export async function createApp(options: AppOptions): Promise<App> {
  const {
    config,
    clock = systemClock,
    checkReplies = false,
    rateLimited = options.config.rateLimited,
  } = options;
  const app = await createHttp({ config, checkReplies, rateLimited });
  const databaseAddress: DatabaseAddress = { url: options.databaseUrl, way: options.databaseWay ?? 'direct' };
  await app.register(fastifyPostgres, poolOptions(databaseAddress));
  const db = createDatabase(app.pg.pool, { consequences, way: databaseAddress.way });
  const authenticationPool = new pg.Pool({ ...poolOptions(databaseAddress), types: pg.types, max: 4 });
  const letGo = bearAbsence([app.pg.pool, authenticationPool], databaseAddress.url);
  app.addHook('onClose', () => Promise.all([authenticationPool.end(), letGo()]));
  const authentication = createAuthentication({ db, pool: authenticationPool, config, clock, rateLimited });
  const access = createAccess({ db, authentication, publicUrl: config.publicUrl });
  app.decorate('parts', { db, databaseAddress, clock, config, access, touchedBy: createTouched(readFrom) });

  replyWithProblems(app, { checkReplies });
  healthRoutes(app);
  authenticationRoutes(app, authentication);
  identityRoutes(app);
  settingsRoutes(app);
  contactsRoutes(app);
  contactImportsRoutes(app);
  contactMergingRoutes(app);
  referralsRoutes(app);
  historyRoutes(app);
  networkRoutes(app);
  coachingRoutes(app);
  todayRoutes(app);
  lettersRoutes(app);
  meetingsRoutes(app);
  findingsRoutes(app);
  callBacksRoutes(app, meetingPlanner);
  keepWarmRoutes(app);
  sampleNetworkRoutes(app);
  exportsRoutes(app);
  erasureRoutes(app);
  await serveWebApp(app, options.webApp ?? builtWebApp);
  return app;
}
