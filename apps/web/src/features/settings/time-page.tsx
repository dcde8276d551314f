import { useSuspenseQuery } from '@tanstack/react-query';
import { updateSettings } from '@threefold/contracts/settings';
import {
  countries,
  countryName,
  type HourCycle,
  localeOfCountry,
  regionOf,
} from '@threefold/domain/time/conventions';
import { weekdayNames } from '@threefold/domain/time/wording';
import { methodIds, methods } from '@threefold/domain/vocabulary/methods';
import { useState } from 'react';
import { useContractForm } from '../../shared/contract-form.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { type Settings, settingsQuery } from '../../shared/session/settings.ts';
import { civilDay, nowInWords } from '../../shared/time/moments.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { Button } from '../../shared/ui/button.tsx';
import { CheckboxSet, type Option, Select, TextField } from '../../shared/ui/field.tsx';
import { IconButton } from '../../shared/ui/icon-button.tsx';
import { CloseIcon } from '../../shared/ui/icons.tsx';
import styles from '../../shared/ui/settings-frame.module.css';
import { SaveBar, SettingsFrame } from '../../shared/ui/settings-frame.tsx';
import { TimeZoneField } from '../../shared/ui/time-zone-field.tsx';
import { useSaveSettings } from './settings-requests.ts';

const weekdays = weekdayNames.map((label, index) => ({ value: String(index + 1), label }));

const typedOf = (settings: Settings) => {
  const { timeZone, country, region, officeHours, onDuty, method, referralGoal, minutesPerDay } = settings;
  const { locale, hourCycle, firstDayOfWeek } = settings;
  return {
    ...{ timeZone, country, region: region ?? '', officeHours, method, referralGoal, minutesPerDay },
    ...{ locale, hourCycle, firstDayOfWeek: String(firstDayOfWeek) },
    // Checkboxes and selects hold texts.
    onDuty: { days: onDuty.days.map(String), dates: onDuty.dates },
  };
};

/** What stays as it was is not sent, so that another country or region brings what is usual there. */
const changed = <Values extends Partial<Settings>>(settings: Settings, values: Values): Partial<Values> => {
  const different = Object.entries(values).filter(
    ([name, value]) => settings[name as keyof Settings] !== value,
  );
  // Dropping members of an object leaves a part of it.
  return Object.fromEntries(different) as Partial<Values>;
};

const useTimeForm = (settings: Settings) => {
  const save = useSaveSettings();
  return useContractForm({
    schema: updateSettings.body,
    values: typedOf(settings),
    toBody: ({ onDuty, locale, hourCycle, firstDayOfWeek, ...rest }) => ({
      ...rest,
      ...changed(settings, { locale, hourCycle, firstDayOfWeek: Number(firstDayOfWeek) }),
      onDuty: { ...onDuty, days: onDuty.days.map(Number) },
    }),
    send: (body) => save.mutateAsync(body),
  });
};
type FormProps = { form: ReturnType<typeof useTimeForm> };

const MethodChoice = ({ form }: FormProps) => (
  <fieldset>
    <legend className={styles.legend}>How you write and follow up</legend>
    {methodIds.map((id) => (
      <label key={id} className={styles.choice}>
        <input type="radio" value={id} {...form.box('method')} />
        <span>
          <span className={styles.choiceName}>{methods[id].label}</span>
          <span className={styles.soft}>
            {' '}
            {methods[id].purpose} Up to {methods[id].wordLimit} words.
          </span>
        </span>
      </label>
    ))}
  </fieldset>
);

const OfficeHours = ({ form }: FormProps) => (
  <fieldset className={styles.group}>
    <legend className={styles.legend}>Calling hours, their time</legend>
    <div className={styles.pair}>
      <TextField label="From" type="time" {...form.field('officeHours.from')} />
      <TextField label="Until" type="time" {...form.field('officeHours.until')} />
    </div>
  </fieldset>
);

const weekStarts = [7, 1, 6].map((day) => ({ value: String(day), label: weekdayNames[day - 1] ?? '' }));
const clocks: (Option & { value: HourCycle })[] = [
  { value: 'h12', label: '12-hour (2:15 PM)' },
  { value: 'h23', label: '24-hour (14:15)' },
];

const Formats = ({ form, present }: FormProps & { present: string }) => (
  <fieldset className={styles.group}>
    <legend className={styles.legend}>Dates, times, and numbers</legend>
    <div className={styles.pair}>
      <Select
        label="Region format"
        options={localeOptions(present)}
        hint="Letters follow the reader’s country where it is known."
        {...form.field('locale')}
      />
      <Select label="Clock" options={clocks} {...form.field('hourCycle')} />
      <Select label="Week starts on" options={weekStarts} {...form.field('firstDayOfWeek')} />
    </div>
  </fieldset>
);

const OnDuty = ({ form }: FormProps) => {
  const dates = form.control('onDuty.dates');
  return (
    <div className={styles.group}>
      <CheckboxSet
        legend="Days I can’t call"
        legendClassName={styles.legend}
        className={styles.choices}
        options={weekdays}
        {...form.field('onDuty.days')}
      />
      <OnDutyDates dates={dates.value} onChange={dates.onChange} />
    </div>
  );
};

export const TimePage = () => {
  const { data: settings } = useSuspenseQuery(settingsQuery(useWorkspaceId()));
  const now = useNow();
  const form = useTimeForm(settings);
  return (
    <SettingsFrame
      page="Time and method"
      title="Time and method"
      below={`${nowInWords(form.watch().timeZone, now)}.`}
    >
      <form className={styles.form} {...form.element}>
        <div className={styles.pair}>
          <TimeZoneField label="Your time zone" {...form.control('timeZone')} />
          <Select
            label="Country"
            options={countryOptions(settings.country)}
            hint="Its holidays apply when a contact’s country isn’t known."
            {...form.field('country')}
          />
          <TextField
            label="State or region"
            hint="Two-letter code, such as IL. Optional."
            {...form.field('region')}
          />
        </div>
        <Formats form={form} present={settings.locale} />
        <OfficeHours form={form} />
        <OnDuty form={form} />
        <MethodChoice form={form} />
        <div className={styles.pair}>
          <TextField
            label="Referrals per meeting"
            type="number"
            inputMode="numeric"
            {...form.number('referralGoal')}
          />
          <TextField
            label="Minutes a day for your search"
            type="number"
            inputMode="numeric"
            {...form.number('minutesPerDay')}
          />
        </div>
        <SaveBar form={form} />
      </form>
    </SettingsFrame>
  );
};

type Props = { dates: readonly string[]; onChange: (dates: string[]) => void };

/** Single days on duty, as chips that can be taken off. */
const OnDutyDates = ({ dates, onChange }: Props) => {
  const [date, setDate] = useState('');
  const isReady = /^\d{4}-\d\d-\d\d$/.test(date);
  const add = () => {
    onChange([...new Set([...dates, date])].sort());
    setDate('');
  };
  return (
    <>
      <div className={styles.inline}>
        <TextField
          label="Add a single day"
          type="date"
          value={date}
          onChange={(event) => setDate(event.target.value)}
        />
        <Button disabled={!isReady} onClick={add}>
          Add day
        </Button>
      </div>
      <div className={styles.chips}>
        {dates.map((each) => (
          <span key={each} className={styles.chip}>
            {civilDay(each)}
            <IconButton
              label={`Remove ${civilDay(each)}`}
              onClick={() => onChange(dates.filter((other) => other !== each))}
            >
              <CloseIcon />
            </IconButton>
          </span>
        ))}
      </div>
    </>
  );
};

const byLabel = (a: Option, b: Option): number => a.label.localeCompare(b.label, 'en');

/** Every country, and the present one whatever it is. */
const countryOptions = (present: string): Option[] => {
  return [...new Set([...countries, present])]
    .map((value) => ({ value, label: countryName(value) }))
    .sort(byLabel);
};

/** English as it is written in each country; the present locale whatever it is. */
const localeOptions = (present: string): Option[] => {
  const regional = countries
    .map((code) => ({ value: localeOfCountry(code), label: countryName(code) }))
    .sort(byLabel);
  if (regional.some(({ value }) => value === present)) return regional;
  const region = regionOf(present);
  return [{ value: present, label: region ? `${countryName(region)} (${present})` : present }, ...regional];
};
