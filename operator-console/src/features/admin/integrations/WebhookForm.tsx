import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { ChoicesField, TextField, ToggleField } from '@/shared/ui/Field';
import { LabelsField } from '@/shared/ui/LabelsField';
import type { Webhook, WebhookFilter } from '@/shared/wire/integrations';
import styles from '@/features/admin/Admin.module.css';
import { FormFrame } from '@/features/admin/FormFrame';
import { useForm } from '@/features/admin/useForm';
import { ROOT } from './destinations';
import { SecretBox } from './SecretBox';
import { useDestinationForm } from './useDestinationForm';

const NO_FILTER: WebhookFilter = { channelKinds: [], departmentIds: [], tags: [] };
const FRESH = { name: '', url: '', eventTypes: [] as string[], filter: NO_FILTER, enabled: true, version: 0 };

interface Props {
  /** undefined for a new one */
  read: Webhook | undefined;
  onReload: () => void;
  onDone: (id: string | null) => void;
}

export function WebhookForm({ read, onReload, onDone }: Props) {
  const { t } = useTranslation();
  const { name, url, eventTypes, filter, enabled, version } = read ?? FRESH;
  const form = useForm({ name, url, eventTypes, filter, enabled, version });
  const { made, frame } = useDestinationForm({ kind: 'webhooks', read, form, onReload, onDone });
  if (made?.secret !== undefined) {
    return (
      <SecretBox
        secret={made.secret}
        onDone={() => {
          onDone(made.destinationId);
        }}
      />
    );
  }
  return (
    <FormFrame {...frame}>
      <section className={styles.group}>
        <h3>{t(read ? 'integrations.settings' : 'integrations.newWebhook')}</h3>
        <TextField {...form.text('name')} label={t('integrations.name')} hint={t('integrations.nameHint')} />
        <TextField
          {...form.text('url')}
          label={t('integrations.url')}
          hint={t(read?.credentials ? 'integrations.urlKept' : 'integrations.urlHint')}
          type="url"
        />
        <ToggleField
          {...form.toggle('enabled')}
          label={t('integrations.enabled')}
          hint={t('integrations.enabledHint')}
        />
      </section>
      <Wishes
        eventTypes={form.value.eventTypes}
        filter={form.value.filter}
        onTypes={(types) => {
          form.set({ eventTypes: types });
        }}
        onFilter={(change) => {
          form.set({ filter: { ...form.value.filter, ...change } });
        }}
      />
    </FormFrame>
  );
}

interface WishesProps {
  eventTypes: readonly string[];
  filter: WebhookFilter;
  onTypes: (types: string[]) => void;
  onFilter: (change: Partial<WebhookFilter>) => void;
}

/** Which events, of which dialogs. */
function Wishes({ eventTypes, filter, onTypes, onFilter }: WishesProps) {
  const { t } = useTranslation();
  const { directory } = useOffice();
  const types = useEventTypes();
  const kinds = [...new Set([...directory.channels.map((each) => each.kind), ...filter.channelKinds])];
  return (
    <section className={styles.group}>
      <h3>{t('integrations.what')}</h3>
      <ChoicesField
        label={t('integrations.eventTypes')}
        hint={t('integrations.eventTypesHint')}
        values={eventTypes}
        options={types.map((type) => ({ value: type, label: type }))}
        onChange={onTypes}
      />
      <ChoicesField
        label={t('integrations.channelKinds')}
        hint={t('integrations.allHint')}
        values={filter.channelKinds}
        options={kinds.map((kind) => ({ value: kind, label: kind }))}
        onChange={(channelKinds) => {
          onFilter({ channelKinds });
        }}
      />
      <ChoicesField
        label={t('integrations.departments')}
        hint={t('integrations.allHint')}
        values={filter.departmentIds}
        options={directory.departments.map((each) => ({ value: each.departmentId, label: each.name }))}
        onChange={(departmentIds) => {
          onFilter({ departmentIds });
        }}
      />
      <LabelsField
        label={t('integrations.tags')}
        hint={t('integrations.tagsHint')}
        name="filterTags"
        values={filter.tags}
        options={(directory.labels?.tags ?? []).map((tag) => ({ value: tag, label: tag }))}
        onChange={(tags) => {
          onFilter({ tags });
        }}
      />
    </section>
  );
}

/** The types of events there are; none while they are on their way. */
export function useEventTypes(): readonly string[] {
  const { api } = useOffice();
  const query = useQuery({
    queryKey: ['integrations', 'types'],
    queryFn: async ({ signal }) => (await api.get<{ types: string[] }>(`${ROOT}/webhooks/samples`, signal)).types,
    staleTime: Infinity,
  });
  return query.data ?? [];
}
