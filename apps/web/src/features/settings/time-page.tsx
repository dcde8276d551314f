import { useSuspenseQuery } from '@tanstack/react-query';
import { weekdayNames } from '@threefold/domain/time/wording';
import { methodIds, methods } from '@threefold/domain/vocabulary/methods';
import { type FormEvent, useState } from 'react';
import { fieldError } from '../../shared/api/api-problem.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { type Settings, settingsQuery } from '../../shared/session/settings.ts';
import { nowInWords } from '../../shared/time/moments.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { Checkbox, Select, TextField } from '../../shared/ui/field.tsx';
import { allIn, numberIn, textIn, textOrNull } from './form-values.ts';
import { OnDutyDates } from './on-duty-dates.tsx';
import { countryOptions, zoneOptions } from './places.ts';
import { SaveBar } from './save-bar.tsx';
import styles from './settings-frame.module.css';
import { SettingsFrame } from './settings-frame.tsx';
import { type SettingsChange, useSaveSettings } from './settings-requests.ts';

const changeIn = (form: FormData, dates: string[]): SettingsChange => ({
  timeZone: textIn(form, 'timeZone'),
  country: textIn(form, 'country'),
  region: textOrNull(form, 'region'),
  officeHours: { from: textIn(form, 'from'), until: textIn(form, 'until') },
  onDuty: { days: allIn(form, 'day').map(Number), dates },
  method: methodIds.find((id) => id === textIn(form, 'method')) ?? 'promise',
  referralGoal: numberIn(form, 'referralGoal'),
  minutesPerDay: numberIn(form, 'minutesPerDay'),
});

const MethodChoice = ({ method }: { method: string }) => (
  <fieldset>
    <legend className={styles.legend}>How you write and follow up</legend>
    {methodIds.map((id) => (
      <label key={id} className={styles.choice}>
        <input type="radio" name="method" value={id} defaultChecked={id === method} />
        <span>
          <span className={styles.choiceName}>{methods[id].label}</span>
          <span className={styles.soft}>
            {' '}
            {methods[id].purpose} At most {methods[id].wordLimit} words.
          </span>
        </span>
      </label>
    ))}
  </fieldset>
);

type HoursProps = { hours: Settings['officeHours']; error: (path: string) => string | undefined };

const OfficeHours = ({ hours, error }: HoursProps) => (
  <fieldset className={styles.group}>
    <legend className={styles.legend}>When you phone, on their clock</legend>
    <div className={styles.pair}>
      <TextField
        label="From"
        name="from"
        type="time"
        required
        defaultValue={hours.from}
        error={error('officeHours.from')}
      />
      <TextField
        label="Until"
        name="until"
        type="time"
        required
        defaultValue={hours.until}
        error={error('officeHours.until') ?? error('officeHours')}
      />
    </div>
  </fieldset>
);

export const TimePage = () => {
  const { data: settings } = useSuspenseQuery(settingsQuery(useWorkspaceId()));
  const now = useNow();
  const save = useSaveSettings();
  const [zone, setZone] = useState(settings.timeZone);
  const [dates, setDates] = useState(settings.onDuty.dates);
  const error = (path: string) => fieldError(save.error, path);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate(changeIn(new FormData(event.currentTarget), dates));
  };
  return (
    <SettingsFrame
      page="Time and method"
      title="When you can phone, and how you follow up."
      below={`${nowInWords(zone, now)}.`}
    >
      <form className={styles.form} onSubmit={onSubmit} onChange={() => save.reset()}>
        <div className={styles.pair}>
          <Select
            label="Your time zone"
            name="timeZone"
            options={zoneOptions(settings.timeZone)}
            value={zone}
            error={error('timeZone')}
            onChange={(event) => setZone(event.target.value)}
          />
          <Select
            label="Country"
            name="country"
            options={countryOptions(settings.country)}
            defaultValue={settings.country}
            error={error('country')}
            hint="Its holidays count for people whose country is not known."
          />
          <TextField
            label="State or region"
            name="region"
            maxLength={20}
            defaultValue={settings.region ?? ''}
            error={error('region')}
            hint="Its short form, such as IL. It may be left empty."
          />
        </div>
        <OfficeHours hours={settings.officeHours} error={error} />
        <fieldset className={styles.group}>
          <legend className={styles.legend}>When you are on duty and cannot phone</legend>
          <div className={styles.choices}>
            {weekdayNames.map((weekday, index) => (
              <Checkbox
                key={weekday}
                name="day"
                value={index + 1}
                label={weekday}
                defaultChecked={settings.onDuty.days.includes(index + 1)}
              />
            ))}
          </div>
          {error('onDuty.days') ? (
            <p className={styles.word} data-tone="ember">
              {error('onDuty.days')}
            </p>
          ) : null}
          <OnDutyDates
            dates={dates}
            onChange={(next) => {
              setDates(next);
              save.reset();
            }}
          />
        </fieldset>
        <MethodChoice method={settings.method} />
        <div className={styles.pair}>
          <TextField
            label="Names you ask for in each meeting"
            name="referralGoal"
            type="number"
            inputMode="numeric"
            min={1}
            max={20}
            required
            defaultValue={settings.referralGoal}
            error={error('referralGoal')}
          />
          <TextField
            label="Minutes a day for your search"
            name="minutesPerDay"
            type="number"
            inputMode="numeric"
            min={5}
            max={480}
            required
            defaultValue={settings.minutesPerDay}
            error={error('minutesPerDay')}
          />
        </div>
        <SaveBar isPending={save.isPending} isSaved={save.isSuccess} error={save.error} />
      </form>
    </SettingsFrame>
  );
};
