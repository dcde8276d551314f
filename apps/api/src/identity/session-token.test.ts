import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { sessionTokenOf } from './session-token.ts';

const secret = 'a secret that nobody guesses';
const signed = (token: string, by = secret) =>
  encodeURIComponent(`${token}.${createHmac('sha256', by).update(token).digest('base64')}`);
const read = (cookies: string | undefined) => sessionTokenOf(cookies, { cookieName: 'a.session', secret });

test('a session is known by the token that this server signed, whatever other cookies there are', () => {
  expect(read(`theme=dark; a.session=${signed('q3Zx_9-k')}; b=1`)).toBe('q3Zx_9-k');
});

test('a token that somebody else signed, or nobody, opens nothing', () => {
  expect(read(`a.session=${signed('q3Zx', 'another secret')}`)).toBeUndefined();
  expect(read('a.session=q3Zx')).toBeUndefined();
  expect(read(`a.session=${signed('q3Zx').replace('q3Zx', 'q3Zy')}`)).toBeUndefined();
});

test('what cannot be read is no session', () => {
  expect(read(undefined)).toBeUndefined();
  expect(read('')).toBeUndefined();
  expect(read('a.session=%E0%A4%A')).toBeUndefined();
  expect(read(`xa.session=${signed('q3Zx')}`)).toBeUndefined();
});
