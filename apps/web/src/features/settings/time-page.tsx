import { useSuspenseQuery } from '@tanstack/react-query';
import { updateSettings } from '@threefold/contracts/settings';
import { weekdayNames } from '@threefold/domain/time/wording';
import { methodIds, methods } from '@threefold/domain/vocabulary/methods';
import { useContractForm } from '../../shared/contract-form.ts';
import { useWorkspaceId } from '../../shared/session/current-workspace.ts';
import { type Settings, settingsQuery } from '../../shared/session/settings.ts';
import { nowInWords } from '../../shared/time/moments.ts';
import { useNow } from '../../shared/time/use-now.ts';
import { CheckboxSet, Select, TextField } from '../../shared/ui/field.tsx';
import { SaveBar } from '../../shared/ui/save-bar.tsx';
import styles from '../../shared/ui/settings-frame.module.css';
import { SettingsFrame } from '../../shared/ui/settings-frame.tsx';
import { OnDutyDates } from './on-duty-dates.tsx';
import { countryOptions, zoneOptions } from './places.ts';
import { useSaveSettings } from './settings-requests.ts';

const weekdays = weekdayNames.map((label, index) => ({ value: String(index + 1), label }));

const typedOf = (settings: Settings) => {
  const { timeZone, country, region, officeHours, onDuty, method, referralGoal, minutesPerDay } = settings;
  return {
    ...{ timeZone, country, region: region ?? '', officeHours, method, referralGoal, minutesPerDay },
    // Checkboxes hold texts.
    onDuty: { days: onDuty.days.map(String), dates: onDuty.dates },
  };
};

const useTimeForm = (settings: Settings) => {
  const save = useSaveSettings();
  return useContractForm({
    schema: updateSettings.body,
    values: typedOf(settings),
    toBody: ({ onDuty, ...rest }) => ({ ...rest, onDuty: { ...onDuty, days: onDuty.days.map(Number) } }),
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
            {methods[id].purpose} At most {methods[id].wordLimit} words.
          </span>
        </span>
      </label>
    ))}
  </fieldset>
);

const OfficeHours = ({ form }: FormProps) => (
  <fieldset className={styles.group}>
    <legend className={styles.legend}>When you phone, on their clock</legend>
    <div className={styles.pair}>
      <TextField label="From" type="time" {...form.field('officeHours.from')} />
      <TextField label="Until" type="time" {...form.field('officeHours.until')} />
    </div>
  </fieldset>
);

const OnDuty = ({ form }: FormProps) => {
  const dates = form.control('onDuty.dates');
  return (
    <div className={styles.group}>
      <CheckboxSet
        legend="When you are on duty and cannot phone"
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
      title="When you can phone, and how you follow up."
      below={`${nowInWords(form.watch().timeZone, now)}.`}
    >
      <form className={styles.form} {...form.element}>
        <div className={styles.pair}>
          <Select
            label="Your time zone"
            options={zoneOptions(settings.timeZone)}
            {...form.field('timeZone')}
          />
          <Select
            label="Country"
            options={countryOptions(settings.country)}
            hint="Its holidays count for people whose country is not known."
            {...form.field('country')}
          />
          <TextField
            label="State or region"
            hint="Its short form, such as IL. It may be left empty."
            {...form.field('region')}
          />
        </div>
        <OfficeHours form={form} />
        <OnDuty form={form} />
        <MethodChoice form={form} />
        <div className={styles.pair}>
          <TextField
            label="Names you ask for in each meeting"
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
