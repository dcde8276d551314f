import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { id, instant, text, underWorkspace, workspaceParams } from '../primitives.ts';
import { type ExportedName, type ExportedTable, exportedTables } from './exported-tables.ts';

export const exportFormat = z.enum(['csv', 'vcf', 'json', 'zip', 'mbox', 'ics', 'graphml', 'edges']);
export type ExportFormat = z.infer<typeof exportFormat>;

/** Answers a file, in pieces as they are read; the schema cannot describe it. */
const file = z.unknown().describe('The file itself, with its own content type.');

export const exportWorkspace = endpoint({
  method: 'GET',
  path: underWorkspace('/export'),
  summary: 'Download everything that is yours as a file',
  description:
    'Contacts (csv, vcf), everything (json; zip has each kind as a file of its own, with the schema), letters (mbox), calendar (ics), network (graphml, edges).',
  access: 'owner',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object({
    format: exportFormat.default('json'),
    /** Of vCard. */
    version: z.enum(['3', '4']).default('4'),
  }),
  replies: { 200: file },
  files: [
    'application/json',
    'application/zip',
    'application/mbox',
    'application/graphml+xml',
    'text/csv',
    'text/vcard',
    'text/calendar',
  ],
});

/** The name and version by which a file is known to be an export of everything. */
export const documentFormat = 'threefold-export';

export const documentVersion = 1;

// The entries of the list are its own keys.
const rowsByName = Object.fromEntries(
  (Object.entries(exportedTables) as [ExportedName, ExportedTable][]).map(([name, { row }]) => [
    name,
    z.array(row),
  ]),
);

/** A whole workspace, as `format=json` answers it and `restore-export` takes it. */
export const exportDocument = z.object({
  format: z.literal(documentFormat),
  version: z.literal(documentVersion),
  /** Where this schema is published. */
  schema: z.string(),
  exportedAt: instant,
  workspace: z.object({ id, name: text(1000) }),
  owner: z.object({ id: text(200), name: text(1000), email: text(1000) }),
  /** In the order in which they can be restored. */
  tables: z.object(rowsByName),
});

export const exportSchemaPath = '/api/schemas/threefold-export-1.json';

/** JSON Schema of the export, for whoever reads one without this program. */
export function exportSchema(): object {
  return z.toJSONSchema(exportDocument, { io: 'input', unrepresentable: 'any' });
}

export const restoreReport = z.object({
  /** By table: rows that came in, and rows that were here already and stayed as they are. */
  tables: z.record(z.string(), z.object({ restored: z.int(), kept: z.int() })),
  restored: z.int(),
  kept: z.int(),
});
export type RestoreReport = z.infer<typeof restoreReport>;

export const restoreExport = endpoint({
  method: 'POST',
  path: underWorkspace('/restore-export'),
  summary: 'Restore an export of everything; what is here already stays as it is',
  access: 'owner',
  tokenScope: 'restore',
  recent: true,
  params: workspaceParams,
  streamed: 'The file that `export?format=json` answered, as it is (application/json, 2 GiB at most).',
  refusals: ['rule-broken'],
  replies: { 200: restoreReport },
});

export const accountDocumentFormat = 'threefold-account';

export const exportAccount = endpoint({
  method: 'GET',
  path: '/api/v1/account/export',
  summary: 'Download your whole account as one JSON file or as an archive',
  description:
    'Who you are, whom you let in, and every search of yours. The archive has each kind of thing as a file of its own.',
  access: 'person',
  tokenScope: null,
  recent: true,
  query: z.object({ format: z.enum(['json', 'zip']).default('json') }),
  replies: { 200: z.unknown().describe('The file itself.') },
  files: ['application/json', 'application/zip'],
});
