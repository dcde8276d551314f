import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { honorificsOf, splitName, tidyName } from './split-name.ts';

describe('a name in one cell is read as given name, family name and credentials', () => {
  test.each<[string, string | null, string | null, string | null]>([
    ['Ruth Abernathy', 'Ruth', 'Abernathy', null],
    ['Abernathy, Ruth', 'Ruth', 'Abernathy', null],
    ['Dr. Ruth Abernathy, MD, FACP', 'Ruth', 'Abernathy', 'MD, FACP'],
    ['Ruth Abernathy MD FACP', 'Ruth', 'Abernathy', 'MD, FACP'],
    ['Prof. Dr. Anke Vogel', 'Anke', 'Vogel', null],
    ['Abernathy, Ruth M., M.D.', 'Ruth M.', 'Abernathy', 'M.D.'],
    ['Abernathy, MD, Ruth', 'Ruth', 'Abernathy', 'MD'],
    ['Ruth Abernathy, XYZC', 'Ruth', 'Abernathy', 'XYZC'],
    ['van der Berg, Jan', 'Jan', 'van der Berg', null],
    ['Jan van der Berg', 'Jan', 'van der Berg', null],
    ['Robert De Niro', 'Robert', 'De Niro', null],
    ['Anh Le Nguyen', 'Anh Le', 'Nguyen', null],
    ['von Humboldt', null, 'von Humboldt', null],
    ['Mary Ann Keane', 'Mary Ann', 'Keane', null],
    ['John Smith Jr., MD', 'John', 'Smith', 'Jr., MD'],
    ["Dr. Maria del Carmen Ruiz-O'Neill, MD, FACP", 'Maria del Carmen', "Ruiz-O'Neill", 'MD, FACP'],
    ['María de los Ángeles Ortega Ruiz', 'María de los Ángeles', 'Ortega Ruiz', null],
    ['Maria de Souza', 'Maria', 'de Souza', null],
    ['Dr. Jane Smith Ph. D.', 'Jane', 'Smith', 'Ph.D.'],
    ['Jane Doe, Ph. D.', 'Jane', 'Doe', 'Ph.D.'],
    ['John Smith M. D.', 'John', 'Smith', 'M.D.'],
    ['Amy Lee Pharm. D.', 'Amy', 'Lee', 'Pharm.D.'],
    ['Jane Smith M. D., Ph. D.', 'Jane', 'Smith', 'M.D., Ph.D.'],
    ['Ruth A. Moen M. P. H.', 'Ruth A.', 'Moen', 'M.P.H.'],
    ['Ming Li, M. Sc.', 'Ming', 'Li', 'M.Sc.'],
    ['Robert J. D. Salinger', 'Robert J. D.', 'Salinger', null],
    ['Smith, J. D.', 'J. D.', 'Smith', null],
    ['Orin Scrivello - DDS', 'Orin', 'Scrivello', 'DDS'],
    ['Dr. med. univ. Margit Popp', 'Margit', 'Popp', null],
    ['John Smith Junior', 'John', 'Smith', 'Junior'],
    ['İBRAHİM ÇELİK', 'İbrahim', 'Çelik', null],
    ['IŞIK YILDIRIM', 'Işık', 'Yıldırım', null],
    ['𝗝𝗼𝗵𝗻 𝗦𝗺𝗶𝘁𝗵', 'John', 'Smith', null],
    ['𝓙𝓪𝓷𝓮 𝓓𝓸𝓮', 'Jane', 'Doe', null],
    ['Jane Doe (she/her) | Hiring!', 'Jane', 'Doe', null],
    ['🌟 Jane Doe ★ MBA', 'Jane', 'Doe', 'MBA'],
    ['Haugen - We are hiring', 'Haugen', null, null],
    ['Ruth Abernathy MD FACP #OpenToWork', 'Ruth', 'Abernathy', 'MD, FACP'],
    ['Ruth\u200b Aber\u00adnathy', 'Ruth', 'Abernathy', null],
    ['Hiring Manager', 'Hiring', 'Manager', null],
    ['Ali Her', 'Ali', 'Her', null],
    ['علی‌رضا احمدی', 'علی‌رضا', 'احمدی', null],
    ['王芳', '芳', '王', null],
    ['王 小明', '小明', '王', null],
    ['欧阳娜娜', '娜娜', '欧阳', null],
    ['山田太郎', '太郎', '山田', null],
    ['김민준', '민준', '김', null],
    ['マイケル・ジョーンズ', 'マイケル', 'ジョーンズ', null],
    ['Sukarno', 'Sukarno', null, null],
    ['Dr. Abernathy', null, 'Abernathy', null],
    ['Smith, DO', 'Smith', null, 'DO'],
    ['Do, Ma', 'Ma', 'Do', null],
    ['MA, DO', 'Do', 'Ma', null],
    ['Hon Lee', 'Hon', 'Lee', null],
    ['🩺 Ruth Abernathy', 'Ruth', 'Abernathy', null],
    ['"Abernathy, Ruth"', 'Ruth', 'Abernathy', null],
    ['ruth@halden.org', null, null, null],
    ['  ', null, null, null],
  ])('%s', (text, givenName, familyName, credentials) => {
    expect(splitName(text)).toEqual({ givenName, familyName, credentials });
  });
});

describe('case is repaired only where the whole name is in one case', () => {
  test.each([
    ['RUTH ABERNATHY', 'Ruth', 'Abernathy'],
    ["anne-marie o'brien", 'Anne-Marie', "O'Brien"],
    ['MCDONALD, IAN', 'Ian', 'McDonald'],
    ['JAN VAN DER BERG', 'Jan', 'van der Berg'],
    ['JD Vance', 'JD', 'Vance'],
    ['Ian MacDonald', 'Ian', 'MacDonald'],
    ['ruth Abernathy', 'ruth', 'Abernathy'],
  ])('%s', (text, givenName, familyName) => {
    expect(splitName(text)).toMatchObject({ givenName, familyName });
  });

  test('credentials are known in small letters too, then', () => {
    expect(splitName('ruth abernathy, md')).toEqual({
      givenName: 'Ruth',
      familyName: 'Abernathy',
      credentials: 'md',
    });
  });
});

describe('names that come in columns', () => {
  test('credentials leave the family name, and join those that were there', () => {
    expect(
      tidyName({ givenName: 'Dr. Ruth', familyName: 'Abernathy, MD, FACP', credentials: 'MPH' }),
    ).toEqual({
      givenName: 'Ruth',
      familyName: 'Abernathy',
      credentials: 'MD, FACP, MPH',
    });
  });

  test('a family name that looks like credentials stays when it is all there is', () => {
    expect(tidyName({ givenName: 'Linh', familyName: 'Do' })).toMatchObject({
      givenName: 'Linh',
      familyName: 'Do',
    });
    expect(tidyName({ givenName: 'YO YO', familyName: 'MA' })).toMatchObject({
      givenName: 'Yo Yo',
      familyName: 'Ma',
    });
  });

  test('empty columns give no name', () => {
    expect(tidyName({ givenName: ' ', familyName: '' })).toEqual({
      givenName: null,
      familyName: null,
      credentials: null,
    });
  });
});

test('titles of address are told apart', () => {
  expect(honorificsOf('Prof. Dr. Anke Vogel, MD')).toBe('Prof. Dr.');
  expect(honorificsOf('Abernathy, Dr. Ruth')).toBe('Dr.');
  expect(honorificsOf('Ruth Abernathy')).toBeNull();
});

test('whatever is typed, two plain words in mixed case come back unchanged', () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{4,9}$/);
  fc.assert(
    fc.property(word, word, (givenName, familyName) => {
      fc.pre(!/^(Miss|Madame|Doctor|Professor)$/.test(givenName) && !/^(Pharmd|Cphims)$/.test(familyName));
      expect(splitName(`${givenName} ${familyName}`)).toEqual({ givenName, familyName, credentials: null });
      expect(splitName(`${familyName}, ${givenName}`)).toEqual({ givenName, familyName, credentials: null });
    }),
  );
});
