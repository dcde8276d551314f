import {
  type ContactImport,
  getImport,
  type ImportRow,
  listImportRows,
  startImport,
} from '@threefold/contracts/contact-imports';
import type { ProblemDocument } from '@threefold/contracts/problem';
import type { TestApp, TestPerson } from '../test-app.ts';
import { runImport } from './run-import.ts';

/** An upload as a browser sends it; `fields` come before the file unless `after` is set. */
export async function upload(
  server: TestApp,
  person: TestPerson,
  {
    file,
    name = 'contacts.csv',
    fields = {},
    after = false,
  }: {
    file?: string | Uint8Array<ArrayBuffer>;
    name?: string;
    fields?: Record<string, string>;
    after?: boolean;
  },
): Promise<{ status: number; body: ContactImport & Pick<ProblemDocument, 'detail' | 'errors'> }> {
  const form = new FormData();
  const addFields = () => {
    for (const [field, value] of Object.entries(fields)) form.append(field, value);
  };
  if (!after) addFields();
  if (file !== undefined) form.append('file', new Blob([file]), name);
  if (after) addFields();
  const encoded = new Response(form);
  const answer = await server.app.inject({
    method: 'POST',
    url: startImport.path.replace(':workspaceId', person.workspaceId),
    headers: { cookie: person.cookie, 'content-type': encoded.headers.get('content-type') ?? '' },
    payload: Buffer.from(await encoded.arrayBuffer()),
  });
  return { status: answer.statusCode, body: answer.json() };
}

/** Uploads a file, lets the worker's job run, and answers how it ended. */
export async function importFile(
  server: TestApp,
  person: TestPerson,
  what: Parameters<typeof upload>[2],
): Promise<ContactImport> {
  const { status, body } = await upload(server, person, what);
  if (status !== 202) throw new Error(`The upload answered ${status}: ${JSON.stringify(body)}`);
  return run(server, person, body.id);
}

export async function run(server: TestApp, person: TestPerson, importId: string): Promise<ContactImport> {
  await runImport(server.app.parts, { workspaceId: person.workspaceId, importId });
  return person.call(getImport, { params: { importId } });
}

export async function rowsOf(person: TestPerson, importId: string): Promise<ImportRow[]> {
  return (await person.call(listImportRows, { params: { importId }, query: { limit: 200 } })).items;
}

export const linkedin = [
  'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
  'Ruth,Abernathy,https://www.linkedin.com/in/ruth-abernathy,ruth@halden.org,Halden Health,Medical Director,07 Mar 2024',
  '"Tomás","Hernández, MD",https://www.linkedin.com/in/tomas-h,,Kestrel Insurance,Chief Medical Officer,12 Nov 2023',
  'Priya,Raman,https://www.linkedin.com/in/priya-raman,,"Larch & Sons, Inc.",VP Clinical Affairs,30 Jan 2022',
  '',
].join('\n');

export const preamble = [
  'Notes:',
  '"When exporting your connection data, you may notice that some of the ""email addresses"" are missing,',
  'since people choose who may see them."',
  '',
  '',
].join('\n');
