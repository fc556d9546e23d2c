import type { LiveVisitor, VisitsSettings } from '@/shared/wire/visits';
import type { Language } from './cast';

export const SOME_VISITS: VisitsSettings = {
  version: 0,
  arrivalAlert: false,
  priorityPages: ['https://tea.example/cart'],
  invitationText: 'Можем помочь с выбором?',
  invitationSeconds: 120,
  rejectedHours: 24,
  inviteOffline: false,
  teleport: true,
  historyByMail: true,
  rules: [{ text: 'Есть вопросы?', seconds: 30, page: 'https://tea.example/*', visits: 2, cart: 0 }],
};

/** Who pretends to be on the sites. */
export function visitorsOf(language: Language, now: number): LiveVisitor[] {
  const ru = language === 'ru';
  const ago = (seconds: number) => new Date(now - seconds * 1_000).toISOString();
  const one = (id: string, path: string, title: string, seconds: number, city: string | null): LiveVisitor => ({
    visitorId: `site-${id}`,
    code: '0421' + String((Math.round(seconds) % 90) + 10),
    placementId: 'shop',
    page: { url: `https://tea.example${path}`, title, openedAt: ago(seconds / 2) },
    visit: {
      beganAt: ago(seconds),
      number: 1,
      stage: 'available',
      device: { kind: 'desktop', browser: 'Chrome', system: 'Windows' },
      language: 'ru',
      city,
      country: city ? 'RU' : null,
      utm: {},
    },
    priority: false,
    leaving: false,
  });
  const kazan = one('Kz71', '/cart', ru ? 'Корзина' : 'Cart', 412, ru ? 'Казань' : 'Kazan');
  const perm = one('Pm12', '/oolong', ru ? 'Улуны' : 'Oolong', 95, ru ? 'Пермь' : 'Perm');
  const invited = one('Nv05', '/', ru ? 'Чайная лавка' : 'Tea shop', 33, null);
  const talking = one('Tk33', '/delivery', ru ? 'Доставка и оплата' : 'Delivery', 1_830, ru ? 'Тверь' : 'Tver');
  const leaving = one('Lv44', '/green', ru ? 'Зелёный чай' : 'Green tea', 61, null);
  return [
    {
      ...kazan,
      priority: true,
      visit: {
        ...kazan.visit,
        number: 3,
        cart: 4300,
        referrer: 'https://search.example/',
        utm: { source: 'newsletter', campaign: 'autumn' },
        device: { kind: 'phone', browser: 'Safari', system: 'iOS' },
      },
    },
    perm,
    {
      ...invited,
      invitation: {
        invitationId: 'i1',
        operatorId: 'anna',
        operatorName: ru ? 'Анна' : 'Anna',
        state: 'sent',
        expiresAt: ago(-60),
      },
    },
    { ...talking, visit: { ...talking.visit, stage: 'chat', number: 2 } },
    { ...leaving, leaving: true },
  ];
}
