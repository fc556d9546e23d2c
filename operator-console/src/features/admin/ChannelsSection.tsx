import { useTranslation } from 'react-i18next';
import { departmentName, useOffice } from '@/shared/desk/context';
import { navigate } from '@/shared/router/router';
import { SelectField, TextField, ToggleField } from '@/shared/ui/Field';
import { Icon } from '@/shared/ui/Icon';
import { LabelsField } from '@/shared/ui/LabelsField';
import type { IconName } from '@/shared/ui/icons';
import { ICONS } from '@/shared/ui/icons';
import { say } from '@/shared/ui/toasts';
import { useAllAbilities } from '@/shared/visitor/useAbilities';
import type { ChannelSettings, PlacementSettings } from '@/shared/wire/settings';
import styles from './Admin.module.css';
import { ChannelHealthBox } from './ChannelHealthBox';
import { ChannelLog } from './ChannelLog';
import { ForeignFields } from './ForeignFields';
import { FormFrame } from './FormFrame';
import { freshPlacement } from './freshPlacement';
import { IdentityKey } from './IdentityKey';
import { useDestinations } from './integrations/destinations';
import { OddArrivals } from './OddArrivals';
import { type ThingFormProps, useSaveThing, useThingForm } from './things';
import { ThingsSection } from './ThingsSection';
import { useVkReturn } from './VkConnection';

const idOf = (channel: ChannelSettings) => channel.channelId;
const iconOf = (kind: string): IconName => (kind in ICONS ? (kind as IconName) : 'other');
const KINDS = ['web', 'telegram', 'vk', 'email', 'jivo', 'api'] as const;

export function ChannelsSection({ id }: { id: string | null }) {
  const { t } = useTranslation();
  useVkReturn();
  const { directory } = useOffice();
  // a community is called by its name there, whatever the channel is called here
  const abilities = useAllAbilities('other');
  const titleOf = (channel: ChannelSettings) =>
    abilities.find((each) => each.channelId === channel.channelId)?.title ?? null;
  return (
    <ThingsSection<ChannelSettings>
      kind="channels"
      section="channels"
      id={id}
      idOf={idOf}
      words={{ title: t('channels.title'), text: t('channels.text'), add: t('channels.add') }}
      row={(channel) => ({
        name: channel.name,
        detail: [titleOf(channel), departmentName(directory, channel.departmentId) ?? t('channels.anyDepartment')]
          .filter((part) => part !== null && part !== channel.name)
          .join(' · '),
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
  const button = useSaveThing<PlacementSettings>('placements');
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
      tags: [],
      config: {},
    },
    // a chat for a site needs nothing more than its button, and what comes next is the line for the site's pages; of
    // any other channel what comes next, whether it works and what its other side must be told, is on its own page
    onSaved: (saved) => {
      if (props.read || saved.kind !== 'web') {
        say(t('common.saved'));
        props.onDone(props.read ? null : saved.channelId);
        return;
      }
      button.mutate(
        { id: null, body: { ...freshPlacement(saved.channelId, saved.name, directory), version: undefined } },
        {
          onSuccess: (made) => {
            say(t('common.saved'));
            navigate({ page: 'admin', section: 'placements', id: made.placementId });
          },
          onError: () => {
            say(t('channels.noButton'), 'danger');
            props.onDone(null);
          },
        },
      );
    },
  });
  const { value, set, error } = form;
  const bots = (useDestinations().data ?? []).filter((each) => each.kind === 'bot');
  return (
    <FormFrame {...frame}>
      {value.kind !== 'web' && props.read && <ChannelHealthBox channel={props.read} />}
      <section className={styles.group}>
        <h3>{props.read?.name ?? t('channels.new')}</h3>
        {!props.read && (
          <SelectField
            label={t('channels.kind')}
            hint={t('channels.kindHint')}
            error={error('kind')}
            name="kind"
            value={value.kind}
            options={KINDS.map((kind) => ({ value: kind, label: t(`channels.kinds.${kind}`) }))}
            onChange={(kind) => {
              set({
                kind,
                config: {},
                secrets: {},
                name: kind === 'web' ? t('placements.webChat') : t(`channels.kinds.${kind as 'vk'}`),
              });
            }}
          />
        )}
        <TextField
          {...form.text('name')}
          label={t('channels.name')}
          hint={t('channels.nameHint')}
          autoFocus={!props.read}
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
        {bots.length > 0 && (
          <SelectField
            label={t('channels.botFirst')}
            hint={t('channels.botFirstHint')}
            usual={t('admin.usual', { value: t('channels.operatorsFirst') })}
            error={error('config.bot')}
            name="bot"
            value={value.config?.bot ?? ''}
            options={[
              { value: '', label: t('channels.operatorsFirst') },
              ...bots.map((each) => ({ value: each.destinationId, label: each.name })),
            ]}
            onChange={(bot) => {
              set({ config: { ...value.config, bot } });
            }}
          />
        )}
        <ToggleField
          {...form.toggle('enabled')}
          label={t('channels.enabled')}
          hint={t('channels.enabledHint')}
          usual={t('admin.usual', { value: t('admin.on') })}
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
        <LabelsField
          label={t('channels.tags')}
          hint={t('channels.tagsHint')}
          error={error('tags')}
          name="tags"
          values={value.tags ?? []}
          options={(directory.labels?.tags ?? []).map((tag) => ({ value: tag, label: tag }))}
          maxLength={64}
          onChange={(tags) => {
            set({ tags });
          }}
        />
      </section>
      {props.read && value.kind === 'web' && <IdentityKey channel={props.read} />}
      {value.kind !== 'web' && <ForeignFields value={value} error={error} set={set} read={props.read} />}
      {value.kind !== 'web' && props.read && (
        <>
          <ChannelLog channelId={props.read.channelId} />
          <OddArrivals channelId={props.read.channelId} />
        </>
      )}
    </FormFrame>
  );
}
