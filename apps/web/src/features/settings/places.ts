// Countries and zones by name, from the browser's own tables.
import type { Option } from '../../shared/ui/field.tsx';

const countryCodes =
  'AD AE AG AI AL AM AO AR AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FO FR GA GB GD GE GG GH GI GL GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IM IN IR IS IT JE JM JO JP KE KH KM KN KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NZ OM PA PE PG PH PK PL PS PT PY QA RO RS RU RW SA SC SD SE SG SI SK SL SM SN SO SS ST SV SY SZ TD TG TH TJ TL TN TR TT TW TZ UA UG US UY UZ VA VC VE VN VU YE ZA ZM ZW'.split(
    ' ',
  );

const byLabel = (a: Option, b: Option): number => a.label.localeCompare(b.label, 'en');

/** Every country, and the present one whatever it is. */
export const countryOptions = (present: string): Option[] => {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  return [...new Set([...countryCodes, present])]
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort(byLabel);
};

/** "Chicago, America" before the other places of its part of the world. */
export const zoneOptions = (present: string): Option[] =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), present])]
    .map((value) => {
      const [area = value, ...place] = value.replaceAll('_', ' ').split('/');
      return { value, label: place.length > 0 ? `${place.toReversed().join(', ')} (${area})` : area };
    })
    .sort(byLabel);
