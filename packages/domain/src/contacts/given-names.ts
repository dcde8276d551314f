// Whether two given names may be one: short forms, initials, accents and other spellings, the same name in another writing.
import { foldText } from './search-text.ts';

/** The words of a name, folded; "O'Neill" is one word, "Ruiz-O'Neill" two. */
export function nameWords(name: string | null | undefined): string[] {
  return foldText(name ?? '')
    .replace(/'/g, '')
    .replace(/(?<=\p{L}\p{L})\./gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/**
 * Whether the second may be what the first is called as well: every word that both have agrees, and a middle name may be missing.
 * An empty name agrees with any.
 */
export function givenNamesAgree(a: string | null | undefined, b: string | null | undefined): boolean {
  const [one, other] = [nameWords(a), nameWords(b)];
  if (one.length === 0 || other.length === 0 || one.join('') === other.join('')) return true;
  if (areInitialsOf(one, other) || areInitialsOf(other, one)) return true;
  if (soundAlike(one.join(''), other.join(''))) return true;
  return one.every((word, place) => {
    const second = other[place];
    return second === undefined || wordsAgree(word, second);
  });
}

/** "JR" for "John Robert". */
function areInitialsOf(one: readonly string[], other: readonly string[]): boolean {
  const [word = ''] = one;
  return one.length === 1 && word.length === other.length && other.map((name) => name[0]).join('') === word;
}

function wordsAgree(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length === 1) return long.startsWith(short) || romanized(long).startsWith(romanized(short));
  return areShortForms(romanized(one), romanized(other)) || soundAlike(one, other);
}

/** Whether two family names may be one: double names, particles, other spellings. An empty name agrees with any. */
export function familyNamesAgree(a: string | null | undefined, b: string | null | undefined): boolean {
  const [one, other] = [nameWords(a), nameWords(b)];
  if (one.length === 0 || other.length === 0 || one.join('') === other.join('')) return true;
  const [few, many] = one.length < other.length ? [one, other] : [other, one];
  return few.every((word) => word.length > 1 && many.some((each) => wordsAgree(word, each)));
}

/** Whether both are written alike, but for accents and the like. */
export function areSameName(a: string | null | undefined, b: string | null | undefined): boolean {
  return nameWords(a).join('') === nameWords(b).join('');
}

export function areInitials(name: string): boolean {
  return nameWords(name).every(({ length }) => length === 1);
}

// One name is written in many ways: "Jürgen" and "Juergen", "Sergey", "Sergei" and "Сергей".

const cyrillic: Readonly<Record<string, string>> = Object.fromEntries(
  'аa бb вv гg ґg дd еe єe жzh зz иi іi їi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыi ь эe юiu яia јi љli њni ћc ђdj џdz'
    .split(' ')
    .map((pair) => [pair[0] ?? '', pair.slice(1)]),
);
const greek: Readonly<Record<string, string>> = Object.fromEntries(
  'αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υi φf χch ψps ωo'
    .split(' ')
    .map((pair) => [pair[0] ?? '', pair.slice(1)]),
);

/** Hangul is put together of letters, 21 vowels and 28 ends to each beginning. Source: the Revised Romanization of Korean. */
const hangul = {
  first: 'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' '),
  vowel: 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' '),
  last: ' k k k n n n t l k m p t t p l m p p t t ng t t k t p t'.split(' '),
};

function romanized(word: string): string {
  const letters = word
    .replace(/\u03bf\u03c5/g, 'u')
    .replace(/([\u03b1\u03b5])\u03c5/g, '$1v')
    .replace(/\u03b3\u03b3/g, 'ng');
  return Array.from(letters.replace(/\u03bc\u03c0/g, 'b').replace(/\u03bd\u03c4/g, 'd'), (letter) => {
    const code = letter.charCodeAt(0) - 0xac00;
    if (code >= 0 && code < 11_172)
      return (
        (hangul.first[Math.floor(code / 588)] ?? '') +
        (hangul.vowel[Math.floor((code % 588) / 28)] ?? '') +
        (hangul.last[code % 28] ?? '')
      );
    return cyrillic[letter] ?? greek[letter] ?? letter;
  }).join('');
}

/** What a name sounds like, in the ways that its letters may be read; two that share one may be one name. */
function spellings(word: string): readonly string[] {
  const plain = romanized(word.normalize('NFC'))
    .replace(/ph/g, 'f')
    .replace(/ck|q/g, 'k')
    .replace(/c(?=[aourlk]|$)/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/y/g, 'i')
    .replace(/^ie/, 'e')
    .replace(/w/g, 'v')
    .replace(/ou/g, 'u')
    .replace(/gu(?=[ei])/g, 'g')
    .replace(/kh/g, 'h')
    .replace(/(?<=[tbdgj])h/g, '')
    .replace(/([aou])e(?=[^aeiou])/g, '$1')
    .replace(/(.)\1+/gu, '$1');
  return [plain, plain.replace(/j/g, 'i').replace(/(.)\1+/gu, '$1')];
}

function soundAlike(one: string, other: string): boolean {
  if (one === other) return true;
  const [forms, others] = [spellings(one), spellings(other)];
  if (forms.some((form) => others.includes(form))) return true;
  if (!isWithoutVowels(one) && !isWithoutVowels(other)) return false;
  return consonantsOf(one) === consonantsOf(other);
}

// Arabic and Hebrew write the consonants of a name, so that only they can be held against Latin letters.

const consonants: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'بb تt ثt جj حh خh دd ذd رr زz سs شsh صs ضd طt ظz غg فf قk كk کk لl مm نn هh پp چch گg ' +
    'בb גg דd הh זz חh טt כk ךk לl מm םm נn ןn סs פf ףf צts ץts קk רr שsh תt'
  )
    .split(' ')
    .map((pair) => [pair[0] ?? '', pair.slice(1)]),
);

function isWithoutVowels(word: string): boolean {
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(word);
}

function consonantsOf(word: string): string {
  const latin = isWithoutVowels(word)
    ? Array.from(word, (letter) => consonants[letter] ?? '').join('')
    : (spellings(word)[0] ?? '');
  return latin
    .replace(/[aeiou]/g, '')
    .replace(/v/g, 'b')
    .replace(/p/g, 'f')
    .replace(/(?<=.)(?<![sc])h$/, '')
    .replace(/(.)\1+/g, '$1');
}

// Short forms that people use in place of their given name. A list of the common ones; one that is missing costs a
// proposal, one too many may take two people for one.

const shortForms: Readonly<Record<string, string>> = {
  abigail: 'abby gail',
  agnes: 'aggie',
  albert: 'al bert bertie',
  alexander: 'alex sasha sandy aleksandr alexandr',
  alexandra: 'alex sasha sandra',
  alexei: 'alyosha',
  alfonso: 'poncho',
  alfred: 'al fred alf',
  allison: 'ali ally',
  amanda: 'mandy',
  anastasia: 'nastya stacy',
  andreas: 'andi andy',
  andrew: 'andy drew',
  angela: 'angie',
  anthony: 'tony',
  antonio: 'toni tony tonio',
  arthur: 'art artie',
  augustus: 'gus',
  barbara: 'barb',
  beatrice: 'bea trixie',
  benjamin: 'ben',
  bernard: 'bernie',
  bradley: 'brad',
  cameron: 'cam',
  carlos: 'carlitos',
  carolyn: 'carol',
  catherine: 'cathy kate katie cate kathy',
  charles: 'charlie chuck',
  christine: 'chris tina christina',
  christopher: 'chris topher',
  clifford: 'cliff',
  constance: 'connie',
  cornelius: 'neil',
  cynthia: 'cindy',
  daniel: 'dan danny',
  david: 'dave',
  deborah: 'deb debbie debra',
  dmitri: 'dima mitya',
  dominic: 'dom',
  donald: 'don',
  dorothy: 'dot dottie',
  douglas: 'doug',
  edmund: 'ed ted ned',
  edward: 'ed eddie ted ned',
  edwin: 'ed eddie',
  ekaterina: 'katya',
  eleanor: 'ellie nell nora',
  elena: 'lena',
  elizabeth: 'elisabeth liz beth betty eliza lizzie',
  emily: 'em emmy',
  enrique: 'quique',
  eugene: 'gene',
  evelyn: 'evie',
  florence: 'flo',
  frances: 'fran frannie',
  francesco: 'franco',
  francis: 'frank fran',
  francisco: 'paco pancho',
  franklin: 'frank',
  frederick: 'fred freddy',
  gabriel: 'gabe',
  gabriela: 'gabi gaby',
  gabrielle: 'gabby gabi',
  geoffrey: 'geoff',
  georg: 'schorsch',
  george: 'georgie',
  gerald: 'gerry jerry',
  gertrude: 'trudy',
  giovanni: 'gianni',
  giuseppe: 'beppe peppe pino',
  gregory: 'greg',
  guillermo: 'memo',
  harold: 'harry hal',
  heinrich: 'heinz heiner',
  helen: 'nell',
  henry: 'hank harry',
  herbert: 'herb bert',
  ignacio: 'nacho',
  irina: 'ira',
  isabel: 'bella izzy isa',
  isabella: 'bella izzy isa',
  ivan: 'vanya',
  jacob: 'jake',
  jacqueline: 'jackie',
  james: 'jim jimmy jamie',
  jeffrey: 'jeff',
  jennifer: 'jen jenny',
  jessica: 'jess jessie',
  jesus: 'chucho chuy',
  joan: 'joanie',
  joaquin: 'quino',
  johannes: 'hans jo hannes',
  john: 'jack johnny jon',
  jonathan: 'jon',
  jose: 'pepe',
  josef: 'sepp jupp',
  joseph: 'joe joey',
  josephine: 'jo josie',
  joshua: 'josh',
  juan: 'juanito',
  judith: 'judy',
  julia: 'julie',
  katherine: 'kate kathy katie kathryn',
  kathleen: 'kathy kate katie',
  kenneth: 'ken kenny',
  kimberly: 'kim',
  klaus: 'claus',
  lawrence: 'larry',
  leonard: 'leo len lenny',
  leslie: 'les',
  lillian: 'lily lil',
  louis: 'lou louie',
  louise: 'lou',
  luis: 'lucho',
  madeline: 'maddie',
  manuel: 'manny manolo',
  marcus: 'marc',
  margaret: 'maggie meg peggy',
  maria: 'mary masha',
  martin: 'marty',
  matthew: 'matt',
  maximilian: 'max',
  melissa: 'missy mel',
  michael: 'mike mick mickey',
  mikhail: 'misha',
  mohammed: 'mohd mo md mohamed mohammad mohamad muhammad muhammed',
  ahmed: 'ahmad',
  hussein: 'hussain husain hossein hossain',
  yusuf: 'yousef youssef yosef',
  natalia: 'natasha',
  natalie: 'nat',
  nathaniel: 'nate nathan',
  nicholas: 'nicolas nikolas nick',
  nikolai: 'kolya',
  olga: 'olya',
  oliver: 'ollie',
  pablo: 'pablito',
  pamela: 'pam',
  patricia: 'pat patty tricia',
  patrick: 'pat',
  penelope: 'penny',
  peter: 'pete',
  philip: 'phil phillip',
  phyllis: 'phyl',
  rafael: 'rafa',
  raphael: 'raph',
  raymond: 'ray',
  rebecca: 'becky becca',
  reginald: 'reg reggie',
  richard: 'rick rich dick ricky',
  robert: 'bob rob bobby robbie',
  roberto: 'beto',
  rodney: 'rod',
  roger: 'rog',
  ronald: 'ron',
  russell: 'russ',
  salvatore: 'sal',
  samantha: 'sam',
  samuel: 'sam',
  sarah: 'sara sally',
  sebastian: 'seb bas',
  sergei: 'seryozha',
  sergio: 'checho',
  sharon: 'shari',
  sidney: 'sid',
  solomon: 'sol',
  stanley: 'stan',
  stephanie: 'steph',
  stephen: 'steve steven',
  susan: 'sue susie suzanne',
  svetlana: 'sveta',
  sylvia: 'sylvie',
  tatiana: 'tanya',
  terrence: 'terry',
  theodore: 'ted theo',
  theresa: 'terry tess',
  thomas: 'tom tommy',
  timothy: 'tim',
  tobias: 'tobi toby',
  valerie: 'val',
  vanessa: 'nessa',
  veronica: 'ronnie',
  victoria: 'vicky',
  vincent: 'vince',
  virginia: 'ginny',
  vladimir: 'vova volodya',
  walter: 'walt',
  wilhelm: 'willi willy',
  william: 'bill will billy liam willy',
  winifred: 'winnie',
  yevgeny: 'zhenya',
  yuri: 'yura',
  zachary: 'zach zack',
};

const longForms = new Map<string, string[]>();
for (const [long, shorts] of Object.entries(shortForms))
  for (const short of shorts.split(' ')) longForms.set(short, [...(longForms.get(short) ?? []), long]);

/** Given names that are met often, beside those that have short forms. */
const commonNames: ReadonlySet<string> = new Set(
  (
    'mary linda karen nancy lisa betty helen sandra donna carol ruth michelle laura amy anna emma julia sara olivia sophia lauren hannah ' +
    'rachel janet maria megan andrea cheryl jacqueline martha gloria teresa ann jane alice priya amit raj sanjay deepa anil sunita li wei ming ' +
    'mark paul george brian kevin jason ryan gary eric larry justin scott brandon jack dennis jerry tyler aaron adam harold carl keith juan ' +
    'jan piet kees hans sanne anouk lotte daan bram klaus jurgen uwe stefan heike petra ute anja giulia marco luca paolo chiara francesca ' +
    'jose carlos luis ana lucia pedro joao rui ines lars nils erik sven karin ingrid anders mette soren kari ole pekka matti aino juha ' +
    'piotr pawel tomasz anna agnieszka katarzyna jiri pavel tomas jana eva petr ivan oleg igor elena svetlana andriy oksana taras nikos ' +
    'giorgos maria eleni mehmet ayse fatma mustafa emre иван сергей елена ольга марина анна мария алексей дмитрий оксана'
  )
    .split(' ')
    .map((name) => foldText(name)),
);

/** Whether a text begins with a name that is given to many. */
export function isGivenName(text: string): boolean {
  const [first = '', ...others] = nameWords(text);
  return others.length < 2 && (commonNames.has(first) || first in shortForms || longForms.has(first));
}

/** The names that a given name may stand for, itself first. Folded. */
export function standsFor(given: string): readonly string[] {
  return [given, ...(longForms.get(given) ?? [])];
}

/** Bob and Robert, and Bob and Rob. */
export function areShortForms(one: string, other: string): boolean {
  const names = new Set(standsFor(one));
  return one !== other && standsFor(other).some((name) => names.has(name));
}
