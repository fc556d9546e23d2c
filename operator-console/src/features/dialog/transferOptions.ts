import type { PresenceStatus } from '@/shared/wire/actor';
import type { TransferTarget } from '@/shared/wire/commands';
import type { PresentOperator } from '@/shared/wire/frames';
import type { DialogRow } from '@/shared/wire/rows';
import type { Directory } from '@/shared/wire/settings';

export interface TransferOption {
  id: string;
  group: 'operators' | 'departments' | 'languages' | 'others';
  target: TransferTarget;
  label: string;
  presence?: PresenceStatus;
  languages?: string[];
}

const REACHABLE: readonly PresenceStatus[] = ['online', 'away'];

/** Where a dialog can be sent: reachable colleagues first, then the rest. */
export function transferOptions(
  row: DialogRow,
  directory: Directory,
  presence: ReadonlyMap<string, PresentOperator>,
  words: { language: (code: string) => string; queue: string; bot: string },
): TransferOption[] {
  const operators = directory.operators
    .filter((operator) => operator.operatorId !== row.operatorId)
    .map((operator): TransferOption => ({
      id: `operator-${operator.operatorId}`,
      group: 'operators',
      target: { kind: 'operator', operatorId: operator.operatorId },
      label: operator.name,
      presence: presence.get(operator.operatorId)?.status ?? 'offline',
      languages: operator.languages,
    }))
    .sort((a, b) => rank(a) - rank(b) || a.label.localeCompare(b.label));
  const departments = directory.departments
    .filter((department) => department.departmentId !== row.departmentId || row.status === 'assigned')
    .map((department): TransferOption => ({
      id: `department-${department.departmentId}`,
      group: 'departments',
      target: { kind: 'department', departmentId: department.departmentId },
      label: department.name,
    }));
  const languages = directory.account.multilingual
    ? spokenNow(directory, presence)
        .filter((language) => language !== row.language)
        .map((language): TransferOption => ({
          id: `language-${language}`,
          group: 'languages',
          target: { kind: 'language', language },
          label: words.language(language),
        }))
    : [];
  const queue: TransferOption[] =
    row.status === 'assigned' ? [{ id: 'queue', group: 'others', target: { kind: 'queue' }, label: words.queue }] : [];
  const bot: TransferOption[] =
    row.botId && row.status !== 'bot'
      ? [{ id: 'bot', group: 'others', target: { kind: 'bot' }, label: words.bot }]
      : [];
  return [...operators, ...departments, ...languages, ...queue, ...bot];
}

function rank(option: TransferOption): number {
  return option.presence === 'online' ? 0 : option.presence === 'away' ? 1 : 2;
}

/** Languages of operators who can be reached now [W-42]. */
function spokenNow(directory: Directory, presence: ReadonlyMap<string, PresentOperator>): string[] {
  const spoken = directory.operators
    .filter((operator) => REACHABLE.includes(presence.get(operator.operatorId)?.status ?? 'offline'))
    .flatMap((operator) => operator.languages);
  return [...new Set(spoken)].sort();
}

export function matching(options: readonly TransferOption[], query: string): TransferOption[] {
  const wanted = query.trim().toLocaleLowerCase();
  return options.filter((option) => option.label.toLocaleLowerCase().includes(wanted));
}
