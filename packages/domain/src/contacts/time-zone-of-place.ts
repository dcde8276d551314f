// A promise is reckoned on the reader's clock, so a contact without a zone gets the likeliest one of the place, marked as a guess.
// Where a country has several zones and no region is known, the zone in which most of its people live is taken.
// Source: the IANA time zone database.

export type Place = { region: string | null; country: string | null };

const byCountry: Record<string, string> = {
  AE: 'Asia/Dubai',
  AR: 'America/Argentina/Buenos_Aires',
  AT: 'Europe/Vienna',
  AU: 'Australia/Sydney',
  BE: 'Europe/Brussels',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CH: 'Europe/Zurich',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CO: 'America/Bogota',
  CZ: 'Europe/Prague',
  DE: 'Europe/Berlin',
  DK: 'Europe/Copenhagen',
  EG: 'Africa/Cairo',
  ES: 'Europe/Madrid',
  FI: 'Europe/Helsinki',
  FR: 'Europe/Paris',
  GB: 'Europe/London',
  GR: 'Europe/Athens',
  HK: 'Asia/Hong_Kong',
  HU: 'Europe/Budapest',
  IE: 'Europe/Dublin',
  IL: 'Asia/Jerusalem',
  IN: 'Asia/Kolkata',
  IS: 'Atlantic/Reykjavik',
  IT: 'Europe/Rome',
  JP: 'Asia/Tokyo',
  KE: 'Africa/Nairobi',
  KR: 'Asia/Seoul',
  LU: 'Europe/Luxembourg',
  MX: 'America/Mexico_City',
  NG: 'Africa/Lagos',
  NL: 'Europe/Amsterdam',
  NO: 'Europe/Oslo',
  NZ: 'Pacific/Auckland',
  PE: 'America/Lima',
  PH: 'Asia/Manila',
  PK: 'Asia/Karachi',
  PL: 'Europe/Warsaw',
  PR: 'America/Puerto_Rico',
  PT: 'Europe/Lisbon',
  QA: 'Asia/Qatar',
  RO: 'Europe/Bucharest',
  SA: 'Asia/Riyadh',
  SE: 'Europe/Stockholm',
  SG: 'Asia/Singapore',
  TH: 'Asia/Bangkok',
  TR: 'Europe/Istanbul',
  TW: 'Asia/Taipei',
  US: 'America/New_York',
  ZA: 'Africa/Johannesburg',
};

const unitedStates: Record<string, string> = {
  'America/New_York': 'CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV',
  'America/Chicago': 'AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI',
  'America/Denver': 'CO ID MT NM UT WY',
  'America/Phoenix': 'AZ',
  'America/Los_Angeles': 'CA NV OR WA',
  'America/Anchorage': 'AK',
  'Pacific/Honolulu': 'HI',
};

const stateNames: Record<string, string> = {
  alabama: 'AL',
  alaska: 'AK',
  arizona: 'AZ',
  arkansas: 'AR',
  california: 'CA',
  colorado: 'CO',
  connecticut: 'CT',
  delaware: 'DE',
  florida: 'FL',
  georgia: 'GA',
  hawaii: 'HI',
  idaho: 'ID',
  illinois: 'IL',
  indiana: 'IN',
  iowa: 'IA',
  kansas: 'KS',
  kentucky: 'KY',
  louisiana: 'LA',
  maine: 'ME',
  maryland: 'MD',
  massachusetts: 'MA',
  michigan: 'MI',
  minnesota: 'MN',
  mississippi: 'MS',
  missouri: 'MO',
  montana: 'MT',
  nebraska: 'NE',
  nevada: 'NV',
  'new hampshire': 'NH',
  'new jersey': 'NJ',
  'new mexico': 'NM',
  'new york': 'NY',
  'north carolina': 'NC',
  'north dakota': 'ND',
  ohio: 'OH',
  oklahoma: 'OK',
  oregon: 'OR',
  pennsylvania: 'PA',
  'rhode island': 'RI',
  'south carolina': 'SC',
  'south dakota': 'SD',
  tennessee: 'TN',
  texas: 'TX',
  utah: 'UT',
  vermont: 'VT',
  virginia: 'VA',
  washington: 'WA',
  'west virginia': 'WV',
  wisconsin: 'WI',
  wyoming: 'WY',
};

const canada: Record<string, string> = {
  'America/Vancouver': 'BC',
  'America/Edmonton': 'AB',
  'America/Regina': 'SK',
  'America/Winnipeg': 'MB',
  'America/Halifax': 'NS NB PE',
  'America/St_Johns': 'NL',
  'America/Toronto': 'ON QC',
  'America/Whitehorse': 'YT',
};

const australia: Record<string, string> = {
  'Australia/Sydney': 'NSW ACT',
  'Australia/Melbourne': 'VIC',
  'Australia/Brisbane': 'QLD',
  'Australia/Adelaide': 'SA',
  'Australia/Darwin': 'NT',
  'Australia/Perth': 'WA',
  'Australia/Hobart': 'TAS',
};

const regionsOf: Record<string, Record<string, string>> = { US: unitedStates, CA: canada, AU: australia };

/**
 * IANA zone, or null where the place says nothing. `home`: the two-letter country of the seeker, in which a region without a
 * country is looked for: "Boston, MA" in an American's address book is in Massachusetts, not in Morocco.
 */
export function timeZoneOfPlace({ region, country: told }: Place, home: string | null = null): string | null {
  const country = told ?? countryOfRegion(region);
  if (country === null) return home === null ? null : zoneOfRegion(region, home);
  return zoneOfRegion(region, country) ?? byCountry[country] ?? null;
}

function zoneOfRegion(region: string | null, country: string): string | null {
  if (region === null) return null;
  const zones = regionsOf[country] ?? {};
  const code = stateNames[region.toLowerCase()] ?? region.toUpperCase();
  return Object.keys(zones).find((name) => zones[name]?.split(' ').includes(code)) ?? null;
}

const provinces = new Set(
  'ontario,quebec,québec,british columbia,alberta,manitoba,saskatchewan,nova scotia,new brunswick'.split(','),
);

/** A state of the United States or a province of Canada, written out, tells its country; letters may stand for others too. */
export function countryOfRegion(region: string | null): string | null {
  const name = region?.toLowerCase() ?? '';
  if (provinces.has(name)) return 'CA';
  return Object.hasOwn(stateNames, name) && name !== 'georgia' ? 'US' : null;
}

/** "MA": two capitals that are a state of the United States. */
export function isStateCode(text: string): boolean {
  return Object.values(unitedStates).some((codes) => codes.split(' ').includes(text));
}

/** The two-letter code of a state where holidays are kept by state; null elsewhere. */
export function holidayRegionOf({ region, country }: Place): string | null {
  if (region === null || country !== 'US') return null;
  return stateNames[region.toLowerCase()] ?? (/^[A-Za-z]{2}$/.test(region) ? region.toUpperCase() : null);
}

const monthFirst = new Set(['US', 'PR', 'VI', 'GU', 'AS', 'MP', 'FM', 'MH', 'PW', 'PH']);

/** Whether 12/8 is December 8 there; without a country the clock of the reader tells. */
export function writesMonthFirst({
  country,
  timeZone,
}: {
  country: string | null;
  timeZone: string;
}): boolean {
  return country === null ? timeZone in unitedStates : monthFirst.has(country);
}
