import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOffice } from '@/shared/desk/context';
import { VisitRefusal } from '@/shared/desk/visitors';
import { Button, IconButton } from '@/shared/ui/Button';
import { TextField } from '@/shared/ui/Field';
import { Modal } from '@/shared/ui/Modal';
import { say } from '@/shared/ui/toasts';
import { errorCode } from '@/shared/wire/errors';
import type { Led } from '@/shared/wire/visits';

/** Leads somebody to another page of the site, where the company allows it. */
export function TeleportBox({ whom }: { whom: Led }) {
  const { t } = useTranslation();
  const { directory, workplace } = useOffice();
  const [open, setOpen] = useState(false);
  const [url, setUrl] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (!directory.account.teleport) return null;

  async function lead() {
    setBusy(true);
    setError(null);
    try {
      await workplace.visitors.teleport(whom, url.trim());
      say(t('visits.teleported'));
      setOpen(false);
    } catch (refusal) {
      setError(t(`errors.${errorCode(refusal instanceof VisitRefusal ? refusal.code : null)}`));
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <IconButton
        icon="link"
        label={t('visits.teleport')}
        data-testid="teleport"
        onClick={() => {
          setOpen(true);
        }}
      />
      <Modal
        open={open}
        title={t('visits.teleport')}
        onClose={() => {
          setOpen(false);
        }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void lead();
          }}
        >
          <p>{t('visits.teleportText')}</p>
          <TextField
            label={t('visits.teleportUrl')}
            error={error}
            type="url"
            name="teleportUrl"
            required
            autoComplete="off"
            placeholder="https://"
            value={url}
            onChange={(event) => {
              setUrl(event.target.value);
            }}
          />
          <Button kind="primary" type="submit" busy={busy} data-testid="teleport-go" disabled={url.trim() === ''}>
            {t('visits.teleportGo')}
          </Button>
        </form>
      </Modal>
    </>
  );
}
