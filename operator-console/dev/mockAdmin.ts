import type { AccountSettings } from '@/shared/wire/settings';
import type { Directory } from '@/shared/wire/settings';

type Thing = Record<string, unknown> & { version: number };
const IDS: Record<string, string> = {
  operators: 'operatorId',
  departments: 'departmentId',
  channels: 'channelId',
  placements: 'placementId',
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
  private account: AccountSettings;
  private readonly things: Record<string, Map<string, Thing>>;

  constructor(directory: Directory, busyText: string) {
    this.account = { version: 4, idleCloseSeconds: 3600, busyText, ...directory.account, firstReplySeconds: 120 };
    const keyed = (list: readonly object[], id: string, more: object) =>
      new Map(list.map((each) => [String(each[id as keyof typeof each]), { version: 1, ...more, ...each } as Thing]));
    this.things = {
      operators: keyed(
        directory.operators.map((each) => ({ ...each, email: `${each.operatorId}@example.org` })),
        'operatorId',
        { maxDialogs: null },
      ),
      departments: keyed(directory.departments, 'departmentId', {}),
      channels: keyed(directory.channels, 'channelId', { departmentId: null, enabled: true, allowedOrigins: [] }),
      placements: keyed(
        directory.placements.map((each) => ({ ...each, title: each.name, greeting: '' })),
        'placementId',
        { channelId: 'web-1', departmentId: null, colour: '#2563eb', side: 'right' },
      ),
    };
  }

  answer(method: string, [kind = '', id]: string[], body: Thing | null): Answer {
    if (kind === 'account') return this.onAccount(method, body);
    const things = this.things[kind];
    if (!things) return problem(404, 'not-found', 'no such kind');
    if (method === 'GET' && id === undefined) return { status: 200, body: { rows: [...things.values()] } };
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

  private onAccount(method: string, body: Thing | null): Answer {
    if (method === 'PUT' && body) {
      if (body.version !== this.account.version) return problem(409, 'version-conflict', 'saved by somebody else');
      if (Number(body.maxDialogs) < 1)
        return problem(422, 'invalid-setting', 'maxDialogs must be from 1 to 100', 'maxDialogs');
      this.account = { ...this.account, ...(body as unknown as AccountSettings), version: this.account.version + 1 };
    }
    return { status: 200, body: this.account };
  }
}
