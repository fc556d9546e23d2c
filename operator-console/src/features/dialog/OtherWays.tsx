import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useOffice } from '@/shared/desk/context';
import { navigate } from '@/shared/router/router';
import { Button } from '@/shared/ui/Button';
import { SelectField } from '@/shared/ui/Field';
import type { DialogRow } from '@/shared/wire/rows';
import styles from './Composer.module.css';
import { mailboxesOf, type OtherWay, otherWays } from './replyWindow';
import { useAllAbilities } from '@/shared/visitor/useAbilities';

/** How long a dialog that was just opened is waited for, in milliseconds. */
const PATIENCE = 10_000;

const keyOf = (way: OtherWay) => `${way.channelId}/${way.email}`;

/**
 * The visitor's addresses, each a step to a dialog by e-mail: it opens one's own, or shows the one that is open. Where
 * there are several mailboxes, one says from which.
 */
export function OtherWays({ row, emails }: { row: DialogRow; emails: readonly string[] }) {
  const { t } = useTranslation();
  const { api, me } = useOffice();
  const [from, setFrom] = useState<string | null>(null);
  const mailboxes = mailboxesOf(useAllAbilities(row.channelKind), row.channelId);
  const ways = otherWays(emails, mailboxes, from);
  const requests = useRef(new Map<string, string>());
  const begin = useMutation({
    mutationFn: (way: OtherWay) => {
      // a try that got no answer may have succeeded: the next one is the same request
      const requestId = requests.current.get(keyOf(way)) ?? crypto.randomUUID();
      requests.current.set(keyOf(way), requestId);
      return api.send<{ conversationId: string }>(
        'POST',
        `/channels/${encodeURIComponent(way.channelId)}/conversations`,
        { to: way.email, name: row.visitorName ?? undefined, requestId },
      );
    },
    onSuccess: (opened, way) => {
      requests.current.delete(keyOf(way));
      setAwaited(opened.conversationId);
    },
  });
  const [awaited, setAwaited] = useState<string | null>(null);
  const [hidden, setHidden] = useState(false);
  const there = useDesk((state) =>
    awaited === null
      ? undefined
      : [...state.board.rows.values()].find((each) => each.conversationId === awaited && each.status !== 'closed'),
  );
  useEffect(() => {
    if (!there) return;
    navigate({
      page: 'dialogs',
      list: there.operatorId === me.operatorId ? 'mine' : there.status === 'waiting' ? 'awaiting' : 'others',
      dialogId: there.dialogId,
    });
  }, [there, me.operatorId]);
  useEffect(() => {
    if (awaited === null) return undefined;
    const over = setTimeout(() => {
      setAwaited(null);
      setHidden(true);
    }, PATIENCE);
    return () => {
      clearTimeout(over);
    };
  }, [awaited]);

  if (ways.length === 0) return null;
  return (
    <div className={styles.ways}>
      {mailboxes.length > 1 && (
        <SelectField
          name="mailbox"
          label={t('dialog.writeFrom')}
          value={ways[0]?.channelId ?? ''}
          options={mailboxes.map((each) => ({ value: each.channelId, label: each.title }))}
          disabled={awaited !== null || begin.isPending}
          onChange={setFrom}
        />
      )}
      {ways.map((way) => (
        <Button
          key={way.email}
          icon="send"
          busy={awaited !== null || begin.isPending}
          data-testid="write-by-mail"
          onClick={() => {
            setHidden(false);
            begin.mutate(way);
          }}
        >
          {t('dialog.writeByMail', { email: way.email })}
        </Button>
      ))}
      {(begin.isError || hidden) && (
        <span role="alert">{t(begin.isError ? 'dialog.writeByMailFailed' : 'dialog.writeByMailHidden')}</span>
      )}
    </div>
  );
}
