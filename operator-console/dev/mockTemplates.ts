import type { Me } from '@/shared/wire/settings';
import type { Template } from '@/shared/wire/templates';
import type { Language } from './cast';
import type { Answer } from './mockAdmin';

const SOME: Record<Language, readonly [section: string, name: string, text: string][]> = {
  ru: [
    ['Возврат', 'Условия возврата', 'Вернуть товар можно в течение 14 дней, если сохранены упаковка и товарный вид.'],
    ['Возврат', 'Срок возврата денег', 'Деньги поступят на карту в течение десяти рабочих дней.'],
    ['Доставка', 'Срок доставки', 'Доставка по Москве занимает один-два дня, по России от трёх до семи дней.'],
    ['Доставка', 'Курьер опаздывает', '{visitor}, простите за ожидание! Курьер приедет в течение часа.'],
    ['Оплата', 'Двойное списание', 'Второй платёж вернётся на карту автоматически в течение трёх дней.'],
    ['', 'Приветствие', 'Здравствуйте, {visitor}! Меня зовут {operator}, чем могу помочь?'],
  ],
  en: [
    ['Returns', 'Return terms', 'You may return an item within 14 days if it is unused and in its packaging.'],
    ['Returns', 'Refund time', 'The refund reaches your account within ten business days.'],
    ['Delivery', 'Delivery time', 'Delivery takes two working days within the city and up to a week elsewhere.'],
    ['Delivery', 'Late courier', '{visitor}, sorry for the wait! The courier will arrive within an hour.'],
    ['Payment', 'Charged twice', 'The second payment returns to your card in three days.'],
    ['', 'Greeting', 'Hello {visitor}! My name is {operator}, how can I help?'],
  ],
};

/** The pretended server's templates: kept in memory, found by whole beginnings of words only. */
export class MockTemplates {
  readonly all: Template[];

  constructor(
    language: Language,
    private readonly me: Me,
  ) {
    this.all = SOME[language].map(([section, name, text], index) => ({
      templateId: `template-${index}`,
      version: 1,
      level: index === 1 ? 'personal' : index === 4 ? 'department' : 'global',
      departmentId: index === 4 ? 'sales' : undefined,
      operatorId: index === 1 ? me.operatorId : undefined,
      language,
      section,
      name,
      text,
    }));
  }

  answer(method: string, id: string | undefined, url: URL, body: Record<string, unknown> | null): Answer {
    if (id === 'suggestions') return { status: 200, body: this.offer(body ?? {}) };
    if (id === 'import') return this.bring(String(body?.text), body?.dryRun === true);
    if (id === 'export') return { status: 200, body: 'level,department,language,section,name,text' };
    if (id === undefined && method === 'GET') {
      const asked = (name: keyof Template) => url.searchParams.get(name);
      const rows = this.all.filter((each) =>
        (['level', 'language', 'section'] as const).every((name) => asked(name) === null || asked(name) === each[name]),
      );
      return { status: 200, body: { rows, total: rows.length, sections: sectionsOf(this.all) } };
    }
    if (method === 'POST' && body) {
      if (!body.text)
        return {
          status: 400,
          body: { code: 'invalid-text', detail: '', errors: [{ field: 'text', code: 'invalid-text' }] },
        };
      const made = { ...body, templateId: crypto.randomUUID(), version: 1 } as unknown as Template;
      if (made.level === 'personal') made.operatorId = this.me.operatorId;
      this.all.push(made);
      return { status: 201, body: made };
    }
    const at = this.all.findIndex((each) => each.templateId === id);
    const known = this.all[at];
    if (!known) return { status: 404, body: { code: 'not-found', detail: '' } };
    if (method === 'DELETE') this.all.splice(at, 1);
    else if (method === 'PUT') this.all[at] = { ...known, ...body, version: known.version + 1 };
    return method === 'DELETE' ? { status: 204 } : { status: 200, body: this.all[at] };
  }

  private offer({ text, language, section, limit }: Record<string, unknown>) {
    const words = String(text ?? '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 3)
      .map((word) => word.slice(0, 5));
    const ofLanguage = this.all.filter((each) => each.language === language);
    const rows = ofLanguage
      .filter((each) => section === undefined || each.section === section)
      .filter((each) => {
        const said = `${each.name} ${each.text}`.toLowerCase();
        return words.length === 0 ? !text : words.some((word) => said.includes(word));
      });
    return { rows: rows.slice(0, Number(limit)), sections: sectionsOf(ofLanguage) };
  }

  private bring(text: string, dry: boolean): Answer {
    const lines = text.trim().split(/\r?\n/).slice(1);
    const errors = lines.flatMap((line, index) =>
      line.startsWith('global,') || line.startsWith('personal,')
        ? []
        : [{ field: `rows[${index + 2}].level`, code: 'invalid-setting', detail: '' }],
    );
    if (errors.length > 0)
      return { status: 422, body: { status: 422, code: 'invalid-setting', detail: 'cells are wrong', errors } };
    if (!dry) {
      for (const line of lines) {
        const [level = '', , language = '', section = '', name = '', words = ''] = line.split(',');
        const template = { templateId: crypto.randomUUID(), version: 1, level, language, section, name, text: words };
        this.all.push(template as Template);
      }
    }
    return { status: 200, body: { created: lines.length, changed: 0, unchanged: 0 } };
  }
}

function sectionsOf(templates: readonly Template[]): string[] {
  return [...new Set(templates.map((each) => each.section).filter(Boolean))].sort();
}
