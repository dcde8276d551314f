// Every meeting should lead to three more people; the meter says how many names are in and how many are open.
// Source: the informational-interview article. The goal can be changed per workspace and per meeting.

export const usualReferralGoal = 3;

export type ReferralMeter = { count: number; goal: number; left: number; sentence: string };

export function referralMeter(count: number, goal: number = usualReferralGoal): ReferralMeter {
  const left = Math.max(0, goal - count);
  return { count, goal, left, sentence: sentence({ count, goal, left }) };
}

function sentence({ count, goal, left }: { count: number; goal: number; left: number }): string {
  if (goal === 0) return `${people(count)} named; you set no goal for this meeting.`;
  if (count === 0) return `Nobody named yet; ${inWords(goal)} to ask for.`;
  if (left === 0)
    return count === goal
      ? `${people(count)} named, as many as you hoped for.`
      : `${people(count)} named, more than you hoped for.`;
  return `${people(count)} named, ${inWords(left)} to go.`;
}

/** Ten minutes before the end there is still time to think of somebody, and to say why. */
const askWithinSeconds = 10 * 60;

/**
 * The word that asks for names before time is up, null while there is nothing to ask: too early, all named, no goal.
 * `secondsLeft` is below zero past the agreed end.
 */
export function askForNames({
  count,
  goal,
  secondsLeft,
}: {
  count: number;
  goal: number;
  secondsLeft: number;
}): { sentence: string; wording: string } | null {
  const { left } = referralMeter(count, goal);
  if (left === 0 || secondsLeft > askWithinSeconds) return null;
  return count === 0
    ? {
        sentence: 'Ask whom else to hear, while there is time.',
        wording: 'Who else sees this from a side that you do not?',
      }
    : {
        sentence: `Ask for ${inWords(left)} more.`,
        wording: 'Is there somebody who would answer that differently?',
      };
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function inWords(count: number): string {
  return numbers[count] ?? String(count);
}

function people(count: number): string {
  const words = inWords(count);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${count === 1 ? 'person' : 'people'}`;
}
