// Why a start failed, in one sentence that says what to do. Needs nothing that is installed: it has to speak where that is
// damaged.

/** A start that another one will not mend; the message is the sentence. */
export class StartFault extends Error {
  override name = 'StartFault';
}

/** The first is for what has to be mended by hand, the second for what may pass by itself (the numbers of sysexits.h). */
export const exitCodes = { wrong: 78, passing: 75 } as const;

export type ExplainedFault = { sentence: string; exitCode: number };

export function explainStartFault(error: unknown, env: NodeJS.ProcessEnv): ExplainedFault {
  if (!(error instanceof Error)) return { sentence: String(error), exitCode: 1 };
  if (sentenceErrors.has(error.name)) return { sentence: error.message, exitCode: exitCodes.wrong };
  if (error instanceof Passing) return { sentence: error.message, exitCode: exitCodes.passing };
  const sentence = ofListening(error, env) ?? ofTheSystem(error);
  if (sentence) return { sentence, exitCode: exitCodes.wrong };
  const trace = env.LOG_LEVEL === 'debug' ? `\n${error.stack}` : '';
  return {
    sentence: `Threefold could not start: ${oneLine(error.message)}. Nobody foresaw this; LOG_LEVEL=debug shows where it happened.${trace}`,
    exitCode: 1,
  };
}

/** Errors of ours, whose messages are made for the person at the terminal. */
const sentenceErrors = new Set(['StartFault', 'ConfigError', 'MigrationError', 'LocalPostgresError']);

/** A database that is not there yet. */
class Passing extends Error {}

/** While the program itself is loaded, nothing can fail but the installation. */
export function importingFault(error: unknown): never {
  const reason = error instanceof Error ? oneLine(error.message) : String(error);
  throw new StartFault(
    `The installation is damaged (${reason.slice(0, 200)}). Delete the folder node_modules and run npm start, which installs it anew.`,
  );
}

/** Connects to the database that the setting names: what goes wrong is told by that name, and never the password. */
export async function reach<Result>(setting: string, connect: () => Promise<Result>): Promise<Result> {
  try {
    return await connect();
  } catch (error) {
    if (!(error instanceof Error) || sentenceErrors.has(error.name)) throw error;
    const code = codeOf(error);
    if (/^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|57P03)/.test(code) || isSilent(error))
      throw new Passing(
        `The database at ${setting} does not answer (${code || 'no answer in time'}). Check the address and that it is running.`,
      );
    if (code === '53300')
      throw new Passing(
        `The database at ${setting} takes no more connections (53300). Let it take more, or end some.`,
      );
    const advice = adviceFor(error, code);
    if (advice) throw new StartFault(`The database at ${setting} ${advice}`);
    if ('severity' in error)
      throw new StartFault(`The database at ${setting} refused (${code}): ${oneLine(error.message)}.`);
    throw error;
  }
}

function isSilent({ message }: Error): boolean {
  return /timeout|terminated unexpectedly/i.test(message);
}

function adviceFor(error: Error, code: string): string | undefined {
  if (code === '3D000') return 'is not there (3D000). Create it, or check the name after the last slash.';
  if (code === '28P01' || code === '28000')
    return `does not answer to this user and password (${code}). Check both, and whether this machine may connect.`;
  if (code === '25006') return 'can only be read (25006): it is a replica. Name the one that takes writes.';
  if (code === '42501')
    return `does not let this role do what is needed (42501: ${oneLine(error.message)}). docs/operations.md says what an administrator has to do once.`;
  if (code === '53100') return 'has no room left on its disk (53100). Make room there.';
  if (/SSL|TLS|certificate|CERT/.test(`${code} ${error.message}`))
    return `was not reached over TLS (${oneLine(error.message)}). Set NODE_EXTRA_CA_CERTS to the file of its certificate authority, or end its address with ?uselibpqcompat=true&sslmode=require to do without one.`;
  return undefined;
}

function ofListening(error: Error, env: NodeJS.ProcessEnv): string | undefined {
  if (!('syscall' in error) || (error.syscall !== 'listen' && error.syscall !== 'getaddrinfo'))
    return undefined;
  const code = codeOf(error);
  const port = 'port' in error ? String(error.port) : '';
  const setting = port !== '' && port === env.METRICS_PORT ? 'METRICS_PORT' : 'PORT';
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Stop what uses it, or choose another with ${setting}.`;
  if (code === 'EACCES')
    return `Port ${port} may not be used by this user. Choose one above 1023 with ${setting}, and put a proxy in front.`;
  return `HOST (${env.HOST}) is no address of this machine (${code}). Use 127.0.0.1, or 0.0.0.0 for all.`;
}

const systemFaults: Readonly<Record<string, string>> = {
  EACCES: 'Give this user the right to read and write it, or name another directory in DATA_DIR.',
  EPERM: 'Give this user the right to change it, or name another directory in DATA_DIR.',
  EROFS: 'It can only be read: name another directory in DATA_DIR.',
  ENOSPC: 'The disk is full: make room, or name a directory on another one in DATA_DIR.',
  EDQUOT: 'The quota is used up: make room, or name a directory on another disk in DATA_DIR.',
  ENOTDIR: 'A part of the path is a file and no directory: name another one in DATA_DIR.',
  EEXIST: 'There is a file of this name: move it away, or name another directory in DATA_DIR.',
  EISDIR: 'It is a directory and should be a file: move it away.',
  ENOENT: 'It is missing: restore it from a backup.',
  ENAMETOOLONG: 'The path is too long: name another directory in DATA_DIR.',
  EMFILE: 'Too many files are open: raise the limit (ulimit -n).',
  ENFILE: 'Too many files are open on this machine.',
  ENOMEM: 'The machine has no memory left.',
  EIO: 'The disk cannot be read: check it, and restore a backup.',
};

function ofTheSystem(error: Error): string | undefined {
  const code = codeOf(error);
  const advice = systemFaults[code];
  if (advice === undefined || !('path' in error || 'syscall' in error)) return undefined;
  const path = 'path' in error ? String(error.path) : 'A file';
  return `${path} cannot be used (${code}). ${advice}`;
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/\.$/, '');
}
