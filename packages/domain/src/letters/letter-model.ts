import { plainText, type Sentence } from '../text/sentences.ts';
import { letterWeights, type SentenceWeights } from './letter-weights.gen.ts';

// A sentence is weighed by the words in it, for what no list of wordings holds: job requests in disguise, pressure that is
// polite, a reason for this reader in a stranger's words. The rules say why; this says whether.
// A linear model: each feature of a sentence adds its weight. `npm run train:letters` learns the weights from the letters in
// `tests/letters/corpus`, always the same from the same letters; docs/quality.md holds how well it does on unseen ones.

/** What a sentence can carry. */
export type SentenceLabel = keyof typeof letterWeights;

/** What a sentence is worth for a label: above zero means yes. */
export function weigh(text: string, label: SentenceLabel): number {
  const { bias, weights } = modelOf(label);
  const features = featuresOf(text);
  const sum = features.reduce((total, feature) => total + (weights.get(feature) ?? 0), 0);
  return bias + sum / Math.sqrt(features.length);
}

/** The first sentence that carries the label, narrowed to the clause that carries it alone. */
export function sentencesWith(sentences: readonly Sentence[], label: SentenceLabel): Sentence[] {
  return sentences.filter(({ text }) => weigh(text, label) > 0).map((sentence) => narrowed(sentence, label));
}

/** For `findParts`: the sentence that carries a part most clearly, where one does. */
export function mostTelling(sentences: readonly Sentence[], label: SentenceLabel): Sentence | null {
  const [best] = sentences
    .map((sentence) => ({ sentence, weight: weigh(sentence.text, label) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return best ? narrowed(best.sentence, label) : null;
}

/** A long sentence is shown by the one clause of it that would do alone. */
function narrowed(sentence: Sentence, label: SentenceLabel): Sentence {
  const clauses = [...sentence.text.matchAll(/[^,;:]+[,;:]?\s*/g)];
  const carrying = clauses.filter(([clause]) => clause.length > 12 && weigh(clause, label) > 0);
  const [only] = carrying;
  if (carrying.length !== 1 || only === undefined) return trimmed(sentence);
  const start = sentence.start + only.index;
  return trimmed({ start, end: start + only[0].length, text: only[0] });
}

function trimmed({ start, text }: Sentence): Sentence {
  const words = text.replace(/[\s,;:]+$/, '');
  return { start, end: start + words.length, text: words };
}

type Model = { bias: number; weights: ReadonlyMap<string, number> };
const models = new Map<SentenceLabel, Model>();

function modelOf(label: SentenceLabel): Model {
  const known = models.get(label);
  if (known) return known;
  const { bias, groups }: SentenceWeights = letterWeights[label];
  const weights = new Map(
    groups.flatMap(([weight, features]) =>
      features.split('|').map((feature): [string, number] => [feature, weight]),
    ),
  );
  const model = { bias, weights };
  models.set(label, model);
  return model;
}

/**
 * Stems, neighbors, and the classes of meaning below: single, side by side and within eight words of one another. Each once.
 * What is typed as a number or begins with a capital in the middle counts as such.
 */
export function featuresOf(text: string): string[] {
  const features = new Set<string>();
  const plain = plainText(text);
  const tokens = tokensOf(plain);
  const symbols = tokens.map(({ stem, meaning }) => meaning ?? stem);
  tokens.forEach(({ stem, meaning }, at) => {
    features.add(stem);
    if (meaning !== null) features.add(meaning);
    const next = symbols[at + 1];
    if (next !== undefined) features.add(`${symbols[at]} ${next}`);
    for (let other = at + 1; other < Math.min(tokens.length, at + 9); other += 1) {
      const there = tokens[other]?.meaning;
      if (meaning !== null && there) features.add(`${meaning}~${there}`);
    }
  });
  if (plain.includes('?')) features.add('?');
  if (plain.includes('!')) features.add('!');
  features.add(tokens.length < 5 ? '<5' : tokens.length < 12 ? '<12' : tokens.length < 25 ? '<25' : '25+');
  return [...features];
}

type Token = { stem: string; meaning: string | null };

function tokensOf(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{M}]+|\d+(?::\d+)?/gu)].flatMap((match): Token[] => {
    const word = match[0];
    const lower = word.toLowerCase();
    if (/^\d/.test(word)) return [{ stem: '#', meaning: '#' }];
    // The "t" of "don't" and "isn't".
    if (lower === 't' && text.charAt(match.index - 1) === "'") return [{ stem: 'not', meaning: 'NOT' }];
    if (lower.length < 2 && lower !== 'i' && lower !== 'a') return [];
    const meaning = meanings.get(lower) ?? meanings.get(stemOf(lower)) ?? null;
    const isName = meaning === null && match.index > 0 && /^\p{Lu}/u.test(word);
    return [isName ? { stem: 'Name', meaning: 'Name' } : { stem: stemOf(lower), meaning }];
  });
}

/** Near enough for English endings: "leaving", "leaves" and "leave" meet. */
function stemOf(word: string): string {
  if (word.length < 5) return word;
  const stem = word.replace(/(?:ies|ied)$/, 'y').replace(/(?:ations?|ingly|ing|edly|ed|es|s|ly|e)$/, '');
  return stem.length < 3 ? word : stem.replace(/(.)\1$/, '$1');
}

/** Words that do the same work in such letters. */
const classes: Record<string, string> = {
  ME: 'i me my mine myself',
  YOU: 'you your yours yourself',
  THEY: 'he she they him her his their them',
  WE: 'we us our ours',
  NOT: 'not no never nor without neither nothing cannot zero none nobody',
  JOB: 'job jobs position positions role roles post posts opening openings vacancy vacancies employment slot slots gig gigs placement appointment opportunity opportunities',
  HIRE: 'hire hires hiring hired employ employs employed recruit recruits recruiting recruited onboard',
  TEAM: 'team group department company firm organization organisation organisations staff unit lab outfit institute program programme practice',
  DOCS: 'resume resumes résumé résumés cv cvs vita application references portfolio',
  CREDENTIALS:
    'credentials background qualifications qualification record training career papers certs certifications skills experience profile path samples publications',
  APPLY: 'apply applying applied applicant applicants candidate candidates candidacy',
  AVAILABLE:
    'available start salary compensation paid unpaid immediately join joining fit suitable asset addition',
  FORWARD: 'forward forwarding pass passing share refer recommend mention send sending introduce',
  SEEK: 'ask asking asks seek seeking look looking want wanting wants request requesting requests hunting hunt fishing fish angling after pursue soliciting solicit search demand applying pitch pitching',
  LEARN:
    'learn learning understand understanding hear hearing know knowing find study explain teach taught show curious questions question insight perspective listen gain',
  JUDGE:
    'review reviewing reviewed assess assessing assessed assessment weigh weighed judge judged judgment judgement opinion feedback critique verdict appraise appraisal appraised examine examined examination evaluate evaluated evaluation read reading vet vetted vetting comment comments reaction react grade measure glance peek skim scrutiny view assay candid frank honest honestly frankly blunt',
  MOVE: 'move moving moved leave leaving transition transitioning shift shifting change changing switch switching turn turning pivot quit quitting step stepping retire retiring trade trading giving closing winding wind heading going exit exiting jumping cross phasing easing transitioned separate',
  CLINIC:
    'clinic clinical bedside hospital ward wards icu ed er or emergency surgery practice practise medicine patient patients nursing nurse doctor physician surgeon operating room theatre procedures floor nicu residency inpatient shifts stethoscope',
  FIELD:
    'industry policy pharma consulting informatics administration insurance biotech device devices research tech technology startups startup analytics quality safety payer affairs management writing publishing education law ethics regulation regulatory compliance leadership design economics advocacy planning operations',
  TOLD: 'told gave given suggested recommended mentioned referred introduced urged encouraged advised directed pointed passed sent sends said says shared spoke matched connected',
  MET: 'met heard read saw seen found came across attended watched listened follow followed following noticed overlapped sat discovered',
  SOURCE:
    'talk lecture article essay column podcast webinar panel book interview newsletter paper linkedin conference website site profile list directory alumni page post memoir blog friend colleague',
  MINUTES: 'minutes minute min mins hour half quarter',
  CALL: 'call calling phone telephone ring ringing dial',
  WHY: 'because since why reason chose choose picked specifically particular hence therefore',
  ADMIRE:
    'admire respect recognize known best only rare first few finest model legend leader led lead built wrote run ran founded made saved reputation expert',
  THANKS: 'thank thanks thankful grateful gratitude appreciate appreciated obliged indebted thx gracious',
  SORRY:
    'sorry apologize apologise apology apologies apologizing forgive pardon excuse regret mortified embarrassed',
  BEG: 'beg begging plead pleading implore desperate desperately mercy knees pity hopeless desperation',
  MUST: 'must need needs expect expected expecting insist demand require have',
  REPLY: 'reply answer respond response confirm confirmation receipt answered unanswered replied silence',
  HURRY:
    'immediately asap urgent urgently soon promptly prompt delay once today tomorrow deadline friday now already still yet week',
  WRONG:
    'late distracted unprepared phone texting rushed interrupted interruptions confusing wrong fault blame misunderstood unwelcoming rude noise attention ignored inattentive',
  ILL: 'ill sick fever flu cold covid migraine unwell bronchitis virus coughing poisoning temperature infected',
  LAUGH: 'laugh laughed laughing joke jokes funny haha lol ha humor smile',
  WEEKDAY: 'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri',
  MONTH: 'january february march april june july august september october november december jan feb dec nov',
  WOULD: 'would could might should may can will shall',
  IF: 'if should whenever when case',
  WISH: 'wish hope hoping hopeful like love glad keen eager happy welcome value honored delighted',
  LITTLE: 'only just least even simple small brief short',
  HELP: 'help support favor favour chance kindness',
};

const meanings: ReadonlyMap<string, string> = new Map(
  Object.entries(classes).flatMap(([name, words]) =>
    words.split(' ').map((word): [string, string] => [word, name]),
  ),
);
