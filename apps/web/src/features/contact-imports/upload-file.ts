// An upload that tells how far it is, which `fetch` cannot.
import type { ContactImport } from '@threefold/contracts/contact-imports';
import { ApiProblem, problemFrom, unreachable } from '../../shared/api/api-problem.ts';
import { reportSignedOut } from '../../shared/api/signed-out.ts';
import { reportTouched } from '../../shared/api/touched.ts';

export type Upload = { workspaceId: string; id: string; file: File; dryRun: boolean };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Refusals that a server in between may answer, which knows nothing of contacts. */
const explained = (status: number, body: unknown): ApiProblem => {
  const problem = problemFrom(status, body);
  if (problem.detail) return problem;
  if (status === 413)
    return new ApiProblem({
      status,
      title: problem.title,
      detail: 'The file is too large. Divide it and import the parts one after the other.',
    });
  if (status === 415)
    return new ApiProblem({
      status,
      title: problem.title,
      detail: 'This kind of file cannot be read. Save the list as CSV, then choose that file.',
    });
  return problem;
};

/** Sends the file; `onProgress` gets the share sent, from 0 to 1. */
export const uploadFile = (
  { workspaceId, id, file, dryRun }: Upload,
  onProgress: (share: number) => void,
): Promise<ContactImport> =>
  new Promise((resolve, reject) => {
    const form = new FormData();
    form.append('id', id);
    form.append('dryRun', String(dryRun));
    form.append('file', file, file.name);
    const request = new XMLHttpRequest();
    const url = `/api/v1/workspaces/${encodeURIComponent(workspaceId)}/imports`;
    request.open('POST', url);
    request.setRequestHeader('accept', 'application/json, application/problem+json');
    request.setRequestHeader('x-requested-with', 'threefold');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(unreachable());
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status === 401) reportSignedOut();
      if (request.status < 200 || request.status >= 300) {
        reject(explained(request.status, body));
        return;
      }
      reportTouched({ url, header: request.getResponseHeader('touched') });
      // The server checks its answers against the contract.
      resolve(body as ContactImport);
    };
    request.send(form);
  });
