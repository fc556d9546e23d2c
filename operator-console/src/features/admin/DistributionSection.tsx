import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { DurationField } from '@/shared/ui/DurationField';
import { AreaField, TextField, ToggleField } from '@/shared/ui/Field';
import type { DistributionSettings } from '@/shared/wire/settings';
import styles from './Admin.module.css';
import { FormFrame } from './FormFrame';
import { Loaded } from './Loading';
import { useSingle, useSingleForm } from './things';

export function DistributionSection() {
  const query = useSingle<DistributionSettings>('distribution');
  return (
    <Loaded query={query}>{(read) => <DistributionForm read={read} onReload={() => void query.refetch()} />}</Loaded>
  );
}

type Flag = 'stickyOperator' | 'beyondLimitAllowed' | 'queueShown';
type Duration = 'reassignSeconds' | 'skillSeconds';
type Limit = 'onlineQueueLimit' | 'offlineQueueLimit';

function DistributionForm({ read, onReload }: { read: DistributionSettings; onReload: () => void }) {
  const { t } = useTranslation();
  const { form, frame } = useSingleForm('distribution', read, onReload);
  const { value, set, error } = form;
  const usual = (words: string) => t('admin.usual', { value: words });
  const flag = (name: Flag, on: boolean) => ({
    label: t(`distribution.${name}`),
    hint: t(`distribution.${name}Hint`),
    usual: usual(t(on ? 'admin.on' : 'admin.off')),
    error: error(name),
    name,
    checked: value[name],
    onChange: (checked: boolean) => {
      set({ [name]: checked });
    },
  });
  const duration = (name: Duration) => ({
    label: t(`distribution.${name}`),
    hint: t(`distribution.${name}Hint`),
    usual: usual('0'),
    error: error(name),
    name,
    value: value[name],
    onChange: (seconds: number) => {
      set({ [name]: seconds });
    },
  });
  const limit = (name: Limit) => ({
    label: t(`distribution.${name}`),
    hint: t(`distribution.${name}Hint`),
    usual: usual('0'),
    error: error(name),
    type: 'number',
    min: 0,
    short: true,
    name,
    value: String(value[name]),
    onChange: (event: { target: { value: string } }) => {
      set({ [name]: Number(event.target.value) });
    },
  });
  return (
    <FormFrame {...frame}>
      <section className={styles.group}>
        <h3>{t('distribution.who')}</h3>
        <ToggleField {...flag('stickyOperator', false)} />
        <DurationField {...duration('reassignSeconds')} />
        <DurationField {...duration('skillSeconds')} />
        <ToggleField {...flag('beyondLimitAllowed', true)} />
      </section>
      <Weights
        weights={value.weights}
        error={(kind) => error(`weights.${kind}`)}
        onChange={(weights) => {
          set({ weights });
        }}
      />
      <section className={styles.group}>
        <h3>{t('distribution.queue')}</h3>
        <ToggleField {...flag('queueShown', true)} />
        <AreaField
          {...form.text('queueText')}
          label={t('distribution.queueText')}
          hint={t('distribution.queueTextHint')}
          usual={usual(t('admin.nothing'))}
          maxLength={4096}
          rows={3}
        />
        <div className={styles.pair}>
          <TextField {...limit('onlineQueueLimit')} />
          <TextField {...limit('offlineQueueLimit')} />
        </div>
      </section>
    </FormFrame>
  );
}

interface WeightsProps {
  weights: Record<string, number>;
  error: (kind: string) => string | null;
  onChange: (weights: Record<string, number>) => void;
}

/** How many places a dialog of each kind of channel takes; the kinds there are, and those that have a weight. */
function Weights({ weights, error, onChange }: WeightsProps) {
  const { t } = useTranslation();
  const { directory } = useOffice();
  const kinds = [...new Set([...directory.channels.map((channel) => channel.kind), ...Object.keys(weights)])].sort();
  return (
    <section className={styles.group}>
      <h3>{t('distribution.weights')}</h3>
      <p className={styles.muted}>{t('distribution.weightsHint')}</p>
      <div className={styles.pair}>
        {kinds.map((kind) => (
          <TextField
            key={kind}
            label={directory.channels.find((channel) => channel.kind === kind)?.name ?? kind}
            usual={t('admin.usual', { value: '1' })}
            error={error(kind)}
            type="number"
            min={1}
            max={100}
            short
            name={`weight-${kind}`}
            value={String(weights[kind] ?? 1)}
            onChange={(event) => {
              onChange({ ...weights, [kind]: Number(event.target.value) });
            }}
          />
        ))}
      </div>
    </section>
  );
}
