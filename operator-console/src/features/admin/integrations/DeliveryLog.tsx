import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/Button';
import { SelectField } from '@/shared/ui/Field';
import type { Delivery, DeliveryState } from '@/shared/wire/integrations';
import styles from '@/features/admin/Admin.module.css';
import { DeliveryChoice, DeliveryDeeds, useChosen, useDeliveryPages } from '@/features/admin/DeliveryPages';
import { Loaded } from '@/features/admin/Loading';
import { DeliveryDetails } from './DeliveryDetails';
import { destinationPath, useDeed } from './destinations';
import { ReplayRange } from './ReplayRange';
import { useEventTypes } from './WebhookForm';

const STATES: readonly DeliveryState[] = ['dead', 'pending', 'waiting', 'sending', 'delivered'];

/** Everything a destination was sent, newest first; what was given up can be sent again. */
export function DeliveryLog({ destinationId }: { destinationId: string }) {
  const { t } = useTranslation();
  const types = useEventTypes();
  const [state, setState] = useState('');
  const [eventType, setEventType] = useState('');
  const { chosen, clear, choose } = useChosen();
  const path = destinationPath(destinationId);
  const query = useDeliveryPages<Delivery>({
    key: ['integrations', 'deliveries', destinationId],
    path: `${path}/deliveries`,
    filters: { state, eventType },
    limit: 50,
    every: 10_000,
  });
  const replay = useDeed<null, { replayed: number }>(
    () => `${path}/replay`,
    ({ replayed }) => {
      clear();
      return t('integrations.replayed', { count: replayed });
    },
  );
  return (
    <section className={styles.below} data-testid="delivery-log">
      <h3>{t('integrations.log')}</h3>
      <div className={styles.pair}>
        <SelectField
          label={t('integrations.state')}
          name="state"
          value={state}
          options={[
            { value: '', label: t('integrations.anyState') },
            ...STATES.map((value) => ({ value, label: t(`integrations.states.${value}`) })),
          ]}
          onChange={setState}
        />
        <SelectField
          label={t('integrations.eventType')}
          name="eventType"
          value={eventType}
          options={[
            { value: '', label: t('integrations.anyType') },
            ...types.map((value) => ({ value, label: value })),
          ]}
          onChange={setEventType}
        />
      </div>
      <Loaded query={query}>
        {(deliveries) => (
          <>
            {deliveries.length === 0 && <p className={styles.muted}>{t('integrations.noDeliveries')}</p>}
            {deliveries.length > 0 && <Rows path={path} deliveries={deliveries} chosen={chosen} onChoose={choose} />}
            <DeliveryDeeds query={query} older={t('integrations.older')}>
              <Button
                kind="primary"
                icon="reopen"
                disabled={chosen.length === 0}
                busy={replay.isPending}
                data-testid="replay-chosen"
                onClick={() => {
                  replay.mutate({ given: null, body: { deliveryIds: chosen } });
                }}
              >
                {t('integrations.replayChosen', { count: chosen.length })}
              </Button>
            </DeliveryDeeds>
          </>
        )}
      </Loaded>
      <ReplayRange
        types={types}
        busy={replay.isPending}
        onReplay={(body) => {
          replay.mutate({ given: null, body });
        }}
      />
    </section>
  );
}

interface RowsProps {
  path: string;
  deliveries: readonly Delivery[];
  chosen: readonly string[];
  onChoose: (id: string, on: boolean) => void;
}

function Rows({ path, deliveries, chosen, onChoose }: RowsProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <div className={styles.tableFrame} tabIndex={0} role="region" aria-label={t('integrations.log')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('integrations.when')}</th>
            <th>{t('integrations.eventType')}</th>
            <th>{t('integrations.state')}</th>
            <th>{t('integrations.attempts')}</th>
          </tr>
        </thead>
        <tbody>
          {deliveries.map((delivery) => (
            <tr key={delivery.deliveryId} data-testid="delivery" data-state={delivery.state}>
              <td>
                <DeliveryChoice
                  delivery={delivery}
                  label={t('integrations.choose', { type: delivery.eventType })}
                  chosen={chosen}
                  onChoose={onChoose}
                />
              </td>
              <td>{delivery.eventType}</td>
              <td className={delivery.state === 'dead' ? styles.bad : undefined}>
                {t(`integrations.states.${delivery.state}`)}
                {delivery.reason && <div className={styles.muted}>{delivery.reason}</div>}
              </td>
              <td>
                <Button
                  data-testid="open-delivery"
                  onClick={() => {
                    setOpen(delivery.deliveryId);
                  }}
                >
                  {t('integrations.attemptCount', { count: delivery.tries.length })}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open !== null && (
        <DeliveryDetails
          path={`${path}/deliveries/${encodeURIComponent(open)}`}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
    </div>
  );
}
