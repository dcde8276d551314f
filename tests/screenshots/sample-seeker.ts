import type { APIRequestContext, BrowserContext } from '@playwright/test';

export type Seeker = { workspaceId: string; request: APIRequestContext; path: (rest: string) => string };

/** Signs up in the browser's own context, so that its pages are signed in, and loads the sample network. */
export async function signUpWithSample(
  context: BrowserContext,
  { name, email }: { name: string; email: string },
): Promise<Seeker> {
  const { request } = context;
  await post(request, '/api/auth/sign-up/email', { name, email, password: 'a long enough password' });
  const me = await (await request.get('/api/v1/me')).json();
  const workspaceId: string = me.workspaces[0].id;
  const path = (rest: string) => `/api/v1/workspaces/${workspaceId}${rest}`;
  const profile = {
    name,
    credentials: 'MD',
    background: 'fourteen years of hospital medicine',
    aim: 'utilization management',
    phone: '+1 312 555 0117',
  };
  await request.patch(path('/settings'), {
    data: { timeZone: 'America/Chicago', region: 'IL', minutesPerDay: 30, profile },
  });
  await post(request, path('/sample-network'));
  return { workspaceId, request, path };
}

export async function post(
  request: APIRequestContext,
  url: string,
  data?: object,
): Promise<Record<string, never> & { id: string }> {
  const answer = await request.post(url, data && { data });
  if (!answer.ok()) throw new Error(`${url} answered ${answer.status()}: ${await answer.text()}`);
  return answer.json();
}

export async function findContact({ request, path }: Seeker, name: string): Promise<{ id: string }> {
  const page = await (await request.get(path('/contacts'), { params: { q: name } })).json();
  const [first] = page.items;
  if (!first) throw new Error(`The sample has nobody called ${name}.`);
  return first;
}
