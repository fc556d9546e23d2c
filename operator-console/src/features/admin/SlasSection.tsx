import { useTranslation } from 'react-i18next';
import { departmentName, useOffice } from '@/shared/desk/context';
import { DurationField } from '@/shared/ui/DurationField';
import { TextField } from '@/shared/ui/Field';
import type { SlaSettings } from '@/shared/wire/settings';
import styles from './Admin.module.css';
import { CalendarField } from './CalendarField';
import { ChoiceField, DepartmentField } from './ChoiceField';
import { FormFrame } from './FormFrame';
import { rankAtEnd } from './ranks';
import { type ThingFormProps, useThingForm, useThings } from './things';
import { ThingsSection } from './ThingsSection';

const idOf = (sla: SlaSettings) => sla.slaId;
const TARGETS = ['firstReplySeconds', 'nextReplySeconds', 'resolutionSeconds'] as const;

export function SlasSection({ id }: { id: string | null }) {
  const { t } = useTranslation();
  const { directory } = useOffice();
  return (
    <ThingsSection<SlaSettings>
      kind="slas"
      section="slas"
      id={id}
      idOf={idOf}
      ordered
      words={{ title: t('slas.title'), text: t('slas.text'), add: t('slas.add') }}
      row={(sla) => ({
        name: sla.name,
        detail: [
          departmentName(directory, sla.departmentId) ?? t('slas.allDepartments'),
          directory.channels.find((each) => each.channelId === sla.channelId)?.name ?? t('slas.allChannels'),
        ].join(' · '),
      })}
      empty={{ icon: 'clock', title: t('slas.none'), text: t('slas.noneText') }}
      form={(props) => <SlaForm {...props} />}
    />
  );
}

function SlaForm(props: ThingFormProps<SlaSettings>) {
  const { t } = useTranslation();
  const { directory } = useOffice();
  const all = useThings<SlaSettings>('slas').data ?? [];
  const { form, frame } = useThingForm({
    ...props,
    kind: 'slas',
    idOf,
    fresh: {
      slaId: '',
      version: 0,
      name: '',
      rank: rankAtEnd(all),
      firstReplySeconds: 60,
      nextReplySeconds: 300,
      resolutionSeconds: 0,
      warnPercent: 80,
    },
  });
  const { value, set, error } = form;
  return (
    <FormFrame {...frame}>
      <section className={styles.group}>
        <h3>{props.read?.name ?? t('slas.new')}</h3>
        <TextField {...form.text('name')} label={t('slas.name')} autoFocus={!props.read} />
        <div className={styles.pair}>
          <DepartmentField
            {...form.field('departmentId')}
            label={t('slas.department')}
            none={t('slas.allDepartments')}
          />
          <ChoiceField
            {...form.field('channelId')}
            label={t('slas.channel')}
            none={t('slas.allChannels')}
            options={directory.channels.map((each) => ({ value: each.channelId, label: each.name }))}
          />
        </div>
      </section>
      <section className={styles.group}>
        <h3>{t('slas.promise')}</h3>
        {TARGETS.map((target) => (
          <DurationField
            key={target}
            label={t(`slas.${target}`)}
            hint={t(`slas.${target}Hint`)}
            error={error(target)}
            name={target}
            value={value[target]}
            onChange={(seconds) => {
              set({ [target]: seconds });
            }}
          />
        ))}
        <div className={styles.pair}>
          <TextField
            label={t('slas.warnPercent')}
            hint={t('slas.warnPercentHint')}
            usual={t('admin.usual', { value: '80' })}
            error={error('warnPercent')}
            type="number"
            min={0}
            max={99}
            short
            name="warnPercent"
            value={String(value.warnPercent)}
            onChange={(event) => {
              set({ warnPercent: Number(event.target.value) });
            }}
          />
          <CalendarField
            {...form.field('calendarId')}
            label={t('slas.calendar')}
            hint={t('slas.calendarHint')}
            none={t('slas.aroundTheClock')}
          />
        </div>
      </section>
    </FormFrame>
  );
}
