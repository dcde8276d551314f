// The days between calls follow the method that the seeker chose. Source: the cadence of each method.
import { type CadenceStep, type MethodId, methodFor } from '../vocabulary/methods.ts';
import { type Cadence, promiseCadence } from './next-step.ts';

/** The days between calls that a method names; where it names none, those of the promise method. */
export function cadenceOfMethod(method: MethodId): Cadence {
  const { cadence } = methodFor(method);
  const daysOf = (isMeant: (step: CadenceStep) => boolean) => cadence.find(isMeant)?.businessDays;
  return {
    ...promiseCadence,
    secondAttempt:
      daysOf(({ action }) => action === 'call-at-other-half-of-day') ?? promiseCadence.secondAttempt,
    thirdAttempt:
      daysOf(({ action, after }) => action === 'call' && after === 'previous-step') ??
      promiseCadence.thirdAttempt,
    nudge: daysOf(({ action }) => action === 'nudge') ?? promiseCadence.nudge,
  };
}
