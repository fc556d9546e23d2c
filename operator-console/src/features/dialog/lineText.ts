import type { TFunction } from 'i18next';
import type { LineEntry } from '@/shared/board/entries';
import { departmentName } from '@/shared/desk/context';
import type { Dates } from '@/shared/time/dates';
import { waitedOf } from '@/shared/time/waiting';
import type { Actor } from '@/shared/wire/actor';
import type { DialogQueued, DialogTagged, OperatorAssigned, ReplyOverdue } from '@/shared/wire/events';
import type { Directory } from '@/shared/wire/settings';

/** What happened, in a sentence. */
export function lineText(entry: LineEntry, t: TFunction, directory: Directory, dates: Dates): string {
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
    case 'DialogReturned':
      return t(actor.kind === 'visitor' ? 'line.leftToBot' : 'line.returnedToBot', { by: by(actor, t) });
    case 'VisitorCardChanged': {
      const card = [event.card.name, ...event.card.emails, ...event.card.phones].filter(Boolean).join(', ');
      if (actor.kind !== 'visitor') return t(card ? 'line.cardBy' : 'line.cardByEmpty', { by: by(actor, t), card });
      return card ? t('line.card', { card }) : t('line.cardEmpty');
    }
    case 'DialogTagged':
      return tagged(event, t);
    case 'DialogPriorityChanged':
      return t('line.priority', { by: by(actor, t), priority: t(`priority.${event.priority}`) });
    case 'DialogCategoryChanged':
      return event.category
        ? t('line.category', { by: by(actor, t), category: event.category })
        : t('line.categoryNone', { by: by(actor, t) });
    case 'ReplyOverdue':
      return overdue(event, t);
    case 'SkillsWaived':
      return t('line.skillsWaived');
    case 'SlaWarned':
    case 'SlaBreached':
      return t(event.type === 'SlaWarned' ? 'line.slaWarned' : 'line.slaBreached', {
        name: event.name,
        target: t(`line.${event.target}`),
        due: dates.time(event.dueAt),
      });
    case 'AutomationFired':
      return t(event.stopped ? 'line.stopped' : 'line.fired', { name: event.name });
    case 'DialogEnded':
      return t('line.ended');
    case 'DialogRated':
      return event.comment
        ? t('line.ratedWith', { mark: event.mark, comment: event.comment })
        : t('line.rated', { mark: event.mark });
    case 'ReachabilityChanged':
      if (event.reachable) return t('line.reachable');
      return event.reason ? t('line.unreachableFor', { reason: event.reason }) : t('line.unreachable');
    case 'TranscriptRequested':
      return t('line.transcript', { by: by(actor, t), email: event.email });
  }
}

/** Who did it, where it was not necessarily a person. */
function by(actor: Actor, t: TFunction): string {
  switch (actor.kind) {
    case 'operator':
    case 'bot':
      return actor.name;
    case 'visitor':
      return t('visitor.title');
    case 'system':
      return t(actor.id.startsWith('automation:') ? 'line.rule' : 'line.system');
  }
}

function tagged(event: DialogTagged, t: TFunction): string {
  const who = by(event.meta.actor, t);
  if (event.removed.length === 0) return t('line.tagsAdded', { by: who, tags: event.added.join(', ') });
  if (event.added.length === 0) return t('line.tagsRemoved', { by: who, tags: event.removed.join(', ') });
  const changes = [...event.added.map((tag) => `+${tag}`), ...event.removed.map((tag) => `−${tag}`)];
  return t('line.tagsChanged', { by: who, tags: changes.join(', ') });
}

function overdue(event: ReplyOverdue, t: TFunction): string {
  const { unit, value, rest } = waitedOf(event.waitedSeconds);
  const line = t(event.reply === 'first' ? 'line.overdueFirst' : 'line.overdueNext', {
    time: t(`time.${unit}`, { value, rest }),
  });
  return event.announced ? t('line.overdueAnnounced', { line }) : line;
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
  const taken = t(`line.${event.cause}`, { name: event.operatorName });
  return event.limitPassed ? `${taken} (${t('line.limitPassed', { ...event.limitPassed })})` : taken;
}

/** An address as people read it: without the scheme. */
export function brief(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/\/$/, '');
}
