import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { guardRoute } from '@/shared/router/router';
import { Button } from '@/shared/ui/Button';
import { SelectField, TextField } from '@/shared/ui/Field';
import { say } from '@/shared/ui/toasts';
import type { Handler, HandlerFormat, Handlers } from '@/shared/wire/integrations';
import styles from '@/features/admin/Admin.module.css';
import { CopyBox } from '@/features/admin/CopyBox';
import { FormFrame } from '@/features/admin/FormFrame';
import { Loaded } from '@/features/admin/Loading';
import { useForm } from '@/features/admin/useForm';
import { ROOT } from './destinations';

const MOMENTS = [
  { field: 'chatStart', key: 'chat_start' },
  { field: 'chatAssign', key: 'chat_assign' },
  { field: 'chatClose', key: 'chat_close' },
] as const;
const PATH = `${ROOT}/handlers`;

interface Entered {
  url: string;
  format: HandlerFormat;
}

const entered = (handler: Handler | undefined): Entered => ({
  url: handler?.url ?? '',
  format: handler?.format ?? 'parley',
});

export function HandlersForm({ onDone }: { onDone: (id: string | null) => void }) {
  const { api } = useOffice();
  const [made, setMade] = useState<Handlers | null>(null);
  const query = useQuery({
    queryKey: ['integrations', 'handlers'],
    queryFn: ({ signal }) => api.get<Handlers>(PATH, signal),
  });
  if (made) return <Secrets made={made} onDone={onDone} />;
  return (
    <Loaded query={query}>
      {(read) => <Fields read={read} onReload={() => void query.refetch()} onMade={setMade} onDone={onDone} />}
    </Loaded>
  );
}

interface FieldsProps {
  read: Handlers;
  onReload: () => void;
  onMade: (saved: Handlers) => void;
  onDone: (id: string | null) => void;
}

function Fields({ read, onReload, onMade, onDone }: FieldsProps) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const client = useQueryClient();
  const form = useForm({
    version: read.version,
    chatStart: entered(read.chatStart),
    chatAssign: entered(read.chatAssign),
    chatClose: entered(read.chatClose),
  });
  const save = useMutation({
    mutationFn: () => api.send<Handlers>('PUT', PATH, form.value),
    onSuccess: (saved) => {
      guardRoute(null);
      client.setQueryData(['integrations', 'handlers'], { ...saved, ...withoutSecrets(saved) });
      form.reset();
      say(t('common.saved'));
      void client.invalidateQueries({ queryKey: ['integrations'] });
      if (MOMENTS.some(({ field }) => saved[field]?.secret !== undefined)) onMade(saved);
      else onDone(null);
    },
    onError: form.fail,
  });
  return (
    <FormFrame
      form={form}
      saving={save.isPending}
      onSave={() => {
        save.mutate();
      }}
      onReload={() => {
        form.reset();
        onReload();
      }}
      onCancel={() => {
        onDone(null);
      }}
    >
      <p className={styles.muted}>{t('integrations.handlersHint')}</p>
      {MOMENTS.map(({ field, key }) => (
        <section key={field} className={styles.group}>
          <h3>{t(`integrations.moment.${key}`)}</h3>
          <TextField
            label={t('integrations.url')}
            hint={t(read[field]?.credentials ? 'integrations.urlKept' : `integrations.momentHint.${key}`)}
            error={form.error(`${field}.url`)}
            name={`${field}.url`}
            type="url"
            value={form.value[field].url}
            onChange={(event) => {
              form.set({ [field]: { ...form.value[field], url: event.target.value } });
            }}
          />
          <SelectField
            label={t('integrations.format')}
            hint={t(`integrations.formatHint.${form.value[field].format}`)}
            error={form.error(`${field}.format`)}
            name={`${field}.format`}
            value={form.value[field].format}
            options={(['parley', 'compatible'] as const).map((value) => ({
              value,
              label: t(`integrations.formats.${value}`),
            }))}
            onChange={(format) => {
              form.set({
                [field]: { ...form.value[field], format: format === 'compatible' ? 'compatible' : 'parley' },
              });
            }}
          />
        </section>
      ))}
    </FormFrame>
  );
}

/** Secrets are shown once and kept nowhere. */
function withoutSecrets(saved: Handlers): Partial<Handlers> {
  return Object.fromEntries(
    MOMENTS.flatMap(({ field }) => {
      const handler = saved[field];
      return handler ? [[field, { ...handler, secret: undefined }]] : [];
    }),
  );
}

function Secrets({ made, onDone }: { made: Handlers; onDone: (id: string | null) => void }) {
  const { t } = useTranslation();
  return (
    <section className={styles.group} role="status">
      <h3>{t('integrations.secret')}</h3>
      <p className={styles.muted}>{t('integrations.secretText')}</p>
      {MOMENTS.map(({ field, key }) => {
        const secret = made[field]?.secret;
        return secret === undefined ? null : (
          <div key={field} className={styles.form}>
            <b>{t(`integrations.moment.${key}`)}</b>
            <CopyBox text={secret} label={t(`integrations.moment.${key}`)} testId={`secret-${field}`} />
          </div>
        );
      })}
      <div>
        <Button
          kind="primary"
          data-testid="secret-done"
          onClick={() => {
            onDone(null);
          }}
        >
          {t('integrations.secretDone')}
        </Button>
      </div>
    </section>
  );
}
