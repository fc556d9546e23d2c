import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogPane } from '@/features/dialog/DialogPane';
import { ListPane } from '@/features/lists/ListPane';
import { ListTabs } from '@/features/lists/ListTabs';
import { PresenceMenu } from '@/features/presence/PresenceMenu';
import { VisitorPane } from '@/features/visitor/VisitorPane';
import { useDesk, useOffice } from '@/shared/desk/context';
import { prefer } from '@/shared/preferences/preferences';
import { usePreferences } from '@/shared/preferences/usePreferences';
import { navigate } from '@/shared/router/router';
import { IconButton } from '@/shared/ui/Button';
import { Logo } from '@/shared/ui/Logo';
import { State } from '@/shared/ui/States';
import type { ListName } from '@/shared/wire/rows';
import styles from './Shell.module.css';
import { FOLDED_DETAILS, PHONE, useWidth } from './useWidth';

interface Props {
  list: ListName;
  dialogId: string | null;
  rail: ReactNode;
  onPalette: () => void;
}

/** Which dialog, what is said, and who this is; as many of the three as there is room for. */
export function WorkplacePage({ list, dialogId, rail, onPalette }: Props) {
  const wide = useWidth(PHONE);
  const roomy = useWidth(FOLDED_DETAILS);
  const preferred = usePreferences().details;
  const [peeked, setPeeked] = useState<string | null>(null);
  const details = dialogId !== null && (roomy ? preferred : peeked === dialogId);
  const toggle = () => {
    if (roomy) prefer({ details: !preferred });
    else setPeeked(details ? null : dialogId);
  };
  const phoneList = !wide && dialogId === null;
  return (
    <div className={`${styles.panes} ${details && roomy ? styles.withDetails : ''}`}>
      {rail}
      {(wide || phoneList) && (
        <div className={styles.list}>
          {phoneList && <PhoneTop list={list} onPalette={onPalette} />}
          <ListPane key={list} list={list} dialogId={dialogId} />
        </div>
      )}
      {(wide || !phoneList) && (
        <main className={styles.dialog} id="main" tabIndex={-1}>
          {dialogId === null ? (
            <Nothing list={list} />
          ) : (
            <DialogPane list={list} dialogId={dialogId} details={details} onDetails={toggle} />
          )}
        </main>
      )}
      {details && (
        <div className={`${styles.details} ${roomy ? '' : styles.over}`}>
          <VisitorPane dialogId={dialogId} onClose={toggle} />
        </div>
      )}
    </div>
  );
}

function Nothing({ list }: { list: ListName }) {
  const { t } = useTranslation();
  const empty = useDesk((state) => state.order[list].length === 0);
  // the empty list says what there is to say
  if (empty) return null;
  return (
    <State
      icon="inbox"
      title={t('dialog.none')}
      text={t('dialog.noneText', { up: '↑', down: '↓', enter: 'Enter', help: '?' })}
      testId="no-dialog"
    />
  );
}

function PhoneTop({ list, onPalette }: { list: ListName; onPalette: () => void }) {
  const { t } = useTranslation();
  const { me } = useOffice();
  return (
    <>
      <div className={styles.top}>
        <Logo size={26} />
        <span />
        <IconButton icon="search" label={t('palette.open')} onClick={onPalette} />
        <IconButton
          icon="eye"
          label={t('nav.visitors')}
          onClick={() => {
            navigate({ page: 'visitors' });
          }}
        />
        {me.role !== 'operator' && (
          <IconButton
            icon="chart"
            label={t('nav.reports')}
            onClick={() => {
              navigate({ page: 'reports' });
            }}
          />
        )}
        {me.role === 'administrator' ? (
          <IconButton
            icon="settings"
            label={t('nav.administration')}
            onClick={() => {
              navigate({ page: 'admin', section: 'account', id: null });
            }}
          />
        ) : (
          <IconButton
            icon="note"
            label={t('nav.templates')}
            onClick={() => {
              navigate({ page: 'admin', section: 'templates', id: null });
            }}
          />
        )}
        <div className={styles.me}>
          <PresenceMenu folded />
        </div>
      </div>
      <ListTabs present={list} shape="strip" />
    </>
  );
}
