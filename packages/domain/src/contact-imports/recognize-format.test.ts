import { describe, expect, test } from 'vitest';
import { idColumn, threefoldColumns } from '../contacts/import-fields.ts';
import { recognizeFormat } from './recognize-format.ts';

function row(line: string) {
  return line.split(',');
}
const linkedin = row('First Name,Last Name,URL,Email Address,Company,Position,Connected On');
const ruth = row(
  'Ruth,"Abernathy",https://www.linkedin.com/in/ruth-a,,Halden Health,Medical Director,07 Mar 2024',
);
const preamble = [
  ['Notes:'],
  ['When exporting your connection data, some of the addresses are missing.'],
  [''],
];

describe('a LinkedIn file is recognized', () => {
  test('with and without its preamble', () => {
    expect(recognizeFormat([...preamble, linkedin, ruth])).toMatchObject({
      format: 'linkedin-connections',
      headerRow: 3,
      needsMapping: false,
    });
    expect(recognizeFormat([linkedin, ruth])).toMatchObject({ format: 'linkedin-connections', headerRow: 0 });
  });

  test('each column by its name', () => {
    expect(recognizeFormat([linkedin]).mapping).toEqual({
      'First Name': 'givenName',
      'Last Name': 'familyName',
      URL: 'linkedinUrl',
      'Email Address': 'email',
      Company: 'organization',
      Position: 'title',
      'Connected On': 'connectedOn',
    });
  });

  test('with a mark before the first name, and in an older file without addresses of pages', () => {
    const older = ['\uFEFFFirst Name', 'Last Name', 'Email Address', 'Company', 'Position', 'Connected On'];
    const read = recognizeFormat([older, ['Ruth', 'Abernathy', '', '', '', '']]);
    expect(read.format).toBe('linkedin-connections');
    expect(read.columns[0]).toBe('First Name');
    expect(read.mapping['First Name']).toBe('givenName');
  });

  test.each([
    ['German', 'Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am'],
    ['French', 'Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connecté le'],
    ['Spanish', 'Nombre,Apellidos,URL,Dirección de correo electrónico,Empresa,Cargo,Conectado el'],
  ])('in %s', (_, header) => {
    const read = recognizeFormat([row(header)]);
    expect(read.format).toBe('linkedin-connections');
    expect(Object.values(read.mapping)).toEqual([
      'givenName',
      'familyName',
      'linkedinUrl',
      'email',
      'organization',
      'title',
      'connectedOn',
    ]);
  });

  test.each([
    ['CONVERSATION ID,CONVERSATION TITLE,FROM,TO,DATE,CONTENT', /messages\.csv/],
    ['From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl', /Invitations\.csv/],
  ])('and its other files are told by name', (header, problem) => {
    expect(recognizeFormat([row(header)]).problem).toMatch(problem);
  });
});

describe('address books and other tools are recognized', () => {
  test.each([
    [
      'google-contacts',
      'First Name,Middle Name,Last Name,Organization Name,Organization Title,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value',
    ],
    [
      'google-contacts',
      'Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Organization 1 - Name',
    ],
    [
      'outlook',
      'Title,First Name,Middle Name,Last Name,Suffix,Company,Job Title,Business City,E-mail Address,Referred By',
    ],
    ['hubspot', 'Record ID,First Name,Last Name,Email,Phone Number,Job Title,Company Name'],
    [
      'salesforce',
      'Salutation,First Name,Last Name,Title,Mailing City,Phone,Email,Account Owner,Account Name',
    ],
    ['plain-csv', 'Name,E-mail,Hospital'],
    ['threefold', threefoldColumns.map(({ column }) => column).join(',')],
  ])('%s', (format, header) => {
    expect(recognizeFormat([row(header)])).toMatchObject({ format, headerRow: 0, needsMapping: false });
  });

  test('a title beside a job title is a form of address, elsewhere it is the job', () => {
    expect(recognizeFormat([row('Title,First Name,Job Title')]).mapping).toMatchObject({
      Title: 'extra',
      'Job Title': 'title',
    });
    expect(recognizeFormat([row('First Name,Last Name,Title')]).mapping.Title).toBe('title');
  });

  test('a name beside a given name is the family name; a Spanish or French one alone is the whole name', () => {
    const mapped = (header: string) => Object.values(recognizeFormat([row(header)]).mapping);
    expect(mapped('Name,Vorname,Firma')).toEqual(['familyName', 'givenName', 'organization']);
    expect(mapped('Nombre,Empresa,Correo')).toEqual(['name', 'organization', 'email']);
    expect(mapped('Nom,Société,Courriel')).toEqual(['name', 'organization', 'email']);
    expect(mapped('Nom,Prénom,Courriel')).toEqual(['familyName', 'givenName', 'email']);
  });

  test.each([
    ['Primary Work E-mail', 'email', 'r@x.org'],
    ['Hospital / Employer', 'organization', 'Halden'],
    ['Who introduced us?', 'referredBy', 'Lee Park'],
    ['Contact’s mobile', 'phone', '617 555 0142'],
  ])('"%s" is told by a word in it, less surely than by its name', (column, field, sample) => {
    const read = recognizeFormat([
      ['Name', column],
      ['Ruth Abernathy', sample],
    ]);
    expect(read.guesses[1]).toMatchObject({ field, confidence: 0.8 });
  });

  test('a column whose cells are something else is less sure', () => {
    const cells = ['yes', 'no', 'no'].map((cell) => ['Ruth Abernathy', cell]);
    expect(recognizeFormat([['Name', 'Email'], ...cells]).guesses[1]).toMatchObject({ confidence: 0.6 });
    expect(recognizeFormat([['Name', 'Email ok?'], ...cells]).guesses[1]).toMatchObject({ field: null });
  });

  test('a referrer noted in Outlook seeds the chain', () => {
    expect(
      recognizeFormat([row('First Name,Last Name,Job Title,E-mail Address,Referred By')]).mapping,
    ).toMatchObject({
      'Referred By': 'referredBy',
    });
  });

  test('every column of our own export is known', () => {
    const all = [...threefoldColumns, idColumn];
    const read = recognizeFormat([all.map(({ column }) => column)]);
    expect(read.mapping).toEqual(Object.fromEntries(all.map(({ column, field }) => [column, field])));
  });
});

describe('a file that says little', () => {
  test('is read by what stands in it when its columns have other names', () => {
    const read = recognizeFormat([
      ['Kto', 'Adres', 'Nr'],
      ['Ruth Abernathy', 'ruth@halden.org', '+1 617 555 0142'],
      ['Tom Haugen', 'tom@haugen.no', '(617) 555-0199'],
    ]);
    expect(read).toMatchObject({
      headerRow: 0,
      needsMapping: false,
      mapping: { Kto: 'name', Adres: 'email', Nr: 'phone' },
    });
    expect(read.guesses[1]?.samples).toEqual(['ruth@halden.org', 'tom@haugen.no']);
  });

  test('loses no row when it has no heading', () => {
    const read = recognizeFormat([
      ['Ruth Abernathy', 'ruth@halden.org'],
      ['Tom Haugen', 'tom@haugen.no'],
    ]);
    expect(read).toMatchObject({ headerRow: null, columns: ['Column 1', 'Column 2'], needsMapping: false });
  });

  test('asks when neither a name nor an e-mail can be told', () => {
    const read = recognizeFormat([
      ['Foo', 'Bar'],
      ['12', 'x'],
      ['13', 'y'],
    ]);
    expect(read.needsMapping).toBe(true);
    expect(read.guesses.map(({ confidence }) => confidence)).toEqual([0, 0]);
  });

  test('asks about a name that was only guessed', () => {
    const read = recognizeFormat([
      ['Tom Haugen', 'x'],
      ['Ruth Abernathy', 'y'],
    ]);
    expect(read.guesses[0]).toMatchObject({ field: 'name' });
    expect(read.needsMapping).toBe(true);
  });

  test('gets a name of its own for each column, even where two are called alike', () => {
    expect(recognizeFormat([['Name', 'Email', 'Email', '']]).columns).toEqual([
      'Name',
      'Email',
      'Email (2)',
      'Column 4',
    ]);
  });

  test('or has ten thousand columns is told so', () => {
    const wide = Array.from({ length: 10_000 }, (_, n) => `c${n}`);
    expect(recognizeFormat([wide, wide]).problem).toMatch(/10000 columns/);
  });

  test('may be empty', () => {
    expect(recognizeFormat([])).toMatchObject({ headerRow: null, columns: [], needsMapping: true });
  });
});

test('a heading in words nobody knows is one when names of people stand under it', () => {
  const rows = [
    ['Wer', 'Wo'],
    ['Ruth Abernathy', 'Halden'],
    ['Lee Park', 'Kestrel'],
  ];
  expect(recognizeFormat(rows)).toMatchObject({ headerRow: 0, columns: ['Wer', 'Wo'], needsMapping: true });
  expect(recognizeFormat(rows.slice(1))).toMatchObject({
    headerRow: null,
    columns: ['Column 1', 'Column 2'],
  });
});

test('the row with the columns that the seeker named is the heading', () => {
  const rows = [['x'], ['a', 'b', 'b'], ['Ruth', 'Abernathy', '1']];
  expect(recognizeFormat(rows, ['a', 'b (2)'])).toMatchObject({ headerRow: 1, columns: ['a', 'b', 'b (2)'] });
  expect(recognizeFormat(rows, ['other']).columns).not.toContain('other');
});
