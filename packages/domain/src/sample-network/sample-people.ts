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
  tanaka | Mei Tanaka | MD | VP Clinical Programs | Lumen Payer Group | Seattle, WA |  | 9 | 0 | 8 | met
  osei | Kwabena Osei | MD, MPH | Medical Director | Harborline Insurance | Baltimore, MD |  | 16 | 2 | 6 | met
  lund | Astrid Lund | PhD | Head of Evidence | Calder Biologics | Boston, MA |  | 30 | 0 | 11 | met
  marchetti | Paolo Marchetti | MD | Physician Advisor | St. Alban Hospital | Cleveland, OH |  | 44 | 1 | 5 | met
  reyes | Gloria Reyes | DO | Regional Medical Officer | Mesa Verde Care | Phoenix, AZ |  | 52 | 0 | 8 | declined
  keane | Roisin Keane | MD | Director, Utilization Management | Brightwater Health Plan | Chicago, IL | castellanos | 2 | 0 | 7 | met
  ndlovu | Themba Ndlovu | MD | Medical Director | Prairie Mutual | Omaha, NE | castellanos | 3 | 1 | 8 | met
  ruggiero | Anna Ruggiero | RN, MBA | Director of Appeals | Brightwater Health Plan | Chicago, IL | castellanos | 5 | 0 | 9 | met
  okonkwo | Imelda Okonkwo | MD | VP Medical Affairs | Calder Biologics | Boston, MA | haugen | 1 | 0 | 6 | met
  bergstrom | Nils Bergström | MD | Physician Executive | Lakeland Partners | Duluth, MN | haugen | 4 | 2 | 7 | met
  whitaker | June Whitaker |  | Practice President | Northway Clinics | Minneapolis, MN | haugen | 6 | 0 | 9 | declined
  moreau | Rafael Moreau | MD | Senior Medical Director | Lumen Payer Group | Portland, OR | tanaka | 2 | 1 | 7 | met
  sandoval | Teresa Sandoval | MD, MPH | Population Health Lead | Cascadia Collaborative | Seattle, WA | tanaka | 3 | 0 | 6 | met
  abernathy | Ruth Abernathy | MD | Medical Director | Halden Health | Denver, CO | okonkwo | 2 | 0 | 8 | met
  petrosyan | Ani Petrosyan | PharmD | Medical Science Director | Calder Biologics | Boston, MA | okonkwo | 3 | 1 | 9 | met
  feld | Jonah Feld | MD | Clinical Development | Orrin Therapeutics | Cambridge, MA | okonkwo | 5 | 0 | 7 | met
  iyer | Priya Iyer | MD | Chief Medical Officer | Northway Clinics | Rochester, MN | abernathy | 2 | 0 | 7 | met
  ruiz | Mateo Ruiz | MD | Associate Medical Director | Halden Health | Denver, CO | abernathy | 3 | 0 | 6 | met
  lindqvist | Søren Lindqvist | MD | Head of Review | Halden Health | Salt Lake City, UT | abernathy | 90 | 0 | 6 | named
  wojcik | Ewa Wójcik | MD | Medical Policy Lead | Prairie Mutual | Des Moines, IA | ndlovu | 3 | 0 | 8 | met
  farrow | Dev Farrow | MBA | VP Network Strategy | Prairie Mutual | Omaha, NE | ndlovu | 4 | 1 | 9 | met
  adeyemi | Tunde Adeyemi | MD | Medical Director | Union Life Care | Kansas City, MO | ndlovu | 7 | 2 | 8 | met
  oduya | Grace Oduya | MD | Clinical Quality Director | Brightwater Health Plan | Milwaukee, WI | keane | 2 | 0 | 7 | met
  schmitt | Lena Schmitt | MD | Physician Reviewer | Arbor Review | Chicago, IL | keane | 3 | 0 | 6 | met
  delgado | Hector Delgado | MD | Medical Director | Gulf States Health | Houston, TX | keane | 5 | 1 | 10 | met
  pruitt | Wanda Pruitt | RN | Appeals Manager | Arbor Review | Chicago, IL | ruggiero | 4 | 0 | 8 | met
  novak | Peter Novak | JD | Counsel, Clinical Policy | Brightwater Health Plan | Chicago, IL | ruggiero | 6 | 2 | 9 | declined
  holm | Freja Holm | MD | Market Medical Director | Lakeland Partners | Madison, WI | bergstrom | 3 | 0 | 7 | met
  banerjee | Arjun Banerjee | MD | Medical Informatics | Northway Clinics | St. Paul, MN | bergstrom | 4 | 0 | 8 | met
  ito | Kenji Ito | MD | Director, Care Management | Lumen Payer Group | San Diego, CA | moreau | 2 | 0 | 8 | met
  blanchard | Celeste Blanchard | MD | Medical Director | Pacific Trust Plan | Sacramento, CA | moreau | 3 | 1 | 7 | met
  vance | Orla Vance | MPH | Program Lead | Cascadia Collaborative | Spokane, WA | sandoval | 4 | 0 | 7 | met
  kim | Daniel Kim | MD | Chief of Staff | Evergreen Hospital | Tacoma, WA | sandoval | 5 | 0 | 9 | met
  amoah | Esther Amoah | MD | Medical Director | Harborline Insurance | Richmond, VA | osei | 2 | 0 | 6 | met
  connolly | Brendan Connolly | MD | VP Medical Policy | Harborline Insurance | Philadelphia, PA | osei | 4 | 1 | 8 | met
  zhou | Lian Zhou | PhD | Outcomes Research | Orrin Therapeutics | Cambridge, MA | lund | 2 | 0 | 7 | met
  hartley | Simon Hartley | MD | Global Safety Physician | Calder Biologics | Boston, MA | lund | 3 | 0 | 9 | met
  dietrich | Klaus Dietrich | MD | Medical Lead | Rheinhof Pharma | Newark, NJ | lund | 6 | 2 | 8 | met
  byrne | Maeve Byrne | MD | Physician Advisor | St. Alban Hospital | Cleveland, OH | marchetti | 2 | 0 | 5 | met
  solberg | Kari Solberg | RN | Case Management | St. Alban Hospital | Akron, OH | marchetti | 4 | 0 | 7 | met
  paredes | Luis Paredes | MD | Medical Officer | Ohio Valley Plan | Columbus, OH | marchetti | 5 | 1 | 8 | met
  nakamura | Yuki Nakamura | MD | Clinical Strategy | Halden Health | Denver, CO | ruiz | 2 | 0 | 7 | met
  greer | Alma Greer | MD | Medical Director | High Plains Care | Cheyenne, WY | ruiz | 4 | 0 | 8 | met
  obrien | Fiona O'Brien | MD | Associate CMO | Northway Clinics | Rochester, MN | iyer | 3 | 0 | 7 | met
  salas | Ramon Salas | MD | Regional Director | Great River Health | Quincy, IL | iyer | 4 | 1 | 8 | met
  mbeki | Lindiwe Mbeki | MD | Medical Director | Union Life Care | St. Louis, MO | adeyemi | 3 | 0 | 7 | met
  ferris | Hugh Ferris |  | Chief Executive | Arbor Review | Chicago, IL | schmitt | 4 | 0 | 8 | met
  larsen | Ida Larsen | MD | Quality Officer | Great River Health | Dubuque, IA | oduya | 3 | 0 | 6 | met
  quinn | Sean Quinn | MD | Medical Director | Prairie Mutual | Lincoln, NE | wojcik | 3 | 0 | 7 | met
  hadley | Joy Hadley | MPH | Policy Analyst | Heartland Institute | Ames, IA | wojcik | 5 | 0 | 8 | met
  stern | Miriam Stern | MD | Chief Scientific Officer | Orrin Therapeutics | Cambridge, MA | feld | 3 | 0 | 8 | met
  rao | Vikram Rao | MD | Early Development | Orrin Therapeutics | Cambridge, MA | feld | 4 | 1 | 8 | met
  tran | Linh Tran | PharmD | Field Medical Lead | Calder Biologics | Providence, RI | petrosyan | 3 | 0 | 7 | met
  jacobs | Noah Jacobs | MD | Medical Director | Gulf States Health | Dallas, TX | delgado | 3 | 0 | 8 | met
  mercer | Cora Mercer | MD | VP Care Delivery | Gulf States Health | Austin, TX | delgado | 90 | 0 | 8 | named
  ashby | Neil Ashby | MD | Medical Director | Pacific Trust Plan | Fresno, CA | blanchard | 3 | 0 | 8 | met
  varga | Zoltan Varga | MD | Head of Policy | Pacific Trust Plan | Sacramento, CA | blanchard | 90 | 0 | 8 | named
  ellison | Faye Ellison | MD | Chief Medical Officer | Tidewater Health | Norfolk, VA | amoah | 3 | 1 | 7 | met
  goto | Haruka Goto | MD | Clinical Product | Lumen Payer Group | San Diego, CA | ito | 4 | 0 | 8 | met
  pike | Walter Pike | MD | Medical Director | Lakeland Partners | Green Bay, WI | holm | 90 | 0 | 8 | named
  serrano | Pilar Serrano | MD | Medical Director | Harborline Insurance | Hartford, CT | connolly | 4 | 0 | 8 | met
`;

export const samplePeople: readonly SamplePerson[] = table.trim().split('\n').map(readPerson);

function readPerson(line: string): SamplePerson {
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
    city,
    region,
    namedBy: namedBy || null,
    letterAfterDays: Number(letterAfterDays),
    missedCalls: Number(missedCalls),
    meetingAfterDays: Number(meetingAfterDays),
    ending: sampleEndings.find((each) => each === ending) ?? 'named',
  };
}

/** What somebody said in the meeting, by turns. */
export const sampleFindings = [
  {
    kind: 'problem',
    text: 'Reviews are denied for missing notes, and nobody tells the ward before the deadline.',
    couldHelp: true,
  },
  {
    kind: 'challenge',
    text: 'Half of the reviewers have never worked nights, and the criteria show it.',
    couldHelp: true,
  },
  {
    kind: 'opportunity',
    text: 'A second program for outpatient infusions is planned for the spring.',
    couldHelp: false,
  },
  {
    kind: 'advice',
    text: 'Do ten reviews a week for an outside agency before you apply anywhere.',
    couldHelp: false,
  },
  {
    kind: 'fact',
    text: 'They hire physician reviewers in cohorts of four, twice a year.',
    couldHelp: false,
  },
  {
    kind: 'problem',
    text: 'Their readmission model is right on paper and ignored at the bedside.',
    couldHelp: true,
  },
  {
    kind: 'challenge',
    text: 'Every new criterion needs three committees, and the third meets quarterly.',
    couldHelp: false,
  },
  {
    kind: 'advice',
    text: 'Learn to read a contract; nobody teaches it and everybody asks.',
    couldHelp: false,
  },
  {
    kind: 'opportunity',
    text: 'Two hospitals nearby want a shared physician advisor.',
    couldHelp: true,
  },
  {
    kind: 'fact',
    text: 'Peer-to-peer calls take six minutes at the median; eight are booked.',
    couldHelp: false,
  },
  {
    kind: 'problem',
    text: 'Appeals are answered by people who never saw the first review.',
    couldHelp: true,
  },
  {
    kind: 'challenge',
    text: 'Clinicians leave the team after two years, just as they become quick.',
    couldHelp: false,
  },
  {
    kind: 'advice',
    text: 'Write one page on a case you would have decided otherwise, and bring it along.',
    couldHelp: false,
  },
] as const;

export const sampleTerms = ['may-use-name', 'may-use-name', 'will-introduce', 'name-only'] as const;
