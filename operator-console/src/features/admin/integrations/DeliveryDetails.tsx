import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useDates, useOffice } from '@/shared/desk/context';
import { Button } from '@/shared/ui/Button';
import { Modal } from '@/shared/ui/Modal';
import type { Attempt, Delivery, DeliveryDetail } from '@/shared/wire/integrations';
import styles from '@/features/admin/Admin.module.css';
import { Loaded } from '@/features/admin/Loading';
import { useDeed } from './destinations';

/** What was sent, what came back each time, and a way to send it again. */
export function DeliveryDetails({ path, onClose }: { path: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const query = useQuery({
    queryKey: ['integrations', 'delivery', path],
    queryFn: ({ signal }) => api.get<DeliveryDetail>(path, signal),
  });
  const retry = useDeed<null, Delivery>(
    () => `${path}/retry`,
    () => t('integrations.replayed', { count: 1 }),
  );
  return (
    <Modal open onClose={onClose} title={query.data?.eventType ?? t('integrations.delivery')}>
      <Loaded query={query}>
        {(delivery) => (
          <div className={styles.form} data-testid="delivery-details">
            <p>
              {t(`integrations.states.${delivery.state}`)}
              {delivery.reason && ` · ${delivery.reason}`}
            </p>
            <div>
              <Button
                icon="reopen"
                busy={retry.isPending}
                data-testid="retry"
                onClick={() => {
                  retry.mutate({ given: null });
                }}
              >
                {t('integrations.retry')}
              </Button>
            </div>
            <h3>{t('integrations.attempts')}</h3>
            {delivery.tries.map((attempt) => (
              <Try key={attempt.number} attempt={attempt} />
            ))}
            <h3>{t('integrations.request')}</h3>
            <code className={styles.code} tabIndex={0}>
              {[
                `${delivery.request.method} ${delivery.request.url}`,
                ...Object.entries(delivery.request.headers).map(([name, value]) => `${name}: ${value}`),
                '',
                pretty(delivery.request.body) ?? t('integrations.bodyHidden'),
              ].join('\n')}
            </code>
          </div>
        )}
      </Loaded>
    </Modal>
  );
}

function Try({ attempt }: { attempt: Attempt }) {
  const { t } = useTranslation();
  const dates = useDates();
  const result = attempt.status === undefined ? (attempt.error ?? '') : String(attempt.status);
  return (
    <div data-testid="attempt">
      <b>{t('integrations.attempt', { number: attempt.number, result, millis: attempt.millis })}</b>
      <div className={styles.muted}>
        {dates.dateTime(attempt.at)}
        {attempt.target && ` · ${attempt.target}`}
      </div>
      {attempt.answer && (
        <code className={styles.code} tabIndex={0}>
          {attempt.answer}
        </code>
      )}
    </div>
  );
}

function pretty(body: string | undefined): string | null {
  if (body === undefined) return null;
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
