import type { PresenceStatus } from '@/shared/wire/actor';
import styles from './Avatar.module.css';
import { avatarColour, initials } from './avatarColour';
import { Icon } from './Icon';
import { channelColour, channelIcon } from './channels';

interface Props {
  id: string;
  name: string;
  size?: number;
  presence?: PresenceStatus;
  channelKind?: string;
}

/** Initials on a colour that belongs to the person; decoration beside the name it stands with. */
export function Avatar({ id, name, size = 32, presence, channelKind }: Props) {
  const colour = avatarColour(id);
  return (
    <span
      className={styles.avatar}
      aria-hidden="true"
      style={{
        width: size,
        height: size,
        fontSize: Math.round(size * 0.38),
        background: `var(--avatar-${colour})`,
        color: `var(--avatar-${colour}-text)`,
      }}
    >
      {initials(name)}
      {presence && <span className={`${styles.dot} ${styles[presence]}`} />}
      {channelKind && (
        <span className={styles.badge} style={{ background: channelColour(channelKind) }}>
          <Icon name={channelIcon(channelKind)} size={11} />
        </span>
      )}
    </span>
  );
}
