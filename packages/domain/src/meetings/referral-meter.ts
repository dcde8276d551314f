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

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function inWords(count: number): string {
  return numbers[count] ?? String(count);
}

function people(count: number): string {
  const words = inWords(count);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${count === 1 ? 'person' : 'people'}`;
}
