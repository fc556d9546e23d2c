import type { Me } from '@/shared/wire/settings';
import type { Macro } from '@/shared/wire/macros';
import type { Language } from './cast';
import type { Answer } from './mockAdmin';

/** The pretended server's macros, kept in memory. */
export class MockMacros {
  readonly all: Macro[];

  constructor(
    language: Language,
    private readonly me: Me,
  ) {
    const ru = language === 'ru';
    const text = ru ? '{visitor}, деньги уже в пути.' : '{visitor}, the money is on its way.';
    const tag = ru ? 'возврат' : 'refund';
    this.all = [
      {
        macroId: 'macro-refund',
        version: 1,
        level: 'global',
        name: ru ? 'Возврат денег' : 'Refund',
        actions: [
          { kind: 'send-text', text },
          { kind: 'add-tags', tags: [tag] },
          { kind: 'set-priority', priority: 'high' },
        ],
      },
      {
        macroId: 'macro-sales',
        version: 1,
        level: 'department',
        departmentId: 'sales',
        name: ru ? 'В отдел продаж' : 'Over to sales',
        actions: [
          { kind: 'write-note', text: ru ? 'Ждёт предложения' : 'Waits for an offer' },
          { kind: 'assign-department', departmentId: 'sales' },
        ],
      },
      {
        macroId: 'macro-own',
        version: 1,
        level: 'personal',
        operatorId: me.operatorId,
        name: ru ? 'Спасибо и закрыть' : 'Thank and close',
        actions: [{ kind: 'send-text', text: ru ? 'Спасибо!' : 'Thank you!' }, { kind: 'close' }],
      },
    ];
  }

  answer(method: string, id: string | undefined, body: Record<string, unknown> | null): Answer {
    if (id === undefined && method === 'GET') return { status: 200, body: { rows: this.all } };
    if (method === 'POST' && body) {
      if (!body.name)
        return {
          status: 400,
          body: { code: 'invalid-text', detail: '', errors: [{ field: 'name', code: 'invalid-text' }] },
        };
      const made = { ...body, macroId: crypto.randomUUID(), version: 1 } as unknown as Macro;
      if (made.level === 'personal') made.operatorId = this.me.operatorId;
      this.all.push(made);
      return { status: 201, body: made };
    }
    const at = this.all.findIndex((each) => each.macroId === id);
    const known = this.all[at];
    if (!known) return { status: 404, body: { code: 'not-found', detail: '' } };
    if (method === 'DELETE') this.all.splice(at, 1);
    else if (method === 'PUT') this.all[at] = { ...known, ...body, version: known.version + 1 };
    return method === 'DELETE' ? { status: 204 } : { status: 200, body: this.all[at] };
  }
}
