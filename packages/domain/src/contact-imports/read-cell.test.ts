import { expect, test } from 'vitest';
import { readEmail, readLinkedinUrl } from './read-cell.ts';

test.each([
  ['ruth@halden.org', 'ruth@halden.org'],
  [' Ruth <Ruth.A@Halden.ORG> ', 'Ruth.A@Halden.ORG'],
  ['mailto:ruth@halden.org', 'ruth@halden.org'],
  ["o'brien+md@mail.halden.co.uk", "o'brien+md@mail.halden.co.uk"],
  ['jörg@müller.de', 'jörg@müller.de'],
  ['ruth@halden', null],
  ['ruth at halden.org', null],
  ['ruth..a@halden.org', null],
  ['ruth@-halden.org', null],
  ['@halden.org', null],
])('%s as an e-mail is %s', (text, expected) => {
  expect(readEmail(text)).toBe(expected);
});

test.each([
  ['https://www.linkedin.com/in/ruth-a', 'https://www.linkedin.com/in/ruth-a'],
  ['linkedin.com/in/Ruth-A/', 'https://www.linkedin.com/in/ruth-a'],
  ['https://de.linkedin.com/in/j%C3%B6rg?trk=x', 'https://www.linkedin.com/in/j%C3%B6rg'],
  ['https://www.linkedin.com/in/jörg/details', 'https://www.linkedin.com/in/j%C3%B6rg'],
  ['https://www.linkedin.com/in/50%', 'https://www.linkedin.com/in/50%25'],
  ['https://www.linkedin.com/company/halden', null],
  ['https://evil.com/linkedin.com/in/x', null],
])('%s as a LinkedIn page is %s', (text, expected) => {
  expect(readLinkedinUrl(text)).toBe(expected);
});
