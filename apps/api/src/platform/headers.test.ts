import { afterAll, expect, test } from 'vitest';
import { openTestApp } from '../test-app.ts';

const server = await openTestApp();
afterAll(() => server.close());

test('a page runs scripts and takes style sheets of this server only, and no other page frames it', async () => {
  const { headers } = await server.app.inject('/healthz');
  const policy = new Map(
    String(headers['content-security-policy'])
      .split(';')
      .map((directive) => directive.trim().split(' '))
      .map(([name = '', ...sources]) => [name, sources.join(' ')]),
  );
  expect(policy.get('default-src')).toBe("'self'");
  expect(policy.get('script-src')).toBe("'self'");
  expect(policy.get('style-src')).toBe("'self'");
  expect(policy.get('frame-ancestors')).toBe("'none'");
  const inline = [...policy].filter(([, sources]) => sources.includes('unsafe'));
  expect(inline.map(([name]) => name)).toEqual(['style-src-attr']);
});
