// A time zone by the name that people use for it; every other one is found by its city.
import { commonZones, timeZones, zoneLabel } from '@threefold/domain/time/time-zones';
import { useState } from 'react';
import { Combobox } from './combobox.tsx';
import { type FieldProps, type Option, Select } from './field.tsx';

type Props = FieldProps & {
  value: string;
  onChange: (timeZone: string) => void;
  /** What may be chosen beside the zones, first in the list. */
  others?: readonly Option[];
  autoFocus?: boolean;
  onLeave?: () => void;
};

const other = 'other';

export const TimeZoneField = ({ value, onChange, others = [], autoFocus, onLeave, ...field }: Props) => {
  const [isSearching, setSearching] = useState(false);
  const common = commonZones.map(({ timeZone, label }) => ({ value: timeZone, label }));
  const listed = [...others, ...common];
  const present = listed.some((option) => option.value === value) ? [] : [{ value, label: zoneLabel(value) }];
  if (isSearching)
    return (
      <ZoneSearch
        {...field}
        onPick={(timeZone) => {
          setSearching(false);
          onChange(timeZone);
        }}
      />
    );
  return (
    <Select
      {...field}
      value={value}
      autoFocus={autoFocus}
      options={[...present, ...listed, { value: other, label: 'Other …' }]}
      onBlur={onLeave}
      onChange={({ target }) => (target.value === other ? setSearching(true) : onChange(target.value))}
    />
  );
};

const most = 12;

const ZoneSearch = ({ onPick, ...field }: FieldProps & { onPick: (timeZone: string) => void }) => {
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const choices = timeZones()
    .map((timeZone) => ({ id: timeZone, label: zoneLabel(timeZone) }))
    .filter(({ id, label }) => `${label} ${id.replaceAll('_', ' ')}`.toLowerCase().includes(wanted))
    .slice(0, most);
  return (
    <Combobox
      {...field}
      text={text}
      onText={setText}
      choices={choices}
      onPick={({ id }) => onPick(id)}
      onlyChoices
      autoFocus
      placeholder="City, such as London"
      nothing="No time zone found. Try a larger city nearby."
    />
  );
};
