// Short forms that people use in place of their given name. A short list of the common ones; one that is missing costs a
// proposal, one too many costs a glance.

const shortForms: Readonly<Record<string, string>> = {
  alexander: 'alex sasha sandy',
  alexandra: 'alex sasha sandra',
  andrew: 'andy drew',
  anthony: 'tony',
  barbara: 'barb',
  benjamin: 'ben',
  carolyn: 'carol',
  catherine: 'cathy kate katie cate kathy',
  charles: 'charlie chuck',
  christine: 'chris tina christina',
  christopher: 'chris topher',
  cynthia: 'cindy',
  daniel: 'dan danny',
  david: 'dave',
  deborah: 'deb debbie debra',
  donald: 'don',
  dorothy: 'dot dottie',
  edward: 'ed eddie ted ned',
  elizabeth: 'liz beth betty eliza lizzie',
  eugene: 'gene',
  francisco: 'paco pancho',
  frederick: 'fred freddy',
  gerald: 'gerry jerry',
  gregory: 'greg',
  guillermo: 'memo',
  henry: 'hank harry',
  ignacio: 'nacho',
  jacob: 'jake',
  james: 'jim jimmy jamie',
  jennifer: 'jen jenny',
  jeffrey: 'jeff',
  johannes: 'hans',
  john: 'jack johnny jon',
  jonathan: 'jon',
  jose: 'pepe',
  joseph: 'joe joey',
  joshua: 'josh',
  judith: 'judy',
  katherine: 'kate kathy katie kathryn',
  kenneth: 'ken kenny',
  lawrence: 'larry',
  leonard: 'leo len lenny',
  margaret: 'maggie meg peggy',
  maria: 'mary',
  matthew: 'matt',
  michael: 'mike mick mickey',
  nathaniel: 'nate nathan',
  nicholas: 'nick',
  pamela: 'pam',
  patricia: 'pat patty tricia',
  patrick: 'pat',
  peter: 'pete',
  philip: 'phil phillip',
  rebecca: 'becky becca',
  richard: 'rick rich dick ricky',
  robert: 'bob rob bobby robbie',
  ronald: 'ron',
  samantha: 'sam',
  samuel: 'sam',
  stephanie: 'steph',
  stephen: 'steve steven',
  susan: 'sue susie suzanne',
  theodore: 'ted theo',
  theresa: 'terry tess',
  thomas: 'tom tommy',
  timothy: 'tim',
  victoria: 'vicky',
  vincent: 'vince',
  walter: 'walt',
  william: 'bill will billy liam willy',
  zachary: 'zach zack',
};

const longForms = new Map<string, string[]>();
for (const [long, shorts] of Object.entries(shortForms))
  for (const short of shorts.split(' ')) longForms.set(short, [...(longForms.get(short) ?? []), long]);

/** The names that a given name may stand for, itself first. Folded. */
export function standsFor(given: string): readonly string[] {
  return [given, ...(longForms.get(given) ?? [])];
}

/** Bob and Robert, and Bob and Rob. */
export function areShortForms(one: string, other: string): boolean {
  const names = new Set(standsFor(one));
  return one !== other && standsFor(other).some((name) => names.has(name));
}
