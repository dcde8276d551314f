import { expect, test } from 'vitest';
import { findMailHost, isPrivateAddress } from './mail-transport.ts';

test.each([
  '10.1.2.3',
  '127.0.0.1',
  '127.8.9.10',
  '0.0.0.0',
  '169.254.169.254',
  '172.31.255.255',
  '192.168.0.1',
  '100.64.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:a00:1',
  '64:ff9b::7f00:1',
  'fe80::1%eth0',
  'fd12:3456::1',
  '2002:7f00:1::',
])('%s is not a public address', (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '192.169.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])(
  '%s is a public address',
  (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  },
);

test.each(['localhost', '127.0.0.1', '2130706433', '0x7f.1', '[::1]'])(
  'a loopback address is seen behind the spelling %s',
  async (host) => {
    expect(await findMailHost(host)).toMatchObject({ isPrivate: true, isLoopback: true });
  },
);

test('a name that does not exist leads nowhere', async () => {
  expect(await findMailHost('no-such-host.invalid')).toBeNull();
});
