export type BenchWorkspace = { workspaceId: string; headers: { authorization: string } };

/** Signs a seeker up over HTTP and answers a token that may do everything. */
export async function createWorkspace(url: string): Promise<BenchWorkspace> {
  const json = { 'content-type': 'application/json' };
  const signedUp = await fetch(`${url}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({
      name: 'Bench',
      email: `bench-${Date.now()}@example.org`,
      password: 'a long enough password',
    }),
  });
  const cookie = signedUp.headers
    .getSetCookie()
    .map((each) => each.split(';', 1)[0])
    .join('; ');
  const me = await (await fetch(`${url}/api/v1/me`, { headers: { cookie } })).json();
  const made = await fetch(`${url}/api/v1/tokens`, {
    method: 'POST',
    headers: { ...json, cookie },
    body: JSON.stringify({ name: 'bench', scopes: ['read', 'write', 'import'] }),
  });
  const { token } = await made.json();
  return { workspaceId: me.workspaces[0].id, headers: { authorization: `Bearer ${token}` } };
}
