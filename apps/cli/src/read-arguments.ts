import { parseArgs } from 'node:util';
import { type ImportMapping, importMapping } from '@threefold/contracts/contact-imports';
import { type ExportFormat, exportFormat } from '@threefold/contracts/exports/exports';
import { CommandError } from './command-error.ts';

export type Connection = { url: string; token: string | null; workspaceId: string | null };
export type Command =
  | { name: 'help' }
  | {
      name: 'import';
      file: string;
      dryRun: boolean;
      mapping: ImportMapping | null;
      encoding: string | null;
      connection: Connection;
    }
  | { name: 'export'; format: ExportFormat; version: '3' | '4'; connection: Connection }
  | { name: 'restore'; file: string; connection: Connection }
  | { name: 'demo'; remove: boolean; connection: Connection }
  | { name: 'doctor'; connection: Connection };

export const usage = `threefold: Threefold from the command line

  threefold import FILE      import a contact list: CSV, vCards, an Excel workbook, a LinkedIn archive; "-" reads standard input
      --dry-run              preview without changing anything
      --mapping MAPPING      what the columns contain: '{"Person":"name"}' or "Person=name,Firm=organization"
      --encoding NAME        which reading is right, where the letters of the file may be read in two ways: cp850
  threefold export           write everything to standard output: threefold export > threefold.json
      --format FORMAT        json (everything), zip (each kind as a file), csv, vcf, mbox, ics, graphml or edges
      --vcard 3              vCards in the older version
  threefold restore FILE     restore a full export (json)
  threefold demo             load the sample network
      --remove               remove it
  threefold doctor           check the server, its database and your token

  --url URL                  the server; else THREEFOLD_URL, else http://localhost:4600
  --token TOKEN              an access token with the scopes read, write and import; else THREEFOLD_TOKEN
  --workspace ID             your workspace, where the token lacks the scope read
  --help                     this page

Exit codes: 0 success, 1 failure, 2 wrong usage, 3 an import is waiting for a column mapping or an encoding.
`;

const options = {
  help: { type: 'boolean', short: 'h' },
  url: { type: 'string' },
  token: { type: 'string' },
  workspace: { type: 'string' },
  'dry-run': { type: 'boolean' },
  mapping: { type: 'string', multiple: true },
  encoding: { type: 'string' },
  remove: { type: 'boolean' },
  format: { type: 'string' },
  vcard: { type: 'string' },
} as const;

type Environment = Readonly<Record<string, string | undefined>>;

export function readArguments(args: readonly string[], environment: Environment): Command {
  const { values, positionals } = parse(args);
  const [name, ...rest] = positionals;
  if (values.help || name === undefined || name === 'help') return { name: 'help' };
  const connection = readConnection(values, environment);
  if (name === 'import') return readImport(rest, values, connection);
  if (name === 'restore') return readRestore(rest, connection);
  if (rest.length > 0) throw wrong(`"${name}" takes no "${rest[0]}".`);
  if (name === 'export') return { name, ...readFormat(values), connection };
  if (name === 'demo') return { name, remove: values.remove ?? false, connection };
  if (name === 'doctor') return { name, connection };
  throw wrong(`There is no command "${name}".`);
}

type Values = ReturnType<typeof parse>['values'];

function readConnection(values: Values, environment: Environment): Connection {
  return {
    url: readUrl(values.url ?? (environment.THREEFOLD_URL || 'http://localhost:4600')),
    token: values.token ?? (environment.THREEFOLD_TOKEN || null),
    workspaceId: values.workspace ?? null,
  };
}

function readImport(files: readonly string[], values: Values, connection: Connection): Command {
  const [file, ...tooMany] = files;
  if (file === undefined || tooMany.length > 0)
    throw wrong('Name one file to import, or "-" for standard input.');
  const mapping = values.mapping ? readMapping(values.mapping) : null;
  const encoding = values.encoding?.trim().toLowerCase() || null;
  return { name: 'import', file, dryRun: values['dry-run'] ?? false, mapping, encoding, connection };
}

function readRestore(files: readonly string[], connection: Connection): Command {
  const [file, ...tooMany] = files;
  if (file === undefined || tooMany.length > 0) throw wrong('Name one file to restore.');
  return { name: 'restore', file, connection };
}

function readFormat({ format = 'json', vcard = '4' }: Values): { format: ExportFormat; version: '3' | '4' } {
  const known = exportFormat.safeParse(format);
  if (!known.success)
    throw wrong(`There is no format "${format}": choose ${exportFormat.options.join(', ')}.`);
  if (vcard !== '3' && vcard !== '4') throw wrong('vCards come in version 3 or 4.');
  return { format: known.data, version: vcard };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // Node's own words name the option; what follows them is advice for programmers.
    const message = error instanceof Error ? error.message : String(error);
    throw wrong(`${message.split('. ')[0]?.replace(/\.$/, '')}.`);
  }
}

function readUrl(text: string): string {
  const url = URL.parse(text);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw wrong(`"${text}" is not an address of a server, such as http://localhost:4600.`);
  return url.href.replace(/\/+$/, '');
}

function readMapping(texts: readonly string[]): ImportMapping {
  const pairs = texts.flatMap((text) => (text.trim().startsWith('{') ? readJson(text) : readPairs(text)));
  const mapping = importMapping.safeParse(Object.fromEntries(pairs));
  if (mapping.success) return mapping.data;
  const column = String(mapping.error.issues[0]?.path[0] ?? '');
  throw wrong(
    `The mapping of "${column}" is not a field such as name, email, phone, organization, title or ignore.`,
  );
}

function readJson(text: string): [string, unknown][] {
  try {
    return Object.entries(JSON.parse(text));
  } catch {
    throw wrong('The mapping is not valid JSON.');
  }
}

function readPairs(text: string): [string, unknown][] {
  return text.split(',').map((pair) => {
    const cut = pair.lastIndexOf('=');
    if (cut < 1) throw wrong(`The mapping "${pair.trim()}" does not have the form COLUMN=FIELD.`);
    return [pair.slice(0, cut).trim(), pair.slice(cut + 1).trim()];
  });
}

function wrong(message: string): CommandError {
  return new CommandError(`${message} See threefold --help.`, 2);
}
