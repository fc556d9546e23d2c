import type { AuditEntry } from '@/shared/wire/audit';
import type { DialogRow } from '@/shared/wire/rows';
import type { AccountSettings, Directory } from '@/shared/wire/settings';
import type { Language } from './cast';
import { classificationOf, settingsOf, UNSAVED_DISTRIBUTION, UNSAVED_TIMES } from './mockSettings';
import { SOME_VISITS } from './mockVisitors';

type Thing = Record<string, unknown> & { version: number };
const IDS: Record<string, string> = {
  operators: 'operatorId',
  departments: 'departmentId',
  channels: 'channelId',
  placements: 'placementId',
  calendars: 'calendarId',
  'keyword-rules': 'keywordRuleId',
  slas: 'slaId',
  automations: 'automationId',
};

export interface Answer {
  status: number;
  body?: unknown;
}

const problem = (status: number, code: string, detail: string, field?: string): Answer => ({
  status,
  body: {
    type: `urn:parley:error:${code}`,
    title: code,
    status,
    code,
    detail,
    errors: field ? [{ field, code, detail }] : undefined,
  },
});

/** The administrators' part of the pretended server. */
export class MockAdmin {
  private readonly singles: Record<string, Thing>;
  private readonly things: Record<string, Map<string, Thing>>;
  /** of what is saved here, newest first */
  private readonly audit: AuditEntry[] = [];

  constructor(directory: Directory, language: Language, busyText: string) {
    const account: AccountSettings = {
      version: 4,
      idleCloseSeconds: 3600,
      busyText,
      ...directory.account,
      firstReplySeconds: 120,
    };
    this.singles = {
      account: { ...account },
      distribution: { ...UNSAVED_DISTRIBUTION },
      times: { ...UNSAVED_TIMES },
      visits: { ...SOME_VISITS },
      classification: { ...classificationOf(language) },
      access: { version: 0, addresses: '', yourAddress: '198.51.100.7' },
    };
    const keyed = (kind: string, list: readonly object[], more: object = {}) => {
      const id = IDS[kind] ?? 'id';
      return new Map(list.map((each) => [String(each[id as keyof typeof each]), { version: 1, ...more, ...each }]));
    };
    const { calendars, rules, slas, automations } = settingsOf(language);
    this.things = {
      operators: keyed(
        'operators',
        directory.operators.map((each) => ({ ...each, email: `${each.operatorId}@example.org` })),
      ),
      departments: keyed('departments', directory.departments),
      channels: keyed('channels', directory.channels, { enabled: true, allowedOrigins: [] }),
      placements: keyed(
        'placements',
        directory.placements.map((each) => ({ ...each, title: each.name, greeting: '' })),
        { channelId: 'web-1', colour: '#2563eb', side: 'right', requiredInfo: [], languages: [], showPercent: 100 },
      ),
      calendars: keyed('calendars', calendars),
      'keyword-rules': keyed('keyword-rules', rules),
      slas: keyed('slas', slas),
      automations: keyed('automations', automations),
    };
  }

  answer(method: string, [kind = '', id]: string[], body: Thing | null): Answer {
    if (kind in this.singles) return this.onSingle(kind, method, body);
    if (kind === 'audit') return { status: 200, body: { rows: this.audit } };
    const things = this.things[kind];
    if (!things) return problem(404, 'not-found', 'no such kind');
    if (kind === 'calendars' && id === 'holidays') return holidays(body);
    if (method === 'GET' && id === undefined) return { status: 200, body: { rows: ordered([...things.values()]) } };
    const wrong = body && refusal(body);
    if (wrong) return wrong;
    if (method === 'POST' && body) {
      if ([...things.values()].some((each) => each.name === body.name))
        return problem(409, 'name-taken', 'name is in use', 'name');
      const made = { ...body, version: 1, [IDS[kind] ?? 'id']: crypto.randomUUID() };
      things.set(made[IDS[kind] ?? 'id'] as string, made);
      return { status: 201, body: kind === 'operators' ? { ...made, temporaryPassword: 'сирень-7-окно-42' } : made };
    }
    const known = id === undefined ? undefined : things.get(id);
    if (!known || id === undefined) return problem(404, 'not-found', 'nothing with this id');
    if (method === 'DELETE') {
      if (this.isUsed(id)) return problem(409, 'still-in-use', 'this is still used');
      things.delete(id);
      return { status: 204 };
    }
    if (method === 'PUT' && body) {
      if (body.version !== known.version) return problem(409, 'version-conflict', 'saved by somebody else');
      const saved = { ...known, ...body, version: known.version + 1 };
      things.set(id, saved);
      return { status: 200, body: saved };
    }
    return { status: 200, body: known };
  }

  private note(kind: string, before: Thing, after: Thing): void {
    this.audit.unshift({
      auditId: this.audit.length + 1,
      at: new Date().toISOString(),
      actorId: 'me',
      actorName: 'Mary Kovalyova',
      action: 'changed',
      kind: kind.charAt(0).toUpperCase() + kind.slice(1),
      subjectId: 'acme',
      before,
      after,
    });
  }

  /** The things of a kind in the order in which they were made. */
  all(kind: string): Thing[] {
    return [...(this.things[kind]?.values() ?? [])];
  }

  /** What the first rule would have done to the newest dialogs. */
  dryRun(rows: readonly DialogRow[]) {
    const rule = [...(this.things['keyword-rules']?.values() ?? [])][1];
    const dialogs = rows.slice(0, 8).map((row, index) => ({
      dialogId: row.dialogId,
      openedAt: row.openedAt,
      text: row.lastMessageText ?? '',
      ruleName: index % 3 === 0 ? rule?.name : null,
      departmentId: index % 3 === 0 ? rule?.departmentId : row.departmentId,
      wentToDepartmentId: row.departmentId,
      differs: index % 3 === 0 && row.departmentId !== rule?.departmentId,
    }));
    return {
      examined: dialogs.length,
      matched: dialogs.filter((each) => each.ruleName).length,
      differing: dialogs.filter((each) => each.differs).length,
      dialogs,
    };
  }

  /** Somebody else saves something meanwhile. */
  touch(kind: string, id: string): void {
    const single = this.singles[kind];
    const known = single ?? this.things[kind]?.get(id);
    if (known) known.version += 1;
  }

  private isUsed(id: string): boolean {
    return [...Object.values(this.things).flatMap((map) => [...map.values()]), ...Object.values(this.singles)].some(
      (each) => each.calendarId === id && !('hours' in each),
    );
  }

  private onSingle(kind: string, method: string, body: Thing | null): Answer {
    const present = this.singles[kind];
    if (method === 'PUT' && body && present) {
      if (body.version !== present.version) return problem(409, 'version-conflict', 'saved by somebody else');
      if ('maxDialogs' in body && Number(body.maxDialogs) < 1)
        return problem(422, 'invalid-setting', 'maxDialogs must be from 1 to 100', 'maxDialogs');
      if (kind === 'access' && body.addresses && !String(body.addresses).includes('198.51.100.7')) {
        if (!body.confirmed) return problem(409, 'would-lock-out', 'shuts you out', 'addresses');
        body.revertsAt = '2026-11-23T12:05:00Z';
      }
      if (typeof body.alertEmail === 'string' && !body.alertEmail.includes('@'))
        return problem(422, 'invalid-setting', 'alertEmail must be an e-mail address', 'alertEmail');
      this.singles[kind] = { ...present, ...body, version: present.version + 1 };
      this.note(kind, present, this.singles[kind]);
    }
    return { status: 200, body: this.singles[kind] };
  }
}

/** The server's order: by rank where there is one. */
function ordered(things: Thing[]): Thing[] {
  return things.sort((a, b) => Number(a.rank ?? 0) - Number(b.rank ?? 0));
}

/** A little of what the server refuses, so that forms can be seen with it. */
function refusal(body: Thing): Answer | null {
  if (body.match === 'regex' && String(body.pattern).includes('(?='))
    return problem(422, 'invalid-pattern', 'pattern has look-around', 'pattern');
  const actions = Array.isArray(body.actions) ? (body.actions as Record<string, unknown>[]) : [];
  const empty = actions.findIndex((action) => Array.isArray(action.tags) && action.tags.length === 0);
  if (empty >= 0) return problem(422, 'invalid-setting', 'must name at least one', `actions[${empty}].tags`);
  return null;
}

function holidays(body: Thing | null): Answer {
  if (!String(body?.text).includes('BEGIN:VCALENDAR'))
    return problem(422, 'invalid-calendar', 'this is no iCalendar file', 'text');
  return { status: 200, body: { daysOff: [{ date: '2027-03-08', name: 'Holiday' }] } };
}
