import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates, useOffice } from '@/shared/desk/context';
import { Problem } from '@/shared/http/problem';
import { Button } from '@/shared/ui/Button';
import { SelectField } from '@/shared/ui/Field';
import { say } from '@/shared/ui/toasts';
import { type ChannelDelivery, DELIVERY_STATES } from '@/shared/wire/channels';
import styles from './Admin.module.css';
import { DeliveryChoice, DeliveryDeeds, useChosen, useDeliveryPages } from './DeliveryPages';
import { Loaded } from './Loading';

const EVERY = 5_000;

/** Whether it may have not arrived and nobody tries any more. */
const isOver = (delivery: ChannelDelivery) => delivery.state === 'failed' || delivery.state === 'uncertain';

/** What was sent through a messenger and what came of each attempt; what did not arrive is sent again by hand. */
export function ChannelLog({ channelId }: { channelId: string }) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const client = useQueryClient();
  const [state, setState] = useState('');
  const { chosen, clear, choose } = useChosen();
  const key = ['channel-deliveries', channelId];
  const query = useDeliveryPages<ChannelDelivery>({
    key,
    path: `/channels/${encodeURIComponent(channelId)}/deliveries`,
    filters: { state },
    limit: 20,
    every: EVERY,
  });
  const retry = useMutation({
    mutationFn: (deliveryIds: readonly string[]) =>
      api.send<{ retried: number }>('POST', '/channels/deliveries/retry', { deliveryIds }),
    onSuccess: ({ retried }) => {
      clear();
      say(t('channels.retried', { count: retried }));
      void client.invalidateQueries({ queryKey: key });
    },
    onError: (failure) => {
      say(t(`errors.${failure instanceof Problem ? failure.code : 'unreachable'}`), 'danger');
    },
  });
  return (
    <section className={styles.group} data-testid="channel-log">
      <h3>{t('channels.log')}</h3>
      <SelectField
        label={t('channels.logState')}
        name="deliveryState"
        value={state}
        options={[
          { value: '', label: t('channels.anyDelivery') },
          ...DELIVERY_STATES.map((value) => ({ value, label: t(`channels.deliveries.${value}`) })),
        ]}
        onChange={(next) => {
          clear();
          setState(next);
        }}
      />
      <Loaded query={query}>
        {(deliveries) => (
          <>
            {deliveries.length === 0 ? (
              <p className={styles.muted}>{t('channels.noDeliveries')}</p>
            ) : (
              <Rows deliveries={deliveries} chosen={chosen} onChoose={choose} />
            )}
            <DeliveryDeeds query={query} older={t('channels.olderDeliveries')}>
              <Button
                icon="reopen"
                disabled={chosen.length === 0}
                busy={retry.isPending}
                data-testid="retry-chosen"
                onClick={() => {
                  retry.mutate(chosen);
                }}
              >
                {t('channels.retryChosen', { count: chosen.length })}
              </Button>
            </DeliveryDeeds>
          </>
        )}
      </Loaded>
    </section>
  );
}

interface RowsProps {
  deliveries: readonly ChannelDelivery[];
  chosen: readonly string[];
  onChoose: (id: string, on: boolean) => void;
}

function Rows({ deliveries, chosen, onChoose }: RowsProps) {
  const { t } = useTranslation();
  const dates = useDates();
  return (
    <div className={styles.tableFrame} tabIndex={0} role="region" aria-label={t('channels.log')}>
      <table className={`${styles.table} ${styles.stacked}`}>
        <thead>
          <tr>
            <th>{t('channels.deliveryAt')}</th>
            <th>{t('channels.logState')}</th>
            <th>{t('channels.attempts')}</th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map((delivery) => (
            <tr key={delivery.deliveryId} data-testid="channel-delivery" data-state={delivery.state}>
              <td>
                <DeliveryChoice
                  delivery={delivery}
                  label={t('channels.chooseDelivery', { time: dates.dateTime(delivery.createdAt) })}
                  disabled={!isOver(delivery)}
                  chosen={chosen}
                  onChoose={onChoose}
                />
                {delivery.action !== 'send' && (
                  <div className={styles.muted}>{t(`channels.actions.${delivery.action}`)}</div>
                )}
              </td>
              <td className={isOver(delivery) ? styles.bad : undefined}>
                {t(`channels.deliveries.${delivery.state}`)}
                {delivery.reason && <div className={styles.muted}>{delivery.reason}</div>}
              </td>
              <td>
                <Attempts delivery={delivery} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Each attempt with what the provider said of it. */
function Attempts({ delivery }: { delivery: ChannelDelivery }) {
  const { t } = useTranslation();
  const dates = useDates();
  if (delivery.tries.length === 0) return <>{t('channels.noAttempt')}</>;
  return (
    <details>
      <summary>{t('channels.attemptCount', { count: delivery.tries.length })}</summary>
      <ol className={styles.attempts}>
        {delivery.tries.map((attempt) => (
          <li key={attempt.number} data-testid="channel-attempt">
            {dates.dateTime(attempt.at)} · {t('channels.millis', { millis: attempt.millis })} ·{' '}
            {t(`channels.results.${attempt.result}`)}
            {attempt.reason && <div className={styles.muted}>{attempt.reason}</div>}
          </li>
        ))}
      </ol>
    </details>
  );
}
