import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { hasRoom, watchRoom } from './disk-room.ts';
import { asProblem } from './problem-replies.ts';

const folder = await mkdtemp(join(tmpdir(), 'threefold-room-'));
afterAll(() => rm(folder, { recursive: true }));

test('a file goes in where it leaves the database its own room, and always where the database lies elsewhere', async () => {
  const { bavail, bsize } = await statfs(folder);
  expect(await hasRoom(folder, 0)).toBe(true);
  expect(await hasRoom(folder, bavail * bsize)).toBe(false);
  expect(await hasRoom(null, Number.MAX_SAFE_INTEGER)).toBe(true);
  expect(await hasRoom(join(folder, 'not-there'), Number.MAX_SAFE_INTEGER)).toBe(true);
});

test('work that watches the room goes on while there is some', async () => {
  const room = await watchRoom(folder);
  room.end();
  expect(room.signal.aborted).toBe(false);
});

test('what the database refuses for want of room is said to be that', () => {
  const error = Object.assign(new Error('could not extend file'), {
    name: 'error',
    code: '53100',
    statusCode: 500,
  });
  expect(asProblem(error)).toMatchObject({
    status: 503,
    message: expect.stringContaining('out of disk space'),
  });
});
