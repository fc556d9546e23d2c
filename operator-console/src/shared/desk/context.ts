import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Api } from '@/shared/http/api';
import type { Session } from '@/shared/identity/session';
import { Dates } from '@/shared/time/dates';
import type { DialogRow } from '@/shared/wire/rows';
import type { Directory, Me } from '@/shared/wire/settings';
import type { DeskState } from './state';
import type { Workplace } from './workplace';

/** Everything a feature may use of the one who is logged in. */
export interface Office {
  api: Api;
  session: Session;
  workplace: Workplace;
  me: Me;
  directory: Directory;
}

export const OfficeContext = createContext<Office | null>(null);

export function useOffice(): Office {
  const office = useContext(OfficeContext);
  if (!office) throw new Error('nobody is logged in here');
  return office;
}

/** A part of what the desk shows; `select` must answer the same object while nothing changed. */
export function useDesk<T>(select: (state: DeskState) => T): T {
  const { store } = useOffice().workplace.desk;
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

export function useRow(dialogId: string | null): DialogRow | undefined {
  return useDesk((state) => (dialogId === null ? undefined : state.board.rows.get(dialogId)));
}

export function useDates(): Dates {
  const { i18n } = useTranslation();
  const { timeZone } = useOffice().directory.account;
  return useMemo(() => new Dates(i18n.language, timeZone), [i18n.language, timeZone]);
}

/** What a visitor is called where only their id may be known. */
export function useVisitorName(): (visitor: { visitorId: string; visitorName?: string | null }) => string {
  const { t } = useTranslation();
  return ({ visitorId, visitorName }) => visitorName?.trim() || t('lists.visitor', { id: visitorId.slice(-4) });
}

export function departmentName(directory: Directory, departmentId: string | null | undefined): string | null {
  return directory.departments.find((department) => department.departmentId === departmentId)?.name ?? null;
}
