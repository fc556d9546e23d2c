import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useOffice } from '@/shared/desk/context';
import type { TemplateOffer } from '@/shared/wire/templates';

interface Offered extends TemplateOffer {
  /** whether it is for what is asked now, and not for what was asked before */
  current: boolean;
}

const NOTHING: Offered = { rows: [], sections: [], current: true };

interface Asked {
  language: string;
  text: string;
  section?: string;
  limit: number;
}

/** Templates like a text; nothing while `asked` is null, and what was found last while the next is on its way. */
export function useOffer(asked: Asked | null, patience: number): Offered {
  const { api } = useOffice();
  const settled = useSettled(asked, patience);
  const query = useQuery({
    queryKey: ['template-offer', settled],
    queryFn: () => api.send<TemplateOffer>('POST', '/api/admin/templates/suggestions', settled),
    enabled: settled !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (asked === null) return NOTHING;
  const current = JSON.stringify(settled) === JSON.stringify(asked) && !query.isPlaceholderData && !query.isLoading;
  return { ...(query.data ?? NOTHING), current };
}

/** What was last, once it has stayed the same for a moment. */
function useSettled(asked: Asked | null, patience: number): Asked | null {
  const now = JSON.stringify(asked);
  const [settled, setSettled] = useState(now);
  useEffect(() => {
    if (now === settled) return;
    const timer = setTimeout(
      () => {
        setSettled(now);
      },
      now === 'null' ? 0 : patience,
    );
    return () => {
      clearTimeout(timer);
    };
  }, [now, settled, patience]);
  return JSON.parse(settled) as Asked | null;
}
