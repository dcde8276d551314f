import { MutationObserver, QueryClient, type QueryKey, QueryObserver } from '@tanstack/react-query';
import { beforeEach, expect, test } from 'vitest';
import { heedTouched, touchedIsRead } from './touched.ts';
import { personKey, workspaceKey } from './workspace-key.ts';

const url = '/api/v1/workspaces/w1/call-backs/c1/outcome';
const never = () => undefined;
let queryClient: QueryClient;
beforeEach(() => {
  queryClient = new QueryClient();
});

/** A page that shows what it reads. Answers how often it was asked for since the first time. */
async function open(queryKey: QueryKey): Promise<() => number> {
  let asked = 0;
  const observer = new QueryObserver(queryClient, { queryKey, queryFn: () => ++asked, staleTime: 30_000 });
  observer.subscribe(never);
  await queryClient.ensureQueryData({ queryKey });
  return () => asked - 1;
}

const isStale = (queryKey: QueryKey) => queryClient.getQueryState(queryKey)?.isInvalidated;

test('the referrals that are on the screen are read again after a call that touched them, and the templates are not', async () => {
  const referrals = await open(workspaceKey('w1', 'referrals', 'list', {}));
  const templates = await open(workspaceKey('w1', 'templates', 'all'));
  heedTouched(queryClient, { url, header: 'contacts, call-backs, referrals' });
  await touchedIsRead();
  expect([referrals(), templates()]).toEqual([1, 0]);
});

test('a page that is not open is read again when it opens', () => {
  const queryKey = workspaceKey('w1', 'today');
  queryClient.setQueryData(queryKey, { items: [] });
  heedTouched(queryClient, { url, header: 'today' });
  expect(isStale(queryKey)).toBe(true);
});

test('the search of somebody else, which a coach reads, stays as it was read', () => {
  const theirs = workspaceKey('w2', 'contacts', 'read', '');
  queryClient.setQueryData(theirs, {});
  heedTouched(queryClient, { url, header: 'contacts' });
  expect(isStale(theirs)).toBe(false);
});

test('what is changed outside of a search touches what a person reads, and that part of every search', () => {
  const keys = [personKey('me'), personKey('clients'), workspaceKey('w1', 'shares'), personKey('tokens')];
  for (const queryKey of keys) queryClient.setQueryData(queryKey, {});
  heedTouched(queryClient, { url: '/api/v1/shares/s1/accept', header: 'me, clients, shares' });
  expect(keys.map(isStale)).toEqual([true, true, true, false]);
});

test('an answer that touched nothing, or names what an older page does not know, leaves everything as it is', () => {
  const queryKey = workspaceKey('w1', 'contacts', 'list');
  queryClient.setQueryData(queryKey, {});
  heedTouched(queryClient, { url, header: null });
  heedTouched(queryClient, { url, header: 'organizations' });
  expect(isStale(queryKey)).toBe(false);
});

test('what the page shows by the answer itself is not asked for at once', async () => {
  const debrief = await open(workspaceKey('w1', 'debrief', 'm1'));
  heedTouched(queryClient, {
    url,
    header: 'debrief',
    leaveAlone: ([, , resource]) => resource === 'debrief',
  });
  await touchedIsRead();
  expect(debrief()).toBe(0);
});

test('while a second change of a contact is under way the first one takes nothing from the screen', async () => {
  const mutationKey = workspaceKey('w1', 'contacts', 'one', 'p1');
  const contact = await open(mutationKey);
  const ends: (() => void)[] = [];
  const change = () => {
    const mutationFn = () => new Promise<void>((resolve) => ends.push(resolve));
    return new MutationObserver(queryClient, { mutationKey, mutationFn }).mutate();
  };
  const [first, second] = [change(), change()];
  await Promise.resolve();
  heedTouched(queryClient, { url, header: 'contacts' });
  await touchedIsRead();
  expect(contact()).toBe(0);
  ends[0]?.();
  await first;
  heedTouched(queryClient, { url, header: 'contacts' });
  await touchedIsRead();
  expect(contact()).toBe(1);
  ends[1]?.();
  await second;
});
