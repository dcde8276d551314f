// A place comes in columns or in one cell: "Boston, MA, USA".

import { type Place, type PlacePart, placeParts } from '../contacts/contact-fields.ts';
import { countryOfRegion } from '../contacts/time-zone-of-place.ts';
import { countryCode } from './country-code.ts';
import { type GatheredCells, oneText, oneValue } from './gather-cells.ts';

const further = placeParts.filter(
  (part): part is Further => part !== 'city' && part !== 'region' && part !== 'country',
);
type Further = Exclude<PlacePart, 'city' | 'region' | 'country'>;
type Parts = Omit<Place, Further>;

export function readPlaceCells(gathered: GatheredCells): Place {
  const more = Object.fromEntries(further.map((part) => [part, oneText(gathered, part)]));
  // Each further part is a line of its own.
  return { ...(more as Pick<Place, Further>), ...readParts(gathered) };
}

function readParts(gathered: GatheredCells): Parts {
  const city = oneText(gathered, 'city');
  const region = oneText(gathered, 'region');
  const country = oneValue(gathered, 'country', countryCode);
  const parts = city?.split(/\s*,\s*/).filter(Boolean) ?? [];
  if (region !== null || parts.length < 2 || parts.length > 3) return { city, region, country };
  return splitPlace(parts, country);
}

function splitPlace(parts: readonly string[], told: string | null): Parts {
  const [city = null, second = null, third = null] = parts;
  if (third !== null) {
    const country = countryCode(third);
    return country !== null && (told === null || told === country)
      ? { city, region: second, country }
      : { city: parts.join(', '), region: null, country: told };
  }
  // Two letters behind a city are a state before they are a country: "Boston, MA" is not in Morocco.
  const country =
    second !== null && second.length > 2 && countryOfRegion(second) === null ? countryCode(second) : null;
  if (country !== null && (told === null || told === country)) return { city, region: null, country };
  return { city, region: second, country: told };
}
