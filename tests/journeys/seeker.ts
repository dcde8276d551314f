import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';

type Made = { id: string; version: number };

/** Somebody who is signed in in the browser of a page. What a story takes for granted is put there over the API. */
export type Seeker = {
  email: string;
  /** An address of the API below the seeker's own search. */
  path: (rest: string) => string;
  /** Posts to the seeker's own search. */
  post: (rest: string, body: object) => Promise<Made>;
  /** A contact with an address and a number, in New York unless another zone is given. */
  meet: (givenName: string, familyName: string, more?: object) => Promise<Made>;
  /** An outreach letter that went out on paper and promised a call at this instant. */
  promise: (contactId: string, promiseAt: string) => Promise<void>;
};

export async function signUp(page: Page, name = 'Dana Whitfield'): Promise<Seeker> {
  const email = `${randomUUID()}@example.org`;
  const send = async (method: 'POST' | 'PATCH', url: string, data: object) => {
    const answer = await page.request.fetch(url, { method, data });
    if (!answer.ok()) throw new Error(`${method} ${url} answered ${answer.status()}: ${await answer.text()}`);
    return answer.json();
  };
  await send('POST', '/api/auth/sign-up/email', { name, email, password: 'a long enough password' });
  const me = await (await page.request.get('/api/v1/me')).json();
  const path = (rest: string) => `/api/v1/workspaces/${me.workspaces[0].id}${rest}`;
  const profile = { credentials: 'MD', background: 'ten years of surgery', aim: 'utilization management' };
  await send('PATCH', path('/settings'), { timeZone: 'America/New_York', profile });
  const post: Seeker['post'] = (rest, body) => send('POST', path(rest), body);
  return {
    email,
    path,
    post,
    meet: (givenName, familyName, more) =>
      post('/contacts', {
        givenName,
        familyName,
        emails: [`${familyName.toLowerCase()}@halden.example`],
        phones: ['+1 212 555 0143'],
        timeZone: 'America/New_York',
        reasons: ['role'],
        ...more,
      }),
    promise: async (contactId, promiseAt) => {
      const letter = await post(`/contacts/${contactId}/letters`, { kind: 'outreach', promiseAt });
      await post(`/letters/${letter.id}/send`, { via: 'paper', allowBlanks: true });
    },
  };
}
