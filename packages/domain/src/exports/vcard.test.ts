import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { anyContact, ruth } from './contact.fixture.ts';
import { type ContactOfVcard, type VcardVersion, vcardOf } from './vcard.ts';

const versions: VcardVersion[] = ['3', '4'];
const person = (contact = ruth): ContactOfVcard => ({
  ...contact,
  id: '0192f0c1-2f6b-7cc1-8d0e-7f5b1a2c3d4e',
  updatedAt: '2026-11-24T15:00:00.123456+00:00',
});

function read(card: string) {
  // ical.js types its parser loosely; a single card is one component.
  const component = new ICAL.Component(ICAL.parse(card) as unknown as string[]);
  // The parser leaves the escape of a semicolon where none is needed; both versions allow it.
  const all = (name: string) =>
    component
      .getAllProperties(name)
      .map((property) =>
        property
          .getValues()
          .map((value) => (typeof value === 'string' ? value.replaceAll('\\;', ';') : value)),
      );
  return { component, all };
}

describe.each(versions)('a card of version %s', (version) => {
  test('tells name, addresses, numbers with their labels, place, work, notes and tags', () => {
    const { component, all } = read(vcardOf(person(), version));
    expect(component.getFirstPropertyValue('version')).toBe(`${version}.0`);
    expect(component.getFirstPropertyValue('fn')).toBe('Ruth Álvarez');
    expect(component.getFirstPropertyValue('n')).toEqual(['Álvarez', 'Ruth', '', '', 'MD, FACP']);
    expect(all('email').flat()).toEqual(ruth.emails);
    expect(all('tel').flat()).toEqual(ruth.phones.map(({ typed }) => typed));
    expect(all('x-ablabel').flat()).toEqual(['mobile']);
    expect(all('adr').flat()).toEqual([['', '', '1 Main St, Suite 2', 'Boston', 'MA', '02111', 'US']]);
    expect(all('categories').flat()).toEqual(ruth.tags);
    expect(component.getFirstPropertyValue('note')).toBe(ruth.notes);
    expect(String(component.getFirstPropertyValue('url'))).toBe(ruth.linkedinUrl);
  });

  test('carries what an address book has no place for in properties of its own', () => {
    const { component } = read(vcardOf(person(), version));
    expect(component.getFirstPropertyValue('x-threefold-reasons')).toBe('company,work');
    expect(component.getFirstPropertyValue('x-threefold-do-not-contact')).toBe('yes');
    expect(component.getFirstPropertyValue('x-threefold-source')).toContain('Connections.csv');
  });

  test('never has a line over 75 bytes nor one that begins outside the card, whatever stands in it', () => {
    fc.assert(
      fc.property(anyContact, (contact) => {
        const lines = vcardOf(person(contact), version).split('\r\n');
        expect(lines.at(-1)).toBe('');
        for (const each of lines) expect(new TextEncoder().encode(each).length).toBeLessThanOrEqual(75);
        expect(lines.filter((each) => each === 'END:VCARD')).toHaveLength(1);
        expect(
          lines
            .slice(0, -1)
            .every((each) => /^( |(item\d+\.)?[A-Z][A-Z-]*[:;]|item\d+\.X-ABLabel:)/.test(each)),
        ).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

test('a referrer stands in RELATED', () => {
  const { all } = read(vcardOf(person(), '4'));
  expect(all('related').flat()).toEqual(ruth.referredBy);
});
