import { describe, expect, test } from 'vitest';
import { readRow } from './read-row.ts';
import { recognizeFormat } from './recognize-format.ts';

function read(more: Record<string, string>) {
  const cells = { 'First Name': 'Ruth', 'Last Name': 'Abernathy', Email: 'ruth@halden.example', ...more };
  const columns = Object.keys(cells);
  const row = readRow({ columns, cells: Object.values(cells) }, recognizeFormat([columns]).mapping);
  if (!row.ok) throw new Error(row.reason);
  return row;
}

describe('whoever wants to hear nothing more is not written to:', () => {
  test.each([
    ['Opted out of email: Marketing Information', 'true'],
    ['Unsubscribed from all email', 'TRUE'],
    ['doNotEmail', '1'],
    ['HasOptedOutOfEmail', 'true'],
    ['DoNotCall', 'yes'],
    ['do_not_contact', 'x'],
    ['Email Status', 'Unsubscribed'],
    ['Email Opt-Out', 'since 2024'],
    ['Marketing emails', 'Opted out'],
    ['Subscription Status', 'unsubscribed'],
    ['UNSUB_TIME', '2025-03-01 10:00:00'],
    ['May contact', 'No'],
    ['Consent', 'false'],
    ['Labels', 'Boston ::: Do not contact'],
    ['Tags', 'DNC'],
    ['Tags', 'bitte nicht kontaktieren'],
    ['Categories', 'Ne pas contacter;Boston'],
    ['Notes', 'Met at the gala.\nDo not contact!'],
    ['Lead stage', 'Do Not Contact'],
    ['Remark', 'Niet benaderen'],
    ['Não contatar', 'sim'],
    ['Не беспокоить', 'да'],
    ['配信停止', '1'],
    ['수신 거부', '예'],
    ['Status', '연락 금지'],
    ['Kontaktsperre', 'ja'],
  ])('%s: %s', (column, cell) => {
    expect(read({ [column]: cell }).contact).toMatchObject({
      doNotContact: true,
      emails: ['ruth@halden.example'],
    });
    expect(read({ [column]: cell }).remarks).toContain('the file says not to contact this person');
  });
});

describe('whoever said nothing of the kind is:', () => {
  test.each([
    ['Opted out of email: Marketing Information', 'false'],
    ['Unsubscribed', ''],
    ['Email Status', 'Subscribed'],
    ['Email Status', 'Not bounced'],
    ['Marketing emails', 'Opted in'],
    ['Opt in', 'yes'],
    ['May contact', 'Yes'],
    ['Do not call', 'no'],
    ['Do not call', 'Нет'],
    ['Opt out', 'never'],
    ['Status', 'Customer'],
    ['Tags', 'Contact again'],
    ['Notes', 'He said: do not contact before Monday.'],
    ['Unsubscribe link', 'https://x.example/u'],
    ['Bounces', '0'],
  ])('%s: %s', (column, cell) => {
    expect(read({ [column]: cell }).contact).toMatchObject({
      doNotContact: false,
      emails: ['ruth@halden.example'],
    });
  });
});

test.each([
  ['Email Status', 'Bounced'],
  ['Hard bounced', 'true'],
  ['CLEAN_TIME', '2025-03-01 10:00:00'],
  ['Email validation status', 'Invalid'],
])('an address from which mail came back is marked and not written to: %s: %s', (column, cell) => {
  const { contact, remarks } = read({ [column]: cell });
  expect(contact).toMatchObject({ emails: [], doNotContact: false });
  expect(contact.extra['Bounced e-mail']).toBe('ruth@halden.example');
  expect(remarks[0]).toMatch(/^mail to ruth@halden\.example bounced before/);
});
