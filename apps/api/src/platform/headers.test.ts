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

test.each(['/api/v1/%zz', '/%E0%A4%A', '/api/v1/contacts/%'])(
  'an address that cannot be read, %s, is refused in the manner of every other refusal',
  async (url) => {
    const { statusCode, headers, body } = await server.app.inject(url);
    expect(statusCode).toBe(400);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(JSON.parse(body)).toMatchObject({ status: 400, detail: 'The request can’t be read.' });
  },
);
