// How the person at this device writes days, times and numbers: until their settings are known as the browser's language does.
// The whole page follows one person's conventions, so they stand here once; the frame of the app keeps them in
// step with Settings.
import {
  type Conventions,
  conventionsOfLocale,
  counted as countedBy,
  formatNumber as numberBy,
} from '@threefold/domain/time/conventions';

type PresentConventions = Conventions & { firstDayOfWeek: number };

const ofBrowser = () => conventionsOfLocale(typeof document === 'undefined' ? 'en-US' : navigator.language);

let present: PresentConventions = ofBrowser();

export const presentConventions = (): PresentConventions => present;

/** From the settings of whoever is signed in; what is drawn already has to be drawn anew. */
export const followConventions = (of: PresentConventions): void => {
  present = of;
};

/** "2,000". */
export const formatNumber = (value: number, options?: { maximumFractionDigits: number }): string =>
  numberBy(value, { ...present, ...options });

/** "1 person", "2,000 people". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  countedBy(count, [one, many], present);
