import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { Problem } from '@/shared/http/problem';
import { Button } from '@/shared/ui/Button';
import { say } from '@/shared/ui/toasts';
import type { ContactExportState } from '@/shared/wire/integrations';
import styles from '@/features/admin/Admin.module.css';
import type { CrmName } from './crms';
import { ROOT } from './destinations';

const PACE = 2000;

/**
 * Brings everybody who ever wrote into the list, or every dialog of the past into any other CRM, and says how far it
 * is; it goes on when nobody looks.
 */
export function ContactExport({ crm, past }: { crm: CrmName; past: boolean }) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const client = useQueryClient();
  const path = `${ROOT}/crm/${crm}/export`;
  const key = ['integrations', 'export', crm];
  const { data } = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => {
      try {
        return await api.get<ContactExportState>(path, signal);
      } catch (failure) {
        if (failure instanceof Problem && failure.code === 'not-found') return null;
        throw failure;
      }
    },
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? PACE : false),
  });
  const deed = useMutation({
    mutationFn: (method: 'POST' | 'DELETE') => api.send<ContactExportState>(method, path),
    onSuccess: (answer) => {
      client.setQueryData(key, answer);
    },
    onError: () => {
      say(t('integrations.exportFailed'));
    },
  });
  const title = t(past ? 'integrations.past' : 'integrations.export');
  const running = data?.state === 'running';
  return (
    <section className={styles.group} data-testid="contact-export" data-state={data?.state ?? 'none'}>
      <h3>{title}</h3>
      <p className={styles.muted}>{t(past ? 'integrations.pastText' : 'integrations.exportText')}</p>
      {data && (
        <>
          <p role="status">
            {t(`integrations.exportStates.${data.state}`)}
            {' · '}
            {data.total === undefined
              ? t('integrations.exportSent', { sent: data.sent })
              : t('integrations.exportProgress', { read: data.read, total: data.total, sent: data.sent })}
          </p>
          {running && <progress max={data.total ?? 1} value={data.read} aria-label={title} />}
          {past && data.removed !== undefined && (
            <p className={styles.muted}>
              {t('integrations.exportTakenBack', { removed: data.removed, inFlight: data.inFlight ?? 0 })}
            </p>
          )}
          {data.reason && <p className={styles.caution}>{data.reason}</p>}
        </>
      )}
      <div>
        <Button
          disabled={deed.isPending}
          onClick={() => {
            deed.mutate(running ? 'DELETE' : 'POST');
          }}
        >
          {t(running ? 'integrations.exportCancel' : past ? 'integrations.pastBegin' : 'integrations.exportBegin')}
        </Button>
      </div>
    </section>
  );
}
