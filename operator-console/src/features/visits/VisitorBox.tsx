import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useOffice } from '@/shared/desk/context';
import { VisitRefusal } from '@/shared/desk/visitors';
import { navigate } from '@/shared/router/router';
import { TeleportBox } from '@/shared/teleport/TeleportBox';
import { Button } from '@/shared/ui/Button';
import { AreaField } from '@/shared/ui/Field';
import { Modal } from '@/shared/ui/Modal';
import { say } from '@/shared/ui/toasts';
import { errorCode } from '@/shared/wire/errors';
import type { LiveVisitor } from '@/shared/wire/visits';
import { isWeb, mayInvite, shortAddress } from './inOrder';
import { useAgo, useStanding } from './VisitorRow';
import styles from './Visits.module.css';

/** One visitor of the sites: what is known, and the invitation. */
export function VisitorBox({ visitorId, onClose }: { visitorId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { visitors } = useOffice().workplace;
  const now = useSyncExternalStore(visitors.store.subscribe, () => visitors.store.get().visitors.get(visitorId));
  const [last, setLast] = useState(now);
  // what was known stays on the screen when the visitor goes
  if (now && now !== last) setLast(now);
  const visitor = now ?? last;
  return (
    <Modal open onClose={onClose} title={t('lists.visitor', { id: visitorId.slice(-4) })}>
      {visitor ? <Known visitor={visitor} gone={!now} onClose={onClose} /> : <p>{t('visits.gone')}</p>}
    </Modal>
  );
}

function Known({ visitor, gone, onClose }: { visitor: LiveVisitor; gone: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { directory } = useOffice();
  const { page, visit } = visitor;
  const ago = useAgo(visit.beganAt);
  const standing = useStanding(visitor);
  const placement = directory.placements.find((each) => each.placementId === visitor.placementId)?.name;
  const campaign = Object.entries(visit.utm)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
  const device = [t(`visits.${visit.device.kind}`), visit.device.browser, visit.device.system]
    .filter(Boolean)
    .join(', ');
  return (
    <div className={styles.box} data-testid="visitor-box">
      <dl className={styles.facts}>
        <Fact name={t('visits.page')}>
          <Address url={page.url} title={page.title} />
        </Fact>
        <Fact name={t('visits.onSite')}>{`${ago} · ${gone ? t('visits.gone') : standing}`}</Fact>
        <Fact name={t('visits.from')}>
          {visit.referrer ? <Address url={visit.referrer} title={null} /> : t('visits.direct')}
        </Fact>
        {campaign && <Fact name={t('visits.campaign')}>{campaign}</Fact>}
        <Fact name={t('visits.city')}>
          {[visit.city, visit.country].filter(Boolean).join(', ') || t('visits.unknown')}
        </Fact>
        <Fact name={t('visits.device')}>{device}</Fact>
        <Fact name={t('visits.code')}>{visitor.code}</Fact>
        <Fact name={t('visits.visit')}>{visit.number}</Fact>
        {typeof visit.cart === 'number' && <Fact name={t('visits.cart')}>{visit.cart}</Fact>}
        {placement && <Fact name={t('visits.placement')}>{placement}</Fact>}
      </dl>
      <Invite visitor={visitor} gone={gone} onClose={onClose} />
    </div>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Address({ url, title }: { url: string; title?: string | null }) {
  const text = title ? `${title} (${shortAddress(url)})` : shortAddress(url);
  return isWeb(url) ? (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {text}
    </a>
  ) : (
    text
  );
}

function Invite({ visitor, gone, onClose }: { visitor: LiveVisitor; gone: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { directory, workplace } = useOffice();
  const usual = directory.account.invitationText ?? '';
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const conversationId = visitor.visit.conversationId;
  const dialogId = useDesk((state) => (conversationId ? state.board.dialogs.get(conversationId)?.at(-1) : undefined));
  const may = !gone && mayInvite(visitor);

  async function invite() {
    if (!text.trim() && !usual) {
      setError(t('visits.inviteNothing'));
      return;
    }
    setBusy(true);
    setError(null);
    try {
      await workplace.visitors.invite(visitor.visitorId, text);
      say(t('visits.invited'));
      onClose();
    } catch (refusal) {
      setError(t(`errors.${errorCode(refusal instanceof VisitRefusal ? refusal.code : null)}`));
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      {may && (
        <AreaField
          label={t('visits.inviteText')}
          hint={usual ? t('visits.inviteHint') : undefined}
          placeholder={usual}
          error={error}
          rows={3}
          maxLength={1000}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
      )}
      {!may && <p className={styles.muted}>{gone ? t('visits.gone') : t('visits.busy')}</p>}
      <div className={styles.actions}>
        {!gone && !visitor.leaving && <TeleportBox whom={{ visitorId: visitor.visitorId }} />}
        {dialogId && (
          <Button
            onClick={() => {
              navigate({ page: 'dialogs', list: 'mine', dialogId });
            }}
          >
            {t('visits.openDialog')}
          </Button>
        )}
        {may && (
          <Button kind="primary" busy={busy} data-testid="invite" onClick={() => void invite()}>
            {t('visits.invite')}
          </Button>
        )}
      </div>
    </>
  );
}
