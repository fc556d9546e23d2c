import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '@/shared/desk/context';
import { Button } from '@/shared/ui/Button';
import { Icon } from '@/shared/ui/Icon';
import type { Delivery, Destination, DestinationRow } from '@/shared/wire/integrations';
import styles from '@/features/admin/Admin.module.css';
import { DeliveryLog } from './DeliveryLog';
import { destinationPath, useDeed, useHealthNotes } from './destinations';
import { useDestinationName } from './IntegrationsSection';
import { botAddress, SecretBox } from './SecretBox';

interface Props {
  destination: DestinationRow;
  onBack: () => void;
  /** its settings, where they are made here */
  children: ReactNode;
}

/** One destination: how it is doing, what can be done with it, its settings, and everything it was sent. */
export function DestinationView({ destination, onBack, children }: Props) {
  const { t } = useTranslation();
  const nameOf = useDestinationName();
  return (
    <div className={styles.form} data-testid="destination">
      <div>
        <Button icon="back" onClick={onBack}>
          {t('integrations.all')}
        </Button>
      </div>
      <section className={styles.group}>
        <h3>{nameOf(destination)}</h3>
        <p className={styles.muted}>{destination.url}</p>
        <HealthLine destination={destination} />
        <Deeds destination={destination} />
      </section>
      {children}
      <DeliveryLog destinationId={destination.destinationId} />
    </div>
  );
}

function HealthLine({ destination }: { destination: DestinationRow }) {
  const { t } = useTranslation();
  const dates = useDates();
  const notes = useHealthNotes(destination.destinationId).data ?? [];
  const { health, disabledReason, failingSince, openUntil } = destination;
  return (
    <>
      <p
        role="status"
        data-testid="health"
        data-health={health}
        className={health === 'healthy' ? undefined : styles.caution}
      >
        {health !== 'healthy' && <Icon name="warning" />}
        <span>
          {[
            t(`integrations.health.${health}`),
            disabledReason,
            failingSince && health !== 'healthy'
              ? t('integrations.since', { time: dates.dateTime(failingSince) })
              : undefined,
            openUntil && health === 'open'
              ? t('integrations.openUntil', { time: dates.dateTime(openUntil) })
              : undefined,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      {notes.length > 0 && (
        <details>
          <summary>{t('integrations.notes')}</summary>
          <ul>
            {notes.map((note) => (
              <li key={note.at + note.health} className={styles.muted}>
                {dates.dateTime(note.at)} · {t(`integrations.health.${note.health}`)} · {note.reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Deeds({ destination }: { destination: DestinationRow }) {
  const { t } = useTranslation();
  const [secret, setSecret] = useState<string | null>(null);
  const path = destinationPath(destination.destinationId);
  const test = useDeed<null, Delivery>(
    () => `${path}/test`,
    () => t('integrations.tested'),
  );
  const resume = useDeed<null, Destination>(
    () => `${path}/resume`,
    () => t('integrations.resumed'),
  );
  const renew = useDeed<null, Destination>(
    () => `${path}/secret`,
    (renewed) => {
      setSecret(renewed.secret ?? null);
      return null;
    },
  );
  if (secret !== null) {
    return (
      <SecretBox
        secret={destination.kind === 'bot' ? botAddress(destination.destinationId, secret) : secret}
        bot={destination.kind === 'bot'}
        onDone={() => {
          setSecret(null);
        }}
      />
    );
  }
  return (
    <div className={styles.deeds}>
      {destination.kind !== 'bot' && (
        <Button
          icon="send"
          busy={test.isPending}
          data-testid="send-test"
          onClick={() => {
            test.mutate({ given: null });
          }}
        >
          {t('integrations.test')}
        </Button>
      )}
      {destination.health !== 'healthy' && (
        <Button
          kind="primary"
          icon="reopen"
          busy={resume.isPending}
          data-testid="resume"
          onClick={() => {
            resume.mutate({ given: null });
          }}
        >
          {t('integrations.resume')}
        </Button>
      )}
      {destination.kind !== 'crm' && (
        <Button
          icon="lock"
          busy={renew.isPending}
          data-testid="renew-secret"
          onClick={() => {
            renew.mutate({ given: null });
          }}
        >
          {t(destination.kind === 'bot' ? 'integrations.renewAddress' : 'integrations.renewSecret')}
        </Button>
      )}
    </div>
  );
}
