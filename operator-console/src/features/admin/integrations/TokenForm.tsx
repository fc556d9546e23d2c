import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { guardRoute } from '@/shared/router/router';
import { Button } from '@/shared/ui/Button';
import { ChoicesField, TextField } from '@/shared/ui/Field';
import { type PartnerToken, type Scope, SCOPES } from '@/shared/wire/integrations';
import styles from '@/features/admin/Admin.module.css';
import { CopyBox } from '@/features/admin/CopyBox';
import { FormFrame } from '@/features/admin/FormFrame';
import { useForm } from '@/features/admin/useForm';
import { ROOT } from './destinations';
import { SCOPE_WORDS } from './tokens';

interface Entered {
  name: string;
  scopes: Scope[];
}

/** Makes a token for a program; it is shown this once. */
export function TokenForm({ onDone }: { onDone: (id: string | null) => void }) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const client = useQueryClient();
  const [made, setMade] = useState<string | null>(null);
  const form = useForm<Entered>({ name: '', scopes: [] });
  const save = useMutation({
    mutationFn: () => api.send<PartnerToken>('POST', `${ROOT}/tokens`, form.value),
    onSuccess: (saved) => {
      guardRoute(null);
      form.reset();
      setMade(saved.token ?? '');
      void client.invalidateQueries({ queryKey: ['integrations', 'tokens'] });
    },
    onError: form.fail,
  });
  const back = () => {
    onDone(null);
  };
  if (made !== null) {
    return (
      <section className={styles.group} role="status">
        <h3>{t('integrations.token')}</h3>
        <p className={styles.muted}>{t('integrations.tokenText')}</p>
        <CopyBox text={made} label={t('integrations.token')} testId="secret" />
        <div>
          <Button kind="primary" onClick={back} data-testid="secret-done">
            {t('integrations.secretDone')}
          </Button>
        </div>
      </section>
    );
  }
  const wrong = form.error('scopes');
  return (
    <FormFrame
      form={form}
      isNew
      saving={save.isPending}
      onSave={() => {
        save.mutate();
      }}
      onReload={form.reset}
      onCancel={back}
    >
      <section className={styles.group}>
        <h3>{t('integrations.newToken')}</h3>
        <TextField {...form.text('name')} label={t('integrations.name')} hint={t('integrations.tokenNameHint')} />
        <ChoicesField
          label={t('integrations.tokenScopes')}
          values={form.value.scopes}
          options={SCOPES.map((scope) => ({ value: scope, label: t(`integrations.scopes.${SCOPE_WORDS[scope]}`) }))}
          onChange={(chosen) => {
            form.set({ scopes: SCOPES.filter((scope) => chosen.includes(scope)) });
          }}
        />
        {wrong && (
          <p className={styles.wrong} role="alert">
            {wrong}
          </p>
        )}
      </section>
    </FormFrame>
  );
}
