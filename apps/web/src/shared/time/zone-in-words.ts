/** "Chicago" for America/Chicago: the place whose clock is meant. */
export const zoneInWords = (timeZone: string): string =>
  (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');

/** The zone of this machine, for defaults only; what the product shows is in the zone of the settings. */
export const machineZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
