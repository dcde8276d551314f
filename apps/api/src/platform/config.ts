import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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
export class ConfigError extends Error {}

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
    secretKey: env.SECRET_KEY ? checkedSecret(env.SECRET_KEY) : keptSecret(dataDir),
    roles: readRoles(env.ROLES),
    smtpUrl: readUrl(env, 'SMTP_URL', ['smtp:', 'smtps:']),
    allowPrivateMailHosts: readFlag(env, 'ALLOW_PRIVATE_MAIL_HOSTS') ?? isLoopback(publicUrl),
    metricsPort: readPort(env, 'METRICS_PORT'),
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

function checkedSecret(secret: string): string {
  if (secret.length < 32) throw new ConfigError('SECRET_KEY must have at least 32 characters.');
  return secret;
}

/** Made on the first start and kept, so that sessions and sealed passwords survive a restart. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret-key');
  if (existsSync(file)) return checkedSecret(readFileSync(file, 'utf8').trim());
  mkdirSync(dataDir, { recursive: true });
  const secret = randomBytes(32).toString('base64url');
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}

function isLoopback(url: string | null): boolean {
  if (url === null) return true;
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
