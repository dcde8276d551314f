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
      Title: 'salutation',
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
    ['E-mail that works', 'email', 'r@x.org'],
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

  test('asks when no name or email can be told', () => {
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

describe('a heading is understood in the language of the program that wrote it:', () => {
  const outlook = ['givenName', 'familyName', 'organization', 'title', 'email', 'phone', 'city'];
  const linkedinColumns = [
    'givenName',
    'familyName',
    'linkedinUrl',
    'email',
    'organization',
    'title',
    'connectedOn',
  ];
  test.each<[string, string, string[]]>([
    [
      'Italian Outlook',
      'Nome;Cognome;Società;Posizione;Indirizzo posta elettronica;Ufficio;Città (uff.)',
      outlook,
    ],
    ['Italian LinkedIn', 'Nome;Cognome;URL;Indirizzo email;Azienda;Posizione;Collegato il', linkedinColumns],
    [
      'Italian Thunderbird',
      'Nome;Cognome;Organizzazione;Qualifica;Email primaria;Telefono ufficio;Città ufficio',
      outlook,
    ],
    [
      'Portuguese Outlook',
      'Nome;Sobrenome;Empresa;Cargo;Endereço de Email;Telefone Comercial;Cidade Comercial',
      outlook,
    ],
    [
      'European Portuguese',
      'Nome próprio;Apelido;Empresa;Cargo;Endereço de correio eletrónico;Telemóvel;Localidade',
      outlook,
    ],
    [
      'Portuguese LinkedIn',
      'Nome;Sobrenome;URL;Endereço de e-mail;Empresa;Cargo;Conectado em',
      linkedinColumns,
    ],
    [
      'Dutch Outlook',
      'Voornaam;Achternaam;Bedrijf;Functie;E-mailadres;Telefoon op werk;Werkadres, plaats',
      outlook,
    ],
    [
      'Dutch Google',
      'Voornaam;Achternaam;Naam organisatie;Titel functie;E-mail 1 - Waarde;Telefoon 1 - Waarde;Adres 1 - Plaats',
      outlook,
    ],
    [
      'Swedish Outlook',
      'Förnamn;Efternamn;Företag;Befattning;E-postadress;Telefon (arbete);Ort (arbete)',
      outlook,
    ],
    [
      'Danish Outlook',
      'Fornavn;Efternavn;Firma;Stilling;Mailadresse;Telefon (arbejde);By (arbejde)',
      outlook,
    ],
    [
      'Danish LinkedIn',
      'Fornavn;Efternavn;URL;Mailadresse;Virksomhed;Stilling;Forbundet den',
      linkedinColumns,
    ],
    [
      'Norwegian Outlook',
      'Fornavn;Etternavn;Firma;Stilling;E-postadresse;Telefon (arbeid);Poststed (arbeid)',
      outlook,
    ],
    [
      'Finnish Outlook',
      'Etunimi;Sukunimi;Yritys;Tehtävänimike;Sähköpostiosoite;Työpuhelin;Työosoite kaupunki',
      outlook,
    ],
    [
      'Polish Outlook',
      'Imię;Nazwisko;Firma;Stanowisko;Adres e-mail;Telefon służbowy;Miejscowość (służbowa)',
      outlook,
    ],
    [
      'Polish LinkedIn',
      'Imię;Nazwisko;URL;Adres e-mail;Firma;Stanowisko;Data nawiązania kontaktu',
      linkedinColumns,
    ],
    [
      'Czech Outlook',
      'Jméno;Příjmení;Společnost;Funkce;E-mailová adresa;Telefon do zaměstnání;Město (práce)',
      outlook,
    ],
    [
      'Russian Outlook',
      'Имя;Фамилия;Организация;Должность;Адрес эл. почты;Рабочий телефон;Город (раб. адрес)',
      outlook,
    ],
    [
      'Ukrainian Outlook',
      "Ім'я;Прізвище;Організація;Посада;Адреса електронної пошти;Робочий телефон;Місто",
      outlook,
    ],
    [
      'Greek Outlook',
      'Όνομα;Επώνυμο;Εταιρεία;Θέση;Διεύθυνση ηλεκτρονικού ταχυδρομείου;Τηλέφωνο εργασίας;Πόλη (εργασίας)',
      outlook,
    ],
    ['Turkish Outlook', 'Ad;Soyadı;Şirket;İş Unvanı;E-posta Adresi;İş Telefonu;İş Adresi Şehir', outlook],
    ['Japanese Outlook', '名;姓;会社名;役職;電子メール アドレス;会社電話;市区町村 (会社)', outlook],
    ['Japanese LinkedIn', '名;姓;URL;メールアドレス;会社;役職;つながった日', linkedinColumns],
    ['Chinese Outlook', '名;姓;公司;职务;电子邮件地址;商务电话;商务地址 市/县', outlook],
    ['Chinese LinkedIn', '名字;姓氏;URL;邮箱地址;公司;职位;建立联系的日期', linkedinColumns],
    ['Chinese in Taiwan', '名字;姓氏;公司;職稱;電子郵件地址;商務電話;縣市', outlook],
    ['Korean Outlook', '이름;성;회사;직책;전자 메일 주소;근무처 전화;근무지 구/군/시', outlook],
    [
      'Arabic Outlook',
      'الاسم الأول;اسم العائلة;الشركة;المسمى الوظيفي;عنوان البريد الإلكتروني;هاتف العمل;المدينة',
      outlook,
    ],
  ])('%s', (_, header, fields) => {
    const read = recognizeFormat([header.split(';')]);
    expect(read.guesses.map(({ field }) => field)).toEqual(fields);
    expect(read.needsMapping).toBe(false);
  });

  test.each([
    ['Imię i nazwisko;E-mail', 'name'],
    ['ФИО;Почта', 'name'],
    ['氏名;メール', 'name'],
    ['Nome;E-mail', 'name'],
    ['이름;이메일', 'name'],
    ['Ad Soyad;E-posta', 'name'],
  ])('the whole name in %s', (header, field) => {
    expect(recognizeFormat([header.split(';')]).guesses[0]).toMatchObject({ field, confidence: 1 });
  });

  test('a word that is two things in two languages is what the other columns say', () => {
    const read = (header: string) => recognizeFormat([header.split(';')]).guesses.at(-1)?.field;
    expect(read('Jméno;Příjmení;E-mail;Město;Stát')).toBe('country');
    expect(read('Fornavn;Efternavn;Mailadresse;By;Stat')).toBe('region');
    expect(read('Imię;Nazwisko;Miasto;Kraj')).toBe('country');
  });
});

describe('a heading that nobody understands is asked about:', () => {
  test.each([
    [
      'Hungarian',
      [
        ['Vezetéknév', 'Keresztnév', 'Munkahely', 'Levél'],
        ['Nagy', 'Eszter', 'Szent János Klinika', 'eszter@janos.example'],
        ['Kis', 'Béla', 'Budai Klinika', 'bela@budai.example'],
      ],
    ],
    [
      'Vietnamese',
      [
        ['Họ và tên', 'Nơi làm việc', 'Thư'],
        ['Nguyễn Văn An', 'Bệnh viện Bạch Mai Hospital', 'an@bachmai.example'],
      ],
    ],
    [
      'made up',
      [
        ['Foo', 'Bar', 'Baz'],
        ['Halden Hospital', 'r@x.example', 'Ruth Abernathy'],
      ],
    ],
  ])('%s', (_, rows) => {
    const read = recognizeFormat(rows);
    expect(read.needsMapping).toBe(true);
    expect(Object.values(read.mapping)).toContain('email');
  });

  test('an organization of two words is never the name by default, and the guess is filled in', () => {
    const rows = [
      ['Foo', 'Bar', 'Baz'],
      ['Ziekenhuis Noord', 'Jan de Vries', 'jan@vries.example'],
      ['Kliniek Zuid', 'Sanne Visser', 'sanne@visser.example'],
    ];
    expect(recognizeFormat(rows)).toMatchObject({
      needsMapping: true,
      mapping: { Foo: 'organization', Bar: 'name' },
    });
  });

  test('but not about the odd column of a program whose other columns are known', () => {
    const header = row(
      'First Name,Last Name,Company,Job Title,E-mail Address,Business Phone,Business City,Notes,Chirp',
    );
    const read = recognizeFormat([
      header,
      row('Ruth,Abernathy,Halden,CMO,r@x.org,617 555 0142,Boston,,Chief Officer'),
    ]);
    expect(read).toMatchObject({ needsMapping: false });
    expect(read.mapping.Chirp).toBeUndefined();
  });
});

test('a whole name beside a given name is not the family name', () => {
  const rows = [
    ['Name', 'First Name', 'Email'],
    ['Ruth Abernathy', 'Ruth', 'r@x.org'],
  ];
  expect(recognizeFormat(rows).mapping).toMatchObject({ Name: 'name', 'First Name': 'givenName' });
});
