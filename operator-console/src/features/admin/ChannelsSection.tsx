import { useTranslation } from 'react-i18next';
import { departmentName, useOffice } from '@/shared/desk/context';
import { SelectField, TextField, ToggleField } from '@/shared/ui/Field';
import { Icon } from '@/shared/ui/Icon';
import { LabelsField } from '@/shared/ui/LabelsField';
import type { IconName } from '@/shared/ui/icons';
import { ICONS } from '@/shared/ui/icons';
import type { ChannelSettings } from '@/shared/wire/settings';
import styles from './Admin.module.css';
import { FormFrame } from './FormFrame';
import { IdentityKey } from './IdentityKey';
import { type ThingFormProps, useThingForm } from './things';
import { ThingsSection } from './ThingsSection';

const idOf = (channel: ChannelSettings) => channel.channelId;
const iconOf = (kind: string): IconName => (kind in ICONS ? (kind as IconName) : 'other');

export function ChannelsSection({ id }: { id: string | null }) {
  const { t } = useTranslation();
  const { directory } = useOffice();
  return (
    <ThingsSection<ChannelSettings>
      kind="channels"
      section="channels"
      id={id}
      idOf={idOf}
      words={{ title: t('channels.title'), text: t('channels.text'), add: t('channels.add') }}
      row={(channel) => ({
        name: channel.name,
        detail: departmentName(directory, channel.departmentId) ?? t('channels.anyDepartment'),
        mark: channel.enabled ? undefined : t('channels.off'),
        face: <Icon name={iconOf(channel.kind)} />,
      })}
      empty={{ icon: 'web', title: t('channels.none'), text: t('channels.noneText') }}
      form={(props) => <ChannelForm {...props} />}
    />
  );
}

function ChannelForm(props: ThingFormProps<ChannelSettings>) {
  const { t } = useTranslation();
  const { directory } = useOffice();
  const { form, frame } = useThingForm({
    ...props,
    kind: 'channels',
    idOf,
    fresh: {
      channelId: '',
      version: 0,
      kind: 'web',
      name: t('placements.webChat'),
      departmentId: null,
      enabled: true,
      allowedOrigins: [],
    },
  });
  const { value, set, error } = form;
  return (
    <FormFrame {...frame}>
      <section className={styles.group}>
        <h3>{props.read?.name ?? t('channels.new')}</h3>
        <TextField
          label={t('channels.name')}
          hint={t('channels.nameHint')}
          error={error('name')}
          name="name"
          value={value.name}
          autoFocus={!props.read}
          onChange={(event) => {
            set({ name: event.target.value });
          }}
        />
        <SelectField
          label={t('channels.department')}
          hint={t('channels.departmentHint')}
          usual={t('admin.usual', { value: t('channels.anyDepartment') })}
          error={error('departmentId')}
          name="departmentId"
          value={value.departmentId ?? ''}
          options={[
            { value: '', label: t('channels.anyDepartment') },
            ...directory.departments.map((each) => ({ value: each.departmentId, label: each.name })),
          ]}
          onChange={(departmentId) => {
            set({ departmentId: departmentId || null });
          }}
        />
        <ToggleField
          label={t('channels.enabled')}
          hint={t('channels.enabledHint')}
          usual={t('admin.usual', { value: t('admin.on') })}
          name="enabled"
          checked={value.enabled}
          onChange={(enabled) => {
            set({ enabled });
          }}
        />
        {value.kind === 'web' && (
          <LabelsField
            label={t('channels.origins')}
            hint={t('channels.originsHint')}
            usual={t('admin.usual', { value: t('channels.anyOrigin') })}
            error={error('allowedOrigins')}
            name="allowedOrigins"
            values={value.allowedOrigins}
            options={[]}
            maxLength={300}
            onChange={(allowedOrigins) => {
              set({ allowedOrigins });
            }}
          />
        )}
      </section>
      {props.read && value.kind === 'web' && <IdentityKey channel={props.read} />}
    </FormFrame>
  );
}
