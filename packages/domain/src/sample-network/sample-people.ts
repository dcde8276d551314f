import type { FindingKind } from '../findings/merge-findings.ts';

// A believable search of five months: a hospitalist who moves towards utilization management and medical affairs, seven cold
// letters, and whoever was named from then on. Every person, organization and number is invented.

/** met: all the way, thanked, the loop closed. declined: in the call. named: not written to yet. */
const sampleEndings = ['met', 'declined', 'named'] as const;
type SampleEnding = (typeof sampleEndings)[number];

export type SamplePerson = {
  key: string;
  givenName: string;
  familyName: string;
  credentials: string | null;
  title: string;
  organization: string;
  /** Reserved for fiction: 555-01xx, with an area code of the state. */
  phone: string;
  city: string;
  region: string;
  /** Who named this person; null for a cold letter. */
  namedBy: string | null;
  /** Days from the search's first day (cold) or from the meeting in which the name fell until the letter went out. */
  letterAfterDays: number;
  /** Calls that reached nobody before the one that did. */
  missedCalls: number;
  /** Days from the call that agreed on it to the meeting. */
  meetingAfterDays: number;
  ending: SampleEnding;
};

/** key | name | credentials | title | organization | place | named by | letter after days | missed calls | meeting after days | ending */
const table = `
  castellanos | Ines Castellanos | MD | Chief Medical Officer | Brightwater Health Plan | Chicago, IL |  | 0 | 0 | 9 | met
  haugen | Tom Haugen | MD, MBA | Medical Director | Northway Clinics | Minneapolis, MN |  | 2 | 1 | 7 | met
  tanaka | Mei Tanaka | MD | VP, Clinical Programs | Lumen Payer Group | Seattle, WA |  | 9 | 0 | 8 | met
  osei | Kwabena Osei | MD, MPH | Medical Director | Harborline Insurance | Baltimore, MD |  | 16 | 2 | 6 | met
  lund | Astrid Lund | PhD | Head of Real-World Evidence | Calder Biologics | Boston, MA |  | 30 | 0 | 11 | met
  marchetti | Paolo Marchetti | MD | Physician Advisor | St. Alban Hospital | Cleveland, OH |  | 44 | 1 | 5 | met
  reyes | Gloria Reyes | DO | Regional Medical Officer | Mesa Verde Care | Phoenix, AZ |  | 52 | 0 | 8 | declined
  keane | Roisin Keane | MD | Director, Utilization Management | Brightwater Health Plan | Chicago, IL | castellanos | 2 | 0 | 7 | met
  ndlovu | Themba Ndlovu | MD | Medical Director | Prairie Mutual | Omaha, NE | castellanos | 3 | 1 | 8 | met
  ruggiero | Anna Ruggiero | RN, MBA | Director of Appeals | Brightwater Health Plan | Chicago, IL | castellanos | 5 | 0 | 9 | met
  okonkwo | Imelda Okonkwo | MD | VP, Medical Affairs | Calder Biologics | Boston, MA | haugen | 1 | 0 | 6 | met
  bergstrom | Nils Bergström | MD | Regional Physician Executive | Lakeland Partners | Duluth, MN | haugen | 4 | 2 | 7 | met
  whitaker | June Whitaker |  | Practice President | Northway Clinics | Minneapolis, MN | haugen | 6 | 0 | 9 | declined
  moreau | Rafael Moreau | MD | Senior Medical Director | Lumen Payer Group | Portland, OR | tanaka | 2 | 1 | 7 | met
  sandoval | Teresa Sandoval | MD, MPH | Director of Population Health | Cascadia Collaborative | Seattle, WA | tanaka | 3 | 0 | 6 | met
  abernathy | Ruth Abernathy | MD | Medical Director | Halden Health | Denver, CO | okonkwo | 2 | 0 | 8 | met
  petrosyan | Ani Petrosyan | PharmD | Director, Medical Science | Calder Biologics | Boston, MA | okonkwo | 3 | 1 | 9 | met
  feld | Jonah Feld | MD | Director, Clinical Development | Orrin Therapeutics | Cambridge, MA | okonkwo | 5 | 0 | 7 | met
  iyer | Priya Iyer | MD | Chief Medical Officer | Northway Clinics | Rochester, MN | abernathy | 2 | 0 | 7 | met
  ruiz | Mateo Ruiz | MD | Associate Medical Director | Halden Health | Denver, CO | abernathy | 3 | 0 | 6 | met
  lindqvist | Søren Lindqvist | MD | Director of Utilization Review | Halden Health | Salt Lake City, UT | abernathy | 90 | 0 | 6 | named
  wojcik | Ewa Wójcik | MD | Medical Policy Director | Prairie Mutual | Des Moines, IA | ndlovu | 3 | 0 | 8 | met
  farrow | Dev Farrow | MBA | VP, Network Strategy | Prairie Mutual | Omaha, NE | ndlovu | 4 | 1 | 9 | met
  adeyemi | Tunde Adeyemi | MD | Medical Director | Union Life Care | Kansas City, MO | ndlovu | 7 | 2 | 8 | met
  oduya | Grace Oduya | MD | Director of Clinical Quality | Brightwater Health Plan | Milwaukee, WI | keane | 2 | 0 | 7 | met
  schmitt | Lena Schmitt | MD | Physician Reviewer | Arbor Review | Chicago, IL | keane | 3 | 0 | 6 | met
  delgado | Hector Delgado | MD | Medical Director | Gulf States Health | Houston, TX | keane | 5 | 1 | 10 | met
  pruitt | Wanda Pruitt | RN | Appeals Manager | Arbor Review | Chicago, IL | ruggiero | 4 | 0 | 8 | met
  novak | Peter Novak | JD | Associate General Counsel | Brightwater Health Plan | Chicago, IL | ruggiero | 6 | 2 | 9 | declined
  holm | Freja Holm | MD | Market Medical Director | Lakeland Partners | Madison, WI | bergstrom | 3 | 0 | 7 | met
  banerjee | Arjun Banerjee | MD | Chief Medical Information Officer | Northway Clinics | St. Paul, MN | bergstrom | 4 | 0 | 8 | met
  ito | Kenji Ito | MD | Director, Care Management | Lumen Payer Group | San Diego, CA | moreau | 2 | 0 | 8 | met
  blanchard | Celeste Blanchard | MD | Medical Director | Pacific Trust Plan | Sacramento, CA | moreau | 3 | 1 | 7 | met
  vance | Orla Vance | MPH | Program Director | Cascadia Collaborative | Spokane, WA | sandoval | 4 | 0 | 7 | met
  kim | Daniel Kim | MD | Chief of Staff | Evergreen Hospital | Tacoma, WA | sandoval | 5 | 0 | 9 | met
  amoah | Esther Amoah | MD | Medical Director | Harborline Insurance | Richmond, VA | osei | 2 | 0 | 6 | met
  connolly | Brendan Connolly | MD | VP, Medical Policy | Harborline Insurance | Philadelphia, PA | osei | 4 | 1 | 8 | met
  zhou | Lian Zhou | PhD | Director, Outcomes Research | Orrin Therapeutics | Cambridge, MA | lund | 2 | 0 | 7 | met
  hartley | Simon Hartley | MD | Drug Safety Physician | Calder Biologics | Boston, MA | lund | 3 | 0 | 9 | met
  dietrich | Klaus Dietrich | MD | Senior Medical Advisor | Rheinhof Pharma | Newark, NJ | lund | 6 | 2 | 8 | met
  byrne | Maeve Byrne | MD | Physician Advisor | St. Alban Hospital | Cleveland, OH | marchetti | 2 | 0 | 5 | met
  solberg | Kari Solberg | RN | Director of Case Management | St. Alban Hospital | Akron, OH | marchetti | 4 | 0 | 7 | met
  paredes | Luis Paredes | MD | Associate Medical Director | Ohio Valley Plan | Columbus, OH | marchetti | 5 | 1 | 8 | met
  nakamura | Yuki Nakamura | MD | VP, Clinical Strategy | Halden Health | Denver, CO | ruiz | 2 | 0 | 7 | met
  greer | Alma Greer | MD | Medical Director | High Plains Care | Cheyenne, WY | ruiz | 4 | 0 | 8 | met
  obrien | Fiona O'Brien | MD | Associate Chief Medical Officer | Northway Clinics | Rochester, MN | iyer | 3 | 0 | 7 | met
  salas | Ramon Salas | MD | Regional Medical Director | Great River Health | Quincy, IL | iyer | 4 | 1 | 8 | met
  mbeki | Lindiwe Mbeki | MD | Medical Director | Union Life Care | St. Louis, MO | adeyemi | 3 | 0 | 7 | met
  ferris | Hugh Ferris |  | Chief Executive Officer | Arbor Review | Chicago, IL | schmitt | 4 | 0 | 8 | met
  larsen | Ida Larsen | MD | Chief Quality Officer | Great River Health | Dubuque, IA | oduya | 3 | 0 | 6 | met
  quinn | Sean Quinn | MD | Medical Director | Prairie Mutual | Lincoln, NE | wojcik | 3 | 0 | 7 | met
  hadley | Joy Hadley | MPH | Senior Policy Analyst | Heartland Institute | Ames, IA | wojcik | 5 | 0 | 8 | met
  stern | Miriam Stern | MD | Chief Scientific Officer | Orrin Therapeutics | Cambridge, MA | feld | 3 | 0 | 8 | met
  rao | Vikram Rao | MD | Medical Director, Early Development | Orrin Therapeutics | Cambridge, MA | feld | 4 | 1 | 8 | met
  tran | Linh Tran | PharmD | Medical Science Liaison | Calder Biologics | Providence, RI | petrosyan | 3 | 0 | 7 | met
  jacobs | Noah Jacobs | MD | Medical Director | Gulf States Health | Dallas, TX | delgado | 3 | 0 | 8 | met
  mercer | Cora Mercer | MD | VP, Care Delivery | Gulf States Health | Austin, TX | delgado | 90 | 0 | 8 | named
  ashby | Neil Ashby | MD | Medical Director | Pacific Trust Plan | Fresno, CA | blanchard | 3 | 0 | 8 | met
  varga | Zoltan Varga | MD | Director of Medical Policy | Pacific Trust Plan | Sacramento, CA | blanchard | 90 | 0 | 8 | named
  ellison | Faye Ellison | MD | Chief Medical Officer | Tidewater Health | Norfolk, VA | amoah | 3 | 1 | 7 | met
  goto | Haruka Goto | MD | Clinical Product Director | Lumen Payer Group | San Diego, CA | ito | 4 | 0 | 8 | met
  pike | Walter Pike | MD | Medical Director | Lakeland Partners | Green Bay, WI | holm | 90 | 0 | 8 | named
  serrano | Pilar Serrano | MD | Medical Director | Harborline Insurance | Hartford, CT | connolly | 4 | 0 | 8 | met
`;

const areaCodes: Readonly<Record<string, string>> = Object.fromEntries(
  'AZ 602, CA 916, CO 303, CT 860, IA 515, IL 312, KS 913, MA 617, MD 410, MN 612, MO 816, NE 402, NJ 973, OH 216, OR 503, PA 215, RI 401, TX 713, UT 801, VA 804, WA 206, WI 608, WY 307'
    .split(', ')
    .map((pair) => pair.split(' ')),
);

export const samplePeople: readonly SamplePerson[] = table.trim().split('\n').map(readPerson);

function readPerson(line: string, index: number): SamplePerson {
  const [
    key = '',
    name = '',
    credentials = '',
    title = '',
    organization = '',
    place = '',
    namedBy = '',
    ...rest
  ] = line.split('|').map((cell) => cell.trim());
  const [letterAfterDays, missedCalls, meetingAfterDays, ending] = rest;
  const [givenName = '', ...family] = name.split(' ');
  const [city = '', region = ''] = place.split(', ');
  return {
    key,
    givenName,
    familyName: family.join(' '),
    credentials: credentials || null,
    title,
    organization,
    phone: `+1 ${areaCodes[region] ?? '312'} 555 01${String(index).padStart(2, '0')}`,
    city,
    region,
    namedBy: namedBy || null,
    letterAfterDays: Number(letterAfterDays),
    missedCalls: Number(missedCalls),
    meetingAfterDays: Number(meetingAfterDays),
    ending: sampleEndings.find((each) => each === ending) ?? 'named',
  };
}

type SampleFinding = { kind: FindingKind; text: string; couldHelp: boolean };

const payers: readonly SampleFinding[] = [
  {
    kind: 'problem',
    text: 'Claims get denied over missing notes, and the hospital doesn’t find out until the deadline has passed.',
    couldHelp: true,
  },
  {
    kind: 'advice',
    text: 'Do ten reviews a week for an independent review organization before applying anywhere.',
    couldHelp: false,
  },
  {
    kind: 'challenge',
    text: 'Half the reviewers have never worked a night shift, and it shows in how they apply the criteria.',
    couldHelp: true,
  },
  {
    kind: 'hard-question',
    text: 'How do you turn down a colleague’s request and keep the relationship?',
    couldHelp: false,
  },
  {
    kind: 'opportunity',
    text: 'A prior authorization program for outpatient infusions launches in the spring.',
    couldHelp: false,
  },
  {
    kind: 'credentials',
    text: 'Years of hospital medicine carry weight with this team; managed care experience is the missing piece.',
    couldHelp: false,
  },
  {
    kind: 'problem',
    text: 'Appeals go to people who never saw the original review.',
    couldHelp: true,
  },
  {
    kind: 'fact',
    text: 'The median peer-to-peer call takes six minutes; they schedule fifteen.',
    couldHelp: false,
  },
  {
    kind: 'challenge',
    text: 'Every new criterion goes through three committees, and the last one meets quarterly.',
    couldHelp: false,
  },
  {
    kind: 'fact',
    text: 'They hire physician reviewers in groups of four, twice a year.',
    couldHelp: false,
  },
];

const careDelivery: readonly SampleFinding[] = [
  {
    kind: 'challenge',
    text: 'Physicians leave the quality team after two years, just as they hit their stride.',
    couldHelp: false,
  },
  {
    kind: 'opportunity',
    text: 'Two nearby hospitals want to share a physician advisor.',
    couldHelp: true,
  },
  {
    kind: 'problem',
    text: 'Their readmission model is accurate, but no one on the floor uses it.',
    couldHelp: true,
  },
  {
    kind: 'credentials',
    text: 'Committee work belongs at the top of the résumé; it’s the closest thing to management experience.',
    couldHelp: false,
  },
  {
    kind: 'hard-question',
    text: 'Who owns a patient’s care in the first 48 hours after discharge?',
    couldHelp: true,
  },
  {
    kind: 'advice',
    text: 'Learn to read a payer contract. Hardly any physician can, and every leadership team needs one who does.',
    couldHelp: false,
  },
];

const lifeSciences: readonly SampleFinding[] = [
  {
    kind: 'challenge',
    text: 'Trial sites enroll slowly because the eligibility criteria don’t match the patients physicians actually see.',
    couldHelp: true,
  },
  {
    kind: 'credentials',
    text: 'Clinical judgment is a given here; a first publication or a trial as co-investigator would set a candidate apart.',
    couldHelp: false,
  },
  {
    kind: 'opportunity',
    text: 'Medical affairs is adding a hospital team ahead of next year’s launch.',
    couldHelp: false,
  },
  {
    kind: 'problem',
    text: 'Their evidence speaks to specialists, and hospitalists make most of the decisions.',
    couldHelp: true,
  },
  {
    kind: 'hard-question',
    text: 'What evidence would change a payer’s mind, and can a trial still be designed to produce it?',
    couldHelp: true,
  },
  {
    kind: 'advice',
    text: 'Start as a medical science liaison. It’s the fastest way to learn how the company thinks.',
    couldHelp: false,
  },
];

type SampleField = { heard: readonly SampleFinding[]; organizations: readonly string[] };

/** Industries with what is heard in them and the organizations of the sample there. */
const sampleFields: Readonly<Record<string, SampleField>> = {
  'Health insurance': {
    heard: payers,
    organizations: [
      'Brightwater Health Plan',
      'Lumen Payer Group',
      'Harborline Insurance',
      'Mesa Verde Care',
      'Prairie Mutual',
      'Halden Health',
      'Union Life Care',
      'Gulf States Health',
      'Pacific Trust Plan',
      'Ohio Valley Plan',
      'High Plains Care',
    ],
  },
  'Utilization review': { heard: payers, organizations: ['Arbor Review'] },
  'Hospital administration': {
    heard: careDelivery,
    organizations: [
      'Northway Clinics',
      'St. Alban Hospital',
      'Evergreen Hospital',
      'Great River Health',
      'Tidewater Health',
    ],
  },
  'Population health': {
    heard: careDelivery,
    organizations: ['Lakeland Partners', 'Cascadia Collaborative', 'Heartland Institute'],
  },
  Biotechnology: { heard: lifeSciences, organizations: ['Calder Biologics', 'Orrin Therapeutics'] },
  Pharmaceuticals: { heard: lifeSciences, organizations: ['Rheinhof Pharma'] },
};

/** Each organization of the sample with its industry. */
export const sampleOrganizations = Object.entries(sampleFields).flatMap(([industry, { organizations }]) =>
  organizations.map((organization) => ({ organization, industry })),
);

/** Two things that the `index`th person of the sample said, of those heard in their industry. */
export function sampleFindingsOf({ organization }: SamplePerson, index: number): SampleFinding[] {
  const field = Object.values(sampleFields).find(({ organizations }) => organizations.includes(organization));
  const heard = field?.heard ?? [];
  return heard.filter(
    (_, position) => position === index % heard.length || position === (index + 3) % heard.length,
  );
}

export const sampleTerms = ['may-use-name', 'may-use-name', 'will-introduce', 'name-only'] as const;
