import { useTranslation } from 'react-i18next';
import { DurationField } from '@/shared/ui/DurationField';
import { SelectField, TextField, ToggleField } from '@/shared/ui/Field';
import { Icon } from '@/shared/ui/Icon';
import { TRIGGERS, type Trigger } from '@/shared/wire/rules';
import type { AutomationSettings } from '@/shared/wire/settings';
import { ActionsEditor } from './ActionsEditor';
import { freshAction } from './actionKinds';
import styles from './Admin.module.css';
import { ConditionEditor } from './ConditionEditor';
import { testsIn } from './conditions';
import { FormFrame } from './FormFrame';
import { rankAtEnd } from './ranks';
import { type ThingFormProps, useThingForm, useThings } from './things';
import { ThingsSection } from './ThingsSection';

const idOf = (rule: AutomationSettings) => rule.automationId;
const USUAL_SILENCE = 3_600;

export function AutomationsSection({ id }: { id: string | null }) {
  const { t } = useTranslation();
  return (
    <ThingsSection<AutomationSettings>
      kind="automations"
      section="automations"
      id={id}
      idOf={idOf}
      ordered
      words={{ title: t('automations.title'), text: t('automations.text'), add: t('automations.add') }}
      row={(rule) => ({
        name: rule.name,
        detail: [
          t(`automations.${rule.trigger}`),
          t('automations.tests', { count: testsIn(rule.condition) }),
          rule.actions.map((action) => t(`actions.${action.kind}`)).join(', '),
        ].join(' · '),
        mark: rule.enabled ? undefined : t('admin.off'),
        caution: Boolean(rule.warnings?.length),
      })}
      empty={{ icon: 'robot', title: t('automations.none'), text: t('automations.noneText') }}
      form={(props) => <AutomationForm {...props} />}
    />
  );
}

function AutomationForm(props: ThingFormProps<AutomationSettings>) {
  const { t } = useTranslation();
  const all = useThings<AutomationSettings>('automations').data ?? [];
  const { form, frame } = useThingForm({
    ...props,
    kind: 'automations',
    idOf,
    fresh: {
      automationId: '',
      version: 0,
      name: '',
      rank: rankAtEnd(all),
      enabled: true,
      trigger: 'visitor-message',
      silenceSeconds: 0,
      condition: { kind: 'all', conditions: [] },
      actions: [freshAction('add-tags')],
    },
  });
  const { value, set, error, errorIn } = form;
  const conditionError = errorIn('condition');
  const actionsError = error('actions');
  return (
    <FormFrame {...frame}>
      <section className={styles.group}>
        <h3>{props.read?.name ?? t('automations.new')}</h3>
        <TextField
          {...form.text('name')}
          label={t('automations.name')}
          hint={t('automations.nameHint')}
          autoFocus={!props.read}
        />
        <ToggleField
          {...form.toggle('enabled')}
          label={t('automations.enabled')}
          usual={t('admin.usual', { value: t('admin.on') })}
        />
      </section>
      <section className={styles.group}>
        <h3>{t('automations.when')}</h3>
        <SelectField
          label={t('automations.trigger')}
          error={error('trigger')}
          name="trigger"
          value={value.trigger}
          options={TRIGGERS.map((trigger) => ({ value: trigger, label: t(`automations.${trigger}`) }))}
          onChange={(chosen) => {
            const trigger = chosen as Trigger;
            set({ trigger, silenceSeconds: trigger === 'silence' ? USUAL_SILENCE : 0 });
          }}
        />
        {value.trigger === 'silence' && (
          <DurationField {...form.field('silenceSeconds')} label={t('automations.silenceSeconds')} />
        )}
      </section>
      <section className={styles.group}>
        <h3>{t('automations.condition')}</h3>
        {conditionError && <Wrong text={conditionError} />}
        <ConditionEditor
          condition={value.condition}
          onChange={(condition) => {
            set({ condition });
          }}
        />
      </section>
      <section className={styles.group}>
        <h3>{t('automations.actions')}</h3>
        {actionsError && <Wrong text={actionsError} />}
        <ActionsEditor
          actions={value.actions}
          errorAt={(index) => errorIn(`actions[${index}]`)}
          onChange={(actions) => {
            set({ actions });
          }}
        />
      </section>
    </FormFrame>
  );
}

function Wrong({ text }: { text: string }) {
  return (
    <div className={styles.wrong} role="alert" data-testid="part-error">
      <Icon name="warning" />
      <span>{text}</span>
    </div>
  );
}
