// People as lists have them: names, organizations and titles as often as they are met (Zipf), some 1,600 full names however long the list, a hospital
// system with a twentieth of everybody. The same list every time.

const given =
  'James Mary John Patricia Robert Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Sarah Charles Karen Maria Wei Priya José Ana Mohammed Li Fatima Carlos Olga Hans Ingrid Kwame Yuki Minh Aisha Pedro Sofia Ivan Chloe'.split(
    ' ',
  );
const family =
  'Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Nguyen Patel Kim Chen Wang Müller'.split(
    ' ',
  );
const titles =
  'Physician|Registered Nurse|Medical Director|Nurse Practitioner|Chief Medical Officer|Practice Manager|Surgeon|Resident|Professor of Medicine|Vice President, Quality|Pharmacist|Director of Operations|Consultant|Hospitalist|Chief Nursing Officer|Case Manager|Physician Advisor|Analyst|Chief Executive Officer|Program Manager'.split(
    '|',
  );
const organizations = 4_000;

/** Numbers from 0 to 1, the same ones for one seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The first of `count` is met most, the second half as often, the third a third as often. */
function zipf(count: number, random: () => number): () => number {
  const ends: number[] = [];
  let sum = 0;
  for (let rank = 1; rank <= count; rank += 1) {
    sum += 1 / rank;
    ends.push(sum);
  }
  return () => {
    const wanted = random() * sum;
    let [from, to] = [0, count - 1];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((ends[middle] ?? sum) < wanted) from = middle + 1;
      else to = middle;
    }
    return from;
  };
}

type Person = { given: string; family: string; title: string; organization: string; random: number };

export function* makePeople(count: number): Generator<Person> {
  const random = randomNumbers(20_261_130);
  const [pickGiven, pickFamily] = [zipf(given.length, random), zipf(family.length, random)];
  const [pickTitle, pickOrganization] = [zipf(titles.length, random), zipf(organizations, random)];
  for (let n = 0; n < count; n += 1) {
    const place = random() < 0.05 ? 0 : pickOrganization();
    yield {
      given: given[pickGiven()] ?? '',
      family: family[pickFamily()] ?? '',
      title: titles[pickTitle()] ?? '',
      organization: place === 0 ? 'Halden Health System' : `Company ${place}, Inc.`,
      random: random(),
    };
  }
}
