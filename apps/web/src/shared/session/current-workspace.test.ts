import { expect, test } from 'vitest';
import { coachedWorkspaces, ownWorkspace } from './current-workspace.ts';
import type { Me } from './me.ts';

const me: Me = {
  id: 'p1',
  name: 'Dana Whitfield',
  email: 'dana@example.org',
  workspaces: [
    { id: 'w1', name: 'A client', role: 'coach', share: { id: 's1', level: 'network' } },
    { id: 'w2', name: 'My search', role: 'owner', share: null },
  ],
};

test('a coach works in their own search unless they open a client', () => {
  expect(ownWorkspace(me)?.id).toBe('w2');
  expect(coachedWorkspaces(me).map((workspace) => workspace.id)).toEqual(['w1']);
});
