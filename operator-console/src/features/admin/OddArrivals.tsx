import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates, useOffice } from '@/shared/desk/context';
import { Button } from '@/shared/ui/Button';
import type { OddArrival } from '@/shared/wire/channels';
import styles from './Admin.module.css';
import { Loaded } from './Loading';

interface Page {
  arrivals: OddArrival[];
  next?: string;
}

/** What the other side told and nobody here understood, kept for a week; read only when somebody wants to see it. */
export function OddArrivals({ channelId }: { channelId: string }) {
  const { t } = useTranslation();
  const { api } = useOffice();
  const dates = useDates();
  const [open, setOpen] = useState(false);
  const query = useInfiniteQuery({
    queryKey: ['channel-odd', channelId],
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ limit: '20' });
      if (pageParam) search.set('after', pageParam);
      return api.get<Page>(`/channels/${encodeURIComponent(channelId)}/odd?${search.toString()}`, signal);
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    enabled: open,
  });
  return (
    <section className={styles.group} data-testid="odd-arrivals">
      <h3>{t('channels.odd')}</h3>
      <p className={styles.muted}>{t('channels.oddText')}</p>
      {!open && (
        <div>
          <Button
            data-testid="show-odd"
            onClick={() => {
              setOpen(true);
            }}
          >
            {t('channels.oddShow')}
          </Button>
        </div>
      )}
      {open && (
        <Loaded query={{ ...query, data: query.data?.pages.flatMap((page) => page.arrivals) }}>
          {(arrivals) => (
            <>
              {arrivals.length === 0 && <p role="status">{t('channels.oddNone')}</p>}
              {arrivals.map((arrival) => (
                <details key={arrival.oddId} data-testid="odd-arrival">
                  <summary>
                    {dates.dateTime(arrival.at)} · {arrival.kind}
                  </summary>
                  <code className={styles.code} tabIndex={0}>
                    {arrival.body}
                  </code>
                </details>
              ))}
              {query.hasNextPage && (
                <div>
                  <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {t('channels.olderDeliveries')}
                  </Button>
                </div>
              )}
            </>
          )}
        </Loaded>
      )}
    </section>
  );
}
