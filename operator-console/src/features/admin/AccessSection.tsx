import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDates, useOffice } from '@/shared/desk/context';
import { Problem } from '@/shared/http/problem';
import { Button } from '@/shared/ui/Button';
import { AreaField } from '@/shared/ui/Field';
import { Icon } from '@/shared/ui/Icon';
import { say } from '@/shared/ui/toasts';
import type { AccessSettings } from '@/shared/wire/access';
import styles from './Admin.module.css';
import { FormFrame, Question } from './FormFrame';
import { Loaded } from './Loading';
import { useSingle, useSingleForm } from './things';
import { withAddress } from './withAddress';

/** What is answered and cannot be sent. */
const READ_ONLY = { previous: undefined, revertsAt: undefined, yourAddress: undefined };

export function AccessSection() {
  const query = useSingle<AccessSettings>('access');
  return <Loaded query={query}>{(read) => <AccessForm read={read} onReload={() => void query.refetch()} />}</Loaded>;
}

function AccessForm({ read, onReload }: { read: AccessSettings; onReload: () => void }) {
  const { t } = useTranslation();
  const { form, frame, save } = useSingleForm('access', read, onReload);
  const [asking, setAsking] = useState(false);
  const address = read.yourAddress ?? '';
  const onSave = () => {
    save(READ_ONLY, {
      onError: (failure) => {
        if (failure instanceof Problem && failure.code === 'would-lock-out') setAsking(true);
      },
    });
  };
  return (
    <FormFrame {...frame} onSave={onSave}>
      {read.revertsAt && <Waiting read={read} at={read.revertsAt} />}
      <section className={styles.group}>
        <p className={styles.muted}>{t('access.text')}</p>
        <AreaField
          label={t('access.addresses')}
          hint={t('access.addressesHint')}
          usual={t('admin.usual', { value: t('access.everywhere') })}
          rows={6}
          spellCheck={false}
          maxLength={8192}
          {...form.text('addresses')}
        />
        <div className={styles.pair}>
          <span data-testid="own-address">{t('access.yours', { address })}</span>
          <Button
            data-testid="add-own-address"
            onClick={() => {
              form.set({ addresses: withAddress(form.value.addresses, address) });
            }}
          >
            {t('access.add')}
          </Button>
        </div>
      </section>
      <Question
        open={asking}
        title={t('access.lockOutAsk')}
        text={t('access.lockOutText', { address })}
        no={t('common.cancel')}
        yes={t('access.lockOut')}
        testId="lock-out-confirm"
        onNo={() => {
          setAsking(false);
        }}
        onYes={() => {
          setAsking(false);
          save({ ...READ_ONLY, confirmed: true });
        }}
      />
    </FormFrame>
  );
}

/** A list that goes back by itself, to whoever it lets in. */
function Waiting({ read, at }: { read: AccessSettings; at: string }) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const dates = useDates();
  const client = useQueryClient();
  const confirm = useMutation({
    mutationFn: () => api.send<AccessSettings>('POST', '/api/admin/access/confirmation', { version: read.version }),
    onSuccess: () => {
      say(t('common.saved'));
    },
    onError: (failure) => {
      say(t(`errors.${failure instanceof Problem ? failure.code : 'unreachable'}`));
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['admin', 'access'] }),
  });
  return (
    <div className={styles.caution} role="status" data-testid="access-waiting">
      <Icon name="warning" />
      <span>{t('access.waiting', { time: dates.dateTime(at) })}</span>
      <Button
        kind="primary"
        busy={confirm.isPending}
        data-testid="access-confirm"
        onClick={() => {
          confirm.mutate();
        }}
      >
        {t('access.confirm')}
      </Button>
    </div>
  );
}
