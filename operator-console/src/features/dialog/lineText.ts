import type { TFunction } from 'i18next';
import type { LineEntry } from '@/shared/board/entries';
import { departmentName } from '@/shared/desk/context';
import type { DialogQueued, OperatorAssigned } from '@/shared/wire/events';
import type { Directory } from '@/shared/wire/settings';

/** What happened, in a sentence. */
export function lineText(entry: LineEntry, t: TFunction, directory: Directory): string {
  const { event } = entry;
  const actor = event.meta.actor;
  switch (event.type) {
    case 'DialogOpened':
      return event.pageUrl ? t('line.openedFrom', { page: brief(event.pageUrl) }) : t('line.opened');
    case 'DialogQueued':
      return queued(event, t, directory);
    case 'OperatorAssigned':
      return assigned(event, t);
    case 'DialogClosed':
      return t(`line.${event.reason}`, { name: actor.kind === 'operator' ? actor.name : t('people.operator') });
    case 'DialogReopened':
      return t('line.dialogReopened');
    case 'VisitorCardChanged': {
      const card = [event.card.name, ...event.card.emails, ...event.card.phones].filter(Boolean).join(', ');
      return card ? t('line.card', { card }) : t('line.cardEmpty');
    }
  }
}

function queued(event: DialogQueued, t: TFunction, directory: Directory): string {
  if (event.reason !== 'transferred') return t(event.reason === 'opened' ? 'line.opened' : `line.${event.reason}`);
  const actor = event.meta.actor;
  if (actor.kind !== 'operator') return t('line.transferred');
  const department = departmentName(directory, event.departmentId);
  return department
    ? t('line.transferredTo', { name: actor.name, department })
    : t('line.transferredBy', { name: actor.name });
}

function assigned(event: OperatorAssigned, t: TFunction): string {
  const by = event.meta.actor;
  if (event.cause === 'transferred') {
    return by.kind === 'operator'
      ? t('line.transferredOperator', { by: by.name, name: event.operatorName })
      : t('line.taken', { name: event.operatorName });
  }
  return t(`line.${event.cause}`, { name: event.operatorName });
}

/** An address as people read it: without the scheme. */
export function brief(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/\/$/, '');
}
