import { writeFileSync } from 'node:fs';
import { findParts } from '@threefold/domain/letters/anatomy';
import { featuresOf, type SentenceLabel } from '@threefold/domain/letters/letter-model';
import { builtInTemplates } from '@threefold/domain/letters/templates';
import { type CorpusLetter, type Mark, readCorpus, readSentences, sentencesOfLetter } from './corpus.ts';

// `npm run train:letters`: learns the weights of the sentence model from the two thirds of the corpus that may be seen.
// Logistic regression by AdaGrad, in a fixed order and without chance, so that the same letters give the same weights.

type Example = {
  features: readonly string[];
  labels: ReadonlySet<SentenceLabel>;
  known: ReadonlySet<SentenceLabel>;
};

const epochs = 20;
const step = 0.5;
const shrink = 0.01;
/** How much more a sentence with the label weighs, of which there are few. */
const balance = 3;
/** Rarer features, and smaller weights, are left out. */
const seldom = 2;
const smallest = 0.3;
const folds = 4;
/** Nearly every letter of the corpus has a link; one of which nobody knows anything need not. */
const mostLenient = -2;
/** A fault that is none annoys more than one overlooked, and the wordings know most of them: F-measure with this beta squared. */
const precisionFirst = 0.1;

const ofOutreach: readonly SentenceLabel[] = ['link', 'move', 'learn', 'review', 'not-a-job', 'you', 'small'];
const faults: readonly SentenceLabel[] = ['asks-for-job', 'pressure', 'begging', 'blame'];
const sentenceLabels: readonly SentenceLabel[] = [...ofOutreach, ...faults];

function asLabel(mark: Mark): SentenceLabel | null {
  return sentenceLabels.find((label) => label === mark) ?? null;
}

/** What the marks of a letter are certain about. */
function knownIn({ kind, flags }: CorpusLetter): ReadonlySet<SentenceLabel> {
  const isOutreach = kind === 'outreach';
  return new Set<SentenceLabel>([
    ...(isOutreach ? ofOutreach : (['blame'] as const)),
    ...(flags.includes('interview') ? [] : (['asks-for-job'] as const)),
    'pressure',
    'begging',
  ]);
}

function examplesOf(letters: readonly CorpusLetter[]): Example[] {
  return letters.flatMap((letter) => {
    const known = knownIn(letter);
    return sentencesOfLetter(letter.body).map(({ start, end, text }) => {
      const marked = letter.spans.filter((span) => span.start < end && start < span.end);
      const labels = new Set(marked.flatMap(({ mark }) => asLabel(mark) ?? []));
      return { features: featuresOf(text), labels, known };
    });
  });
}

type Learned = { bias: number; weights: Map<string, number> };

function learn(examples: readonly Example[], label: SentenceLabel): Learned {
  const relevant = examples.filter(({ known }) => known.has(label));
  const counts = new Map<string, number>();
  for (const { features } of relevant)
    for (const each of features) counts.set(each, (counts.get(each) ?? 0) + 1);
  const data = relevant.map(({ features, labels }) => ({
    used: features.filter((feature) => (counts.get(feature) ?? 0) >= seldom),
    scale: 1 / Math.sqrt(features.length),
    isPositive: labels.has(label),
  }));
  const weights = new Map<string, number>();
  const past = new Map<string, number>();
  let bias = 0;
  let biasPast = 1;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const { used, scale, isPositive } of data) {
      const score = bias + scale * used.reduce((sum, feature) => sum + (weights.get(feature) ?? 0), 0);
      const error = (isPositive ? balance : 1) * ((isPositive ? 1 : 0) - 1 / (1 + Math.exp(-score)));
      for (const feature of used) {
        const weight = weights.get(feature) ?? 0;
        const gradient = error * scale - shrink * weight;
        const sum = (past.get(feature) ?? 1) + gradient * gradient;
        past.set(feature, sum);
        weights.set(feature, weight + (step * gradient) / Math.sqrt(sum));
      }
      biasPast += error * error;
      bias += (step * error) / Math.sqrt(biasPast);
    }
  }
  return { bias, weights: new Map([...weights].filter(([, weight]) => Math.abs(weight) >= smallest)) };
}

function score({ bias, weights }: Learned, text: string): number {
  const features = featuresOf(text);
  return (
    bias + features.reduce((sum, each) => sum + (weights.get(each) ?? 0), 0) / Math.sqrt(features.length)
  );
}

/**
 * The score of its best sentence from which a letter has the label: where most letters that a model has not learned from are
 * judged rightly (the best harmonic mean of precision and recall over four folds).
 */
function thresholdOf(
  letters: readonly CorpusLetter[],
  sentences: readonly Example[],
  label: SentenceLabel,
): number {
  const judged = Array.from({ length: folds }, (_, fold) => {
    const model = learn([...examplesOf(letters.filter((_, at) => at % folds !== fold)), ...sentences], label);
    return letters
      .filter((letter, at) => at % folds === fold && knownIn(letter).has(label))
      .map((letter) => ({
        best: Math.max(...sentencesOfLetter(letter.body).map(({ text }) => score(model, text))),
        has: letter.spans.some(({ mark }) => asLabel(mark) === label),
      }));
  })
    .flat()
    .sort((a, b) => b.best - a.best);
  const all = judged.filter(({ has }) => has).length;
  const beta = ofOutreach.includes(label) ? 0.6 : precisionFirst;
  let right = 0;
  let chosen = { mean: 0, threshold: 0 };
  judged.forEach(({ best, has }, at) => {
    if (has) right += 1;
    const mean = ((1 + beta) * right) / (at + 1 + beta * all);
    const below = judged[at + 1]?.best ?? best;
    if (mean > chosen.mean) chosen = { mean, threshold: (best + below) / 2 };
  });
  process.stdout.write(`${label.padEnd(14)} ${chosen.mean.toFixed(3)} from ${chosen.threshold.toFixed(2)}\n`);
  return Math.max(chosen.threshold, mostLenient);
}

/** Our own letters have no fault, and say how the writer comes to the reader only where the wordings know it. */
function templateExamples(): Example[] {
  const known = new Set<SentenceLabel>([...faults, 'link']);
  return builtInTemplates
    .flatMap(({ body }) =>
      sentencesOfLetter(body.replace(/\{%[^%]*%\}/g, '').replace(/\{\{[^}]*\}\}/g, 'Name')),
    )
    .map(({ text }) => {
      const isLink = findParts(text).some(({ part, present }) => part === 'link' && present);
      return { features: featuresOf(text), labels: new Set(isLink ? (['link'] as const) : []), known };
    });
}

function sentenceExamples(): Example[] {
  return readSentences().map(({ marks, text }) => {
    const labels = new Set(marks.flatMap((mark) => asLabel(mark) ?? []));
    // A lone sentence is certain of its own marks, and of what no sentence like it may be taken for.
    return { features: featuresOf(text), labels, known: new Set(sentenceLabels) };
  });
}

/** The features by their weights, rounded to tenths. */
function written({ bias, weights }: Learned): string {
  const groups = new Map<number, string[]>();
  for (const [feature, weight] of weights) {
    const rounded = Math.round(weight * 10) / 10;
    groups.set(rounded, [...(groups.get(rounded) ?? []), feature]);
  }
  const lines = [...groups]
    .sort(([a], [b]) => b - a)
    .map(([weight, features]) => `      [${weight}, '${features.sort().join('|')}'],`);
  return [`    bias: ${bias.toFixed(2)},`, '    groups: [', ...lines, '    ],'].join('\n');
}

if (import.meta.main) {
  const letters = readCorpus().filter(({ isUnseen }) => !isUnseen);
  const sentences = [...sentenceExamples(), ...templateExamples()];
  const examples = [...examplesOf(letters), ...sentences];
  const lines = sentenceLabels
    .map((label) => {
      const { bias, weights } = learn(examples, label);
      const model = { bias: bias - thresholdOf(letters, sentences, label), weights };
      return `  '${label}': {\n${written(model)}\n  },`;
    })
    .join('\n');
  const text = `// Written by \`npm run train:letters\`: per label the bias, then the features of a sentence by the weight that each adds.

export type SentenceWeights = { bias: number; groups: readonly (readonly [weight: number, features: string])[] };

export const letterWeights = {
${lines}
} satisfies Record<string, SentenceWeights>;
`;
  writeFileSync(new URL('../../packages/domain/src/letters/letter-weights.gen.ts', import.meta.url), text);
  process.stdout.write(`${examples.length} sentences, ${(text.length / 1000).toFixed(0)} kB of weights\n`);
}
