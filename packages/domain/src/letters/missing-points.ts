// A follow-up letter carries every point that its debrief found missing, in the seeker's own words.
// A point counts as made when most of its telling words stand in the letter.
import type { Debrief } from '../vocabulary/debrief.ts';
import { nameWords } from './names.ts';

const enough = 0.6;
const shortest = 4;

/** The points and better answers of the debrief that the body does not hold. */
export function missingPoints(body: string, debrief: Pick<Debrief, 'missedPoints' | 'flubbed'>): string[] {
  const inBody = new Set(nameWords(body).map(stem));
  const points = [...debrief.missedPoints, ...debrief.flubbed.map(({ betterAnswer }) => betterAnswer)];
  return points.filter((point) => {
    const all = nameWords(point);
    const telling = all.filter((word) => word.length >= shortest);
    const words = (telling.length > 0 ? telling : all).map(stem);
    const made = words.filter((word) => inBody.has(word)).length;
    return words.length > 0 && made / words.length < enough;
  });
}

/** Near enough for English endings: "reviews", "reviewed" and "reviewing" meet. */
function stem(word: string): string {
  return word.length < 6 ? word.replace(/s$/, '') : word.replace(/(?:ing|ed|es|s|e)$/, '');
}
