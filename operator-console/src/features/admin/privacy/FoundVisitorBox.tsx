import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { keepFile } from '@/shared/http/keepFile';
import { Button } from '@/shared/ui/Button';
import { Modal } from '@/shared/ui/Modal';
import { say } from '@/shared/ui/toasts';
import type { ErasureReport, FoundVisitor } from '@/shared/wire/privacy';
import styles from '@/features/admin/Admin.module.css';
import own from './Privacy.module.css';

const GOES = ['dialogs', 'card', 'files', 'mails', 'statistics'] as const;

/** One visitor with the two things they may ask for. */
export function FoundVisitorBox({ visitor }: { visitor: FoundVisitor }) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const path = `/api/admin/privacy/visitors/${encodeURIComponent(visitor.visitorId)}`;
  const copy = useMutation({
    mutationFn: () => api.file(`${path}/copy`),
    onSuccess: (file) => {
      keepFile(file, `visitor-${visitor.visitorId}.json`);
    },
    onError: () => {
      say(t('privacy.copyFailed'), 'danger');
    },
  });
  const erase = useMutation({
    mutationFn: () => api.send<ErasureReport>('POST', '/api/admin/privacy/erasures', { visitorId: visitor.visitorId }),
    onSuccess: () => {
      setAsking(false);
      say(t('privacy.begun'));
      void client.invalidateQueries({ queryKey: ['privacy'] });
    },
    onError: () => {
      say(t('privacy.eraseFailed'), 'danger');
    },
  });
  const hold = useMutation({
    mutationFn: () => api.send<null>(visitor.held ? 'DELETE' : 'PUT', `${path}/hold`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['privacy', 'visitors'] }),
    onError: () => {
      say(t('privacy.holdFailed'), 'danger');
    },
  });
  const known = [...visitor.emails, ...visitor.phones, visitor.ownId].filter(Boolean).join(' · ');
  const name = visitor.name ?? t('privacy.nameless');
  return (
    <article className={styles.entry} data-testid="found-visitor" data-visitor={visitor.visitorId}>
      <p>
        <b>{name}</b>
      </p>
      {known && <p>{known}</p>}
      <p className={styles.muted}>
        {t('privacy.known', { id: visitor.visitorId, count: visitor.conversations.length })}
      </p>
      {visitor.held && (
        <p className={styles.caution}>
          <span>{t('privacy.held')}</span>
        </p>
      )}
      <div className={own.deeds}>
        <Button
          icon="file"
          busy={copy.isPending}
          data-testid="copy-visitor"
          onClick={() => {
            copy.mutate();
          }}
        >
          {t('privacy.copy')}
        </Button>
        <Button
          icon="lock"
          busy={hold.isPending}
          data-testid="hold-visitor"
          onClick={() => {
            hold.mutate();
          }}
        >
          {t(visitor.held ? 'privacy.release' : 'privacy.hold')}
        </Button>
        <Button
          kind="danger"
          disabled={visitor.held}
          data-testid="erase-visitor"
          onClick={() => {
            setAsking(true);
          }}
        >
          {t('privacy.erase')}
        </Button>
      </div>
      <Modal
        open={asking}
        title={t('privacy.ask', { name })}
        onClose={() => {
          setAsking(false);
        }}
      >
        <div className={styles.form}>
          <p>{t('privacy.goes')}</p>
          <ul className={own.list}>
            {GOES.map((what) => (
              <li key={what}>{t(`privacy.going.${what}`)}</li>
            ))}
          </ul>
          <p className={styles.caution}>
            <span>{t('privacy.forGood')}</span>
          </p>
          <div className={own.deeds}>
            <Button
              kind="danger"
              busy={erase.isPending}
              data-testid="confirm-erase"
              onClick={() => {
                erase.mutate();
              }}
            >
              {t('privacy.eraseForGood')}
            </Button>
            <Button
              onClick={() => {
                setAsking(false);
              }}
            >
              {t('common.cancel')}
            </Button>
          </div>
        </div>
      </Modal>
    </article>
  );
}
