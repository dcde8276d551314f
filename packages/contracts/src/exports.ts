import { z } from 'zod';
import { contactParams } from './contacts.ts';
import { endpoint } from './endpoint.ts';
import { type ExportedName, type ExportedTable, exportedTables } from './exported-tables.ts';
import { id, instant, page, pageQuery, text, underWorkspace, workspaceParams } from './primitives.ts';

export const exportFormat = z.enum(['csv', 'vcf', 'json', 'zip', 'mbox', 'ics', 'graphml', 'edges']);
export type ExportFormat = z.infer<typeof exportFormat>;

/** Answers a file, in pieces as they are read; the schema cannot describe it. */
const file = z.unknown().describe('The file itself, with its own content type.');

export const exportWorkspace = endpoint({
  method: 'GET',
  path: underWorkspace('/export'),
  tag: 'exports',
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
  tag: 'exports',
  summary: 'Restore an export of everything; what is here already stays as it is',
  access: 'owner',
  tokenScope: 'import',
  params: workspaceParams,
  streamed: 'The file that `export?format=json` answered, as it is (application/json, 2 GiB at most).',
  refusals: ['rule-broken'],
  replies: { 200: restoreReport },
});

export const accessLogItem = z.object({ id, at: instant, kind: z.string(), sentence: z.string() });
export type AccessLogItem = z.infer<typeof accessLogItem>;

export const listAccess = endpoint({
  method: 'GET',
  path: underWorkspace('/access-log'),
  tag: 'exports',
  summary: 'List who looked at your search and what left it, newest first',
  access: 'owner',
  tokenScope: 'read',
  params: workspaceParams,
  query: z.object(pageQuery),
  replies: { 200: page(accessLogItem) },
});

export const reportSection = z.object({
  title: z.string(),
  items: z.array(z.object({ at: instant.nullable(), heading: z.string(), text: z.string().nullable() })),
});
export const accessReport = z.object({
  contactId: id,
  name: z.string(),
  madeAt: instant,
  /** Where the data came from, in one sentence. */
  source: z.string(),
  sections: z.array(reportSection),
});
export type AccessReport = z.infer<typeof accessReport>;

export const getAccessReport = endpoint({
  method: 'GET',
  path: underWorkspace('/contacts/:contactId/access-report'),
  tag: 'exports',
  summary: 'Get everything that is held on one person, with where it came from',
  access: 'owner',
  tokenScope: 'read',
  params: contactParams,
  replies: { 200: accessReport },
});

export const eraseContact = endpoint({
  method: 'POST',
  path: underWorkspace('/contacts/:contactId/erase'),
  tag: 'exports',
  summary: 'Erase one person permanently',
  description: 'When referrals lead through them, an unnamed person stays in their place.',
  access: 'owner',
  tokenScope: 'write',
  params: contactParams,
  replies: { 200: z.object({ id, erased: z.literal(true), staysUnnamed: z.boolean() }) },
});
