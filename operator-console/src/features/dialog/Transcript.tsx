import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { entriesOf } from '@/shared/board/entries';
import type { Transcript as Model } from '@/shared/board/transcript';
import { useDates, useOffice } from '@/shared/desk/context';
import type { Delivery } from '@/shared/socket/outbox';
import { Icon } from '@/shared/ui/Icon';
import { Bone } from '@/shared/ui/States';
import { ItemView } from './Items';
import { itemsOf } from './items';
import styles from './Transcript.module.css';
import { useAim } from './useAim';
import { useStickToEnd } from './useStickToEnd';

const NEAR_START = 400;

interface Props {
  dialogId: string;
  transcript: Model;
  deliveries: readonly Delivery[];
  visitorName: string;
  /** told when the newest messages come into sight or leave it */
  onEnd: (atEnd: boolean) => void;
}

export function Transcript({ dialogId, transcript, deliveries, visitorName, onEnd }: Props) {
  const { t } = useTranslation();
  const dates = useDates();
  const { desk } = useOffice().workplace;
  const scroll = useRef<HTMLDivElement>(null);
  const entries = useMemo(() => entriesOf(transcript.events), [transcript.events]);
  const items = useMemo(
    () => itemsOf(entries, deliveries, transcript.complete, (at) => dates.dayKey(at)),
    [entries, deliveries, transcript.complete, dates],
  );
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 64,
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 12,
    anchorTo: 'end',
    paddingEnd: 12,
  });
  const { atEnd, toEnd, release, onScroll } = useStickToEnd(scroll, virtual.getTotalSize(), onEnd);
  const [seenUpTo, setSeenUpTo] = useState(transcript.upTo);
  if (atEnd && seenUpTo !== transcript.upTo) setSeenUpTo(transcript.upTo);
  const unseen = useMemo(
    () => entries.filter((entry) => entry.kind === 'message' && Number(entry.key) > seenUpTo).length,
    [entries, seenUpTo],
  );

  const aimed = useAim(dialogId, {
    items,
    transcript,
    older: () => void desk.open.older(transcript, dialogId),
    show: (index) => {
      release();
      virtual.scrollToIndex(index, { align: 'center' });
    },
  });

  const lastDelivery = deliveries.at(-1)?.ref;
  useEffect(() => {
    if (lastDelivery) toEnd();
    // only a newly sent text pulls the view down
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [lastDelivery]);

  return (
    <div className={styles.frame}>
      <div
        ref={scroll}
        className={styles.scroll}
        role="log"
        aria-label={t('dialog.transcript')}
        tabIndex={0}
        onScroll={() => {
          onScroll();
          if ((scroll.current?.scrollTop ?? 0) < NEAR_START) void desk.open.older(transcript, dialogId);
        }}
        data-testid="transcript"
      >
        <div className={styles.inner} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((slot) => {
            const item = items[slot.index];
            return item ? (
              <div
                key={slot.key}
                ref={virtual.measureElement}
                data-index={slot.index}
                data-aimed={item.key === aimed || undefined}
                className={styles.slot}
                style={{ transform: `translateY(${slot.start}px)` }}
              >
                <ItemView item={item} visitorName={visitorName} />
              </div>
            ) : null;
          })}
        </div>
      </div>
      {!atEnd && (
        <button type="button" className={styles.jump} data-testid="to-end" onClick={toEnd}>
          <Icon name="arrowDown" size={16} />
          {unseen > 0 ? t('dialog.unreadBelow', { count: unseen }) : t('dialog.toEnd')}
        </button>
      )}
    </div>
  );
}

export function TranscriptBones() {
  const { t } = useTranslation();
  return (
    <div className={styles.frame} role="status" aria-label={t('common.loading')}>
      <div className={styles.bones}>
        {[46, 58, 34, 62, 40].map((width) => (
          <Bone key={width} width={`${width}%`} height={38} style={{ borderRadius: 'var(--radius-large)' }} />
        ))}
      </div>
    </div>
  );
}
