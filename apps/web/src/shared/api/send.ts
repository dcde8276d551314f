import { onlineManager } from '@tanstack/react-query';
import { problemFrom, unreachable } from './api-problem.ts';
import { type LeaveAlone, reportTouched } from './touched.ts';

type Outgoing = {
  method: string;
  url: string;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
  outlivesPage?: boolean | undefined;
  leaveAlone?: LeaveAlone | undefined;
};

// Browsers refuse more than 64 KiB to a call that outlives its page, of all such calls together.
const mostToOutlive = 16_000;
const mayOutlive = (body: BodyInit | undefined): boolean =>
  body === undefined || (typeof body === 'string' && body.length <= mostToOutlive);

const readBody = async (response: Response): Promise<unknown> => {
  if (response.status === 204) return null;
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('json')) return null;
  return response.json().catch(() => null);
};

const encode = (body: unknown): { body?: BodyInit; type?: string } => {
  if (body === undefined) return {};
  if (body instanceof FormData) return { body };
  // A file of JSON goes as it is, however large.
  if (body instanceof Blob) return { body, type: 'application/json' };
  return { body: JSON.stringify(body), type: 'application/json' };
};

const isTimeOut = ({ reason }: AbortSignal): boolean =>
  reason instanceof DOMException && reason.name === 'TimeoutError';

/** One HTTP call with the session's cookie; throws `ApiProblem` for everything that is not a success. */
export const send = async (call: Outgoing): Promise<unknown> => {
  const { method, url, body, headers, signal, outlivesPage = false, leaveAlone } = call;
  const { body: encoded, type } = encode(body);
  const response = await fetch(url, {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json, application/problem+json',
      // A form on another site cannot set this header without a preflight, which the server refuses.
      'x-requested-with': 'threefold',
      ...(type ? { 'content-type': type } : {}),
      ...headers,
    },
    ...(encoded === undefined ? {} : { body: encoded }),
    ...(signal ? { signal } : {}),
    ...(outlivesPage && mayOutlive(encoded) ? { keepalive: true } : {}),
  }).catch((error: unknown) => {
    if (signal?.aborted && !isTimeOut(signal)) throw error;
    onlineManager.setOnline(false);
    throw unreachable();
  });
  // The browser's own word says only that there is some network, so every answer and every silence counts.
  onlineManager.setOnline(true);
  const answer = await readBody(response);
  if (!response.ok) throw problemFrom(response.status, answer);
  if (method !== 'GET') reportTouched({ url, header: response.headers.get('touched'), leaveAlone });
  return answer;
};

type Listener = () => void;

const listeners = new Set<Listener>();

/** Calls back when the server no longer knows the session. Returns the way to stop listening. */
export const onSignedOut = (listener: Listener): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const reportSignedOut = (): void => {
  for (const listener of listeners) listener();
};
