/**
 * Time zones under the names by which people call them, from the browser's or the server's own tables.
 * The name of a zone on the wire is always the IANA one.
 */

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Every zone that this machine knows, by its IANA name. */
export function timeZones(): string[] {
  return Intl.supportedValuesOf('timeZone');
}

/** The zone of this machine, for defaults only; what the product shows is in the zone of the settings. */
export function machineTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

const named = new Map<string, string>();

/** What stands behind a clock to say whose it is: "ET", "MST", "Berlin time". */
export function zoneInWords(timeZone: string): string {
  const name = named.get(timeZone) ?? abbreviationOf(timeZone) ?? `${cityOf(timeZone)} time`;
  named.set(timeZone, name);
  return name;
}

/** "Chicago" for America/Chicago. */
export function cityOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

/** Only where Americans have one that holds in summer and in winter; elsewhere a city says more. */
function abbreviationOf(timeZone: string): string | undefined {
  if (timeZone === 'UTC') return timeZone;
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'shortGeneric' });
  const name = format.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value;
  return name !== undefined && /^(?!GMT|UTC)[A-Z]{2,4}$/.test(name) ? name : undefined;
}
