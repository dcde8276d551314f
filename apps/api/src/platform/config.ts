import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export type Role = 'http' | 'worker';

/** The settings of one run, read once from the environment. */
export type Config = {
  host: string;
  port: number;
  /** Where people reach the server; cookies, links and origins are made from it. */
  publicUrl: string;
  /** Owner's address of another Postgres; null for the embedded one. */
  databaseUrl: string | null;
  /** Address for the server's own role, where a pooler stands between; null to derive it from the owner's. */
  appDatabaseUrl: string | null;
  dataDir: string;
  /** Where the embedded Postgres keeps its files, once it runs; null for another one. */
  clusterDir: string | null;
  /** 32 bytes or more, text. Signs sessions, seals mail passwords, derives the database role's password. */
  secretKey: string;
  /** It was made by this very start. */
  hasNewSecret: boolean;
  roles: readonly Role[];
  /** The system's own mail (invitations); null where there is none. */
  smtpUrl: string | null;
  /** Whether a seeker's mail server may lie on a private or loopback address. */
  allowPrivateMailHosts: boolean;
  /** Loopback port for Prometheus; null for none. */
  metricsPort: number | null;
  logLevel: string;
  /** Off only where something in front of the server limits requests, and in the bench. */
  rateLimited: boolean;
};

/** A setting is wrong; the message is one line that names it. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

type Environment = Record<string, string | undefined>;

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

export function readConfig(env: Environment): Config {
  const host = env.HOST || '127.0.0.1';
  const port = readPort(env, 'PORT') ?? 4600;
  const publicUrl = readUrl(env, 'PUBLIC_URL', ['http:', 'https:']) ?? `http://localhost:${port}`;
  const dataDir = resolve(env.DATA_DIR || '.data');
  return {
    host,
    port,
    publicUrl: publicUrl.replace(/\/+$/, ''),
    databaseUrl: readUrl(env, 'DATABASE_URL', ['postgres:', 'postgresql:']),
    appDatabaseUrl: readUrl(env, 'APP_DATABASE_URL', ['postgres:', 'postgresql:']),
    dataDir,
    clusterDir: null,
    ...(env.SECRET_KEY
      ? { secretKey: checkedSecret(env.SECRET_KEY), hasNewSecret: false }
      : keptSecret(dataDir)),
    roles: readRoles(env.ROLES),
    smtpUrl: readUrl(env, 'SMTP_URL', ['smtp:', 'smtps:']),
    allowPrivateMailHosts: readFlag(env, 'ALLOW_PRIVATE_MAIL_HOSTS') ?? isLoopback(publicUrl),
    metricsPort: readMetricsPort(env, port),
    logLevel: readChoice(env, 'LOG_LEVEL', logLevels) ?? 'warn',
    rateLimited: readChoice(env, 'RATE_LIMIT', ['on', 'off']) !== 'off',
  };
}

function readPort(env: Environment, name: string): number | null {
  const value = env[name];
  if (!value) return null;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new ConfigError(`${name} must be a port between 0 and 65535, but it is "${value}".`);
  return port;
}

function readMetricsPort(env: Environment, port: number): number | null {
  const metricsPort = readPort(env, 'METRICS_PORT');
  if (metricsPort === port) throw new ConfigError('METRICS_PORT must be another port than PORT.');
  return metricsPort;
}

function readUrl(env: Environment, name: string, protocols: readonly string[]): string | null {
  const value = env[name];
  if (!value) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !protocols.includes(url.protocol))
    throw new ConfigError(`${name} must be an address that begins with ${protocols.join('// or ')}//.`);
  return value;
}

function readFlag(env: Environment, name: string): boolean | null {
  const value = readChoice(env, name, ['true', 'false']);
  return value === null ? null : value === 'true';
}

function readChoice(env: Environment, name: string, choices: readonly string[]): string | null {
  const value = env[name];
  if (!value) return null;
  if (!choices.includes(value))
    throw new ConfigError(`${name} must be one of ${choices.join(', ')}, but it is "${value}".`);
  return value;
}

function readRoles(value: string | undefined): readonly Role[] {
  const names = (value || 'http,worker').split(',').map((name) => name.trim());
  const roles = names.filter((name): name is Role => name === 'http' || name === 'worker');
  if (roles.length !== names.length || roles.length === 0)
    throw new ConfigError(`ROLES must list http, worker or both, but it is "${value}".`);
  return roles;
}

function checkedSecret(secret: string, source = 'SECRET_KEY'): string {
  if (secret.length >= 32) return secret;
  const advice = source === 'SECRET_KEY' ? '' : ' Restore it from a backup.';
  throw new ConfigError(`${source} must have at least 32 characters.${advice}`);
}

/**
 * Made on the first start and kept, so that sessions and sealed passwords survive a restart. Beside a database that was begun
 * with another one a new one is never made.
 */
function keptSecret(dataDir: string): Pick<Config, 'secretKey' | 'hasNewSecret'> {
  const file = secretFile(dataDir);
  try {
    if (existsSync(file))
      return { secretKey: checkedSecret(readFileSync(file, 'utf8').trim(), file), hasNewSecret: false };
    if (existsSync(join(dataDir, 'postgres/cluster')) || existsSync(join(dataDir, 'postgres-home')))
      throw new ConfigError(
        `The secret key of the database in ${dataDir} is missing: restore ${file} from a backup, or set SECRET_KEY to what was in it. Where it is lost for good, write 32 characters or more of your own into that file; everybody signs in anew then, and mail passwords are asked for again.`,
      );
    return { secretKey: makeSecret(dataDir, file), hasNewSecret: true };
  } catch (error) {
    if (!(error instanceof Error) || error instanceof ConfigError) throw error;
    const code = 'code' in error ? ` (${error.code})` : '';
    throw new ConfigError(
      `The secret key cannot be kept in the directory ${dataDir}${code}: let this user read and write there, or name another directory in DATA_DIR.`,
    );
  }
}

/** Under its name only once it is whole. */
function makeSecret(dataDir: string, file: string): string {
  mkdirSync(dataDir, { recursive: true });
  const secret = randomBytes(32).toString('base64url');
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, `${secret}\n`, { mode: 0o600, flush: true });
  // Of two that start at once, the first one's holds for both.
  if (!existsSync(file)) linkSync(unfinished, file);
  rmSync(unfinished);
  return readFileSync(file, 'utf8').trim();
}

/** The database that DATABASE_URL names was begun with another key, which the new one would make everybody forget. */
export function discardNewSecret({ dataDir }: Config): never {
  rmSync(secretFile(dataDir));
  throw new ConfigError(
    `The database at DATABASE_URL was begun with a secret key that is neither in SECRET_KEY nor in ${secretFile(dataDir)}: set SECRET_KEY to it. Where it is lost for good, set another; everybody signs in anew then, and mail passwords are asked for again.`,
  );
}

function secretFile(dataDir: string): string {
  return join(dataDir, 'secret-key');
}

function isLoopback(url: string | null): boolean {
  if (url === null) return true;
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
