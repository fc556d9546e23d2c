import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useDates, useOffice } from '@/shared/desk/context';
import { Button } from '@/shared/ui/Button';
import styles from './Admin.module.css';

interface Page<T> {
  deliveries: T[];
  next?: string;
}

interface Asked {
  key: readonly string[];
  path: string;
  /** what is empty is not asked for */
  filters: Readonly<Record<string, string>>;
  /** how many a page has */
  limit: number;
  /** milliseconds after which it is looked again */
  every: number;
}

/** The deliveries of a log, newest first and page by page, looked at again and again. */
export function useDeliveryPages<T>({ key, path, filters, limit, every }: Asked) {
  const { api } = useOffice();
  const query = useInfiniteQuery({
    queryKey: [...key, ...Object.values(filters)],
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({ limit: String(limit) });
      for (const [name, value] of Object.entries({ ...filters, after: pageParam })) {
        if (value) search.set(name, value);
      }
      return api.get<Page<T>>(`${path}?${search.toString()}`, signal);
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    refetchInterval: every,
  });
  return { ...query, data: query.data?.pages.flatMap((page) => page.deliveries) };
}

/** The deliveries that are chosen to be sent again. */
export function useChosen() {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  return {
    chosen,
    clear: () => {
      setChosen([]);
    },
    choose: (id: string, on: boolean) => {
      setChosen(on ? [...chosen, id] : chosen.filter((each) => each !== id));
    },
  };
}

interface ChoiceProps {
  delivery: { deliveryId: string; createdAt: string };
  label: string;
  disabled?: boolean;
  chosen: readonly string[];
  onChoose: (id: string, on: boolean) => void;
}

/** When a delivery was made, and whether it is chosen. */
export function DeliveryChoice({ delivery, label, disabled = false, chosen, onChoose }: ChoiceProps) {
  const dates = useDates();
  return (
    <label>
      <input
        type="checkbox"
        aria-label={label}
        disabled={disabled}
        checked={chosen.includes(delivery.deliveryId)}
        onChange={(event) => {
          onChoose(delivery.deliveryId, event.target.checked);
        }}
      />{' '}
      {dates.dateTime(delivery.createdAt)}
    </label>
  );
}

interface DeedsProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
  /** what the button of the next page says */
  older: string;
  children: ReactNode;
}

/** What is done with a log: its next page, and what its own buttons do. */
export function DeliveryDeeds({ query, older, children }: DeedsProps) {
  return (
    <div className={styles.deeds}>
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {older}
        </Button>
      )}
      {children}
    </div>
  );
}
