import { expect, test } from 'vitest';
import { matches } from './commands.ts';

const command = {
  id: 'c',
  label: 'Søren Lindqvist',
  hint: 'Halász Institute',
  also: 'contact person',
  run: () => {},
};

test.each(['lind', 'LIND sør', 'halasz', 'person', ''])('"%s" finds the command', (text) => {
  expect(matches(command, text)).toBe(true);
});

test.each(['qvist', 'lind tom'])('"%s" does not', (text) => {
  expect(matches(command, text)).toBe(false);
});
