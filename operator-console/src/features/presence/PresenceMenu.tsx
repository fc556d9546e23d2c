import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { runById } from '@/shared/actions/actions';
import { useDesk, useOffice } from '@/shared/desk/context';
import { LANGUAGES, speak } from '@/shared/i18n/i18n';
import { useLanguageName } from '@/shared/i18n/names';
import { prefer, THEMES } from '@/shared/preferences/preferences';
import { usePreferences } from '@/shared/preferences/usePreferences';
import { Avatar } from '@/shared/ui/Avatar';
import { Icon } from '@/shared/ui/Icon';
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator, SubMenu } from '@/shared/ui/Menu';
import { Unseen } from '@/shared/ui/Unseen';
import { say } from '@/shared/ui/toasts';
import type { PresenceStatus } from '@/shared/wire/actor';
import styles from './PresenceMenu.module.css';

const STATUSES: readonly PresenceStatus[] = ['online', 'away', 'invisible', 'offline'];

/** Who I am, whether I take dialogs, and how my console looks and sounds. */
export function PresenceMenu({ folded }: { folded: boolean }) {
  const { t } = useTranslation();
  const { me, workplace, session } = useOffice();
  const status = useSyncExternalStore(workplace.status.subscribe, workplace.status.get);
  const connected = useDesk((state) => state.connection.state === 'online');
  const shown = connected ? status : 'offline';
  const counted = useDesk((state) => state.presence.get(me.operatorId)?.status);
  const less = connected && counted !== undefined && STATUSES.indexOf(counted) > STATUSES.indexOf(status);
  const words = less ? t('presence.shiftOver', { status: t(`presence.${counted}`) }) : t(`presence.${shown}`);
  return (
    <Menu
      side={folded ? 'right' : 'top'}
      trigger={
        <button
          type="button"
          className={styles.me}
          data-testid="presence"
          data-status={shown}
          data-counted={less ? counted : undefined}
        >
          <Avatar id={me.operatorId} name={me.name} size={folded ? 32 : 34} presence={shown} />
          {folded ? (
            <Unseen>{`${me.name}. ${t('presence.me', { status: words })}`}</Unseen>
          ) : (
            <span className={styles.words}>
              <b>{me.name}</b>
              <small>{words}</small>
            </span>
          )}
          <Unseen>{t('presence.menu')}</Unseen>
        </button>
      }
    >
      {STATUSES.map((each) => (
        <MenuChoice
          key={each}
          checked={status === each}
          testId={`presence-${each}`}
          onSelect={() => {
            prefer({ status: each });
            workplace.setStatus(each);
          }}
        >
          <span className={`${styles.state} ${styles[each]}`} />
          <span className={styles.option}>
            {t(`presence.${each}`)}
            <small>{t(`presence.${each}Hint`)}</small>
          </span>
        </MenuChoice>
      ))}
      <MenuSeparator />
      <Looks />
      <MenuSeparator />
      <MenuItem
        onSelect={() => {
          runById('app.help');
        }}
      >
        <Icon name="help" />
        {t('settings.shortcuts')}
      </MenuItem>
      <MenuItem testId="sign-out" onSelect={() => void session.signOut()}>
        <Icon name="exit" />
        {t('settings.signOut')}
      </MenuItem>
    </Menu>
  );
}

function Looks() {
  const { t } = useTranslation();
  const { theme, language, density, sound, desktop } = usePreferences();
  const languageName = useLanguageName();
  return (
    <>
      <MenuLabel>{t('settings.attention')}</MenuLabel>
      <MenuChoice
        checked={sound}
        onSelect={() => {
          prefer({ sound: !sound });
        }}
      >
        <Icon name="sound" />
        {t('settings.sound')}
      </MenuChoice>
      <MenuChoice checked={desktop} onSelect={() => void toggleDesktop(desktop, t('settings.desktopDenied'))}>
        <Icon name="bell" />
        {t('settings.desktop')}
      </MenuChoice>
      <MenuSeparator />
      <SubMenu icon="sun" label={t('settings.theme')} value={t(`settings.${theme}`)} testId="theme">
        {THEMES.map((each) => (
          <MenuChoice
            key={each}
            checked={theme === each}
            testId={`theme-${each}`}
            onSelect={() => {
              prefer({ theme: each });
            }}
          >
            {t(`settings.${each}`)}
          </MenuChoice>
        ))}
      </SubMenu>
      <SubMenu icon="rows" label={t('settings.density')} value={t(`settings.${density}`)}>
        {(['comfortable', 'compact'] as const).map((each) => (
          <MenuChoice
            key={each}
            checked={density === each}
            onSelect={() => {
              prefer({ density: each });
            }}
          >
            {t(`settings.${each}`)}
          </MenuChoice>
        ))}
      </SubMenu>
      <SubMenu icon="language" label={t('settings.language')} value={languageName(language)} testId="language">
        {LANGUAGES.map((each) => (
          <MenuChoice
            key={each}
            checked={language === each}
            testId={`language-${each}`}
            onSelect={() => {
              prefer({ language: each });
              void speak(each);
            }}
          >
            {languageName(each)}
          </MenuChoice>
        ))}
      </SubMenu>
    </>
  );
}

async function toggleDesktop(on: boolean, denied: string): Promise<void> {
  if (on) prefer({ desktop: false });
  else if ('Notification' in window && (await Notification.requestPermission()) === 'granted')
    prefer({ desktop: true });
  else say(denied, 'danger');
}
