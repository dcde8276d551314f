import { isProblem } from './api-problem.ts';

// What could do harm at a browser left open asks for a recent sign-in, and is refused with one code where it is missing.
// The frame of the pages then asks for the password, and the call is made again.

type Ask = () => Promise<boolean>;

let ask: Ask | undefined;
let asking: Promise<boolean> | undefined;

/** `way` answers whether the person confirmed. Returns the way to stop. */
export const askForIdentityBy = (way: Ask): (() => void) => {
  ask = way;
  return () => {
    if (ask === way) ask = undefined;
  };
};

/** Whether a call failed for want of a recent sign-in, and there is one now. Two calls at once ask one question. */
export const isConfirmedNow = async (error: unknown): Promise<boolean> => {
  if (!ask || !isProblem(error, 403) || error.code !== 'confirm-identity') return false;
  asking ??= ask().finally(() => {
    asking = undefined;
  });
  return asking;
};
