import type { Directory, Me } from '@/shared/wire/settings';

export type Language = 'ru' | 'en';

/** The people, departments and settings of the pretended company. */
export function directoryOf(language: Language, autoAssignment: boolean): Directory {
  const ru = language === 'ru';
  const returns = ru ? 'возвраты' : 'returns';
  return {
    skills: [returns, ru ? 'юрлица' : 'companies'],
    labels: {
      tags: [ru ? 'жалоба' : 'complaint', 'VIP'],
      categories: ru ? ['Доставка', 'Доставка / Опоздание'] : ['Delivery', 'Delivery / Late'],
    },
    account: {
      name: ru ? 'Северный свет' : 'Northern Light',
      timeZone: ru ? 'Europe/Moscow' : 'Europe/London',
      language,
      autoAssignment,
      multilingual: true,
      maxDialogs: 5,
      hideOthersDialogs: false,
      firstReplySeconds: 120,
      teleport: true,
      crmUrl: 'https://crm.example.com/people/{id}',
      invitationText: language === 'ru' ? 'Можем помочь с выбором?' : 'May we help you choose?',
    },
    departments: [
      { departmentId: 'sales', name: ru ? 'Продажи' : 'Sales' },
      { departmentId: 'support', name: ru ? 'Поддержка' : 'Support' },
      { departmentId: 'delivery', name: ru ? 'Доставка' : 'Delivery' },
    ],
    operators: [
      {
        operatorId: 'me',
        name: ru ? 'Мария Ковалёва' : 'Mary Kovalyova',
        role: 'administrator',
        departments: ['sales', 'support'],
        languages: ['ru', 'en'],
      },
      {
        operatorId: 'anna',
        name: ru ? 'Анна Петрова' : 'Anna Petrova',
        role: 'operator',
        departments: ['sales'],
        languages: ['ru'],
      },
      {
        operatorId: 'oleg',
        name: ru ? 'Олег Сидоренко' : 'Oleg Sidorenko',
        role: 'operator',
        departments: ['support', 'delivery'],
        languages: ['ru', 'en'],
        skills: [returns],
      },
      {
        operatorId: 'ines',
        name: ru ? 'Инес Дюран' : 'Inès Durand',
        role: 'supervisor',
        departments: ['support'],
        languages: ['fr', 'en', 'ru'],
      },
      {
        operatorId: 'timur',
        name: ru ? 'Тимур Алиев' : 'Timur Aliyev',
        role: 'operator',
        departments: ['delivery'],
        languages: ['ru'],
      },
    ],
    channels: [
      { channelId: 'web-1', kind: 'web', name: ru ? 'Чат на сайте' : 'Site chat' },
      { channelId: 'tg-1', kind: 'telegram', name: 'Telegram' },
      { channelId: 'vk-1', kind: 'vk', name: ru ? 'ВКонтакте' : 'VK' },
      { channelId: 'mail-1', kind: 'email', name: ru ? 'Почта' : 'E-mail' },
    ],
    placements: [
      { placementId: 'shop', name: ru ? 'Магазин' : 'Shop', language },
      { placementId: 'help', name: ru ? 'Справка' : 'Help pages', language: 'en' },
    ],
  };
}

export function meOf(directory: Directory): Me {
  const me = directory.operators[0];
  if (!me) throw new Error('the cast has nobody');
  return { ...me, accountId: 'acme', email: 'maria@example.org' };
}

export const VISITORS: Record<Language, readonly (string | null)[]> = {
  ru: [
    'Екатерина Волкова',
    'Дмитрий',
    null,
    'Александра Константинопольская',
    'Игорь Ли',
    'Светлана Ю.',
    null,
    'Paul Meyer',
    'Наталья Гордеева',
    'Рустам',
    'Вера Павловна',
    null,
    'Антон Жуков',
    'Лидия',
  ],
  en: [
    'Catherine Wolfe',
    'Dmitri',
    null,
    'Alexandra Konstantinopolskaya',
    'Igor Lee',
    'Sue Y.',
    null,
    'Paul Meyer',
    'Natalie Gordon',
    'Rustam',
    'Vera Paul',
    null,
    'Anton Zhukov',
    'Lydia',
  ],
};

export const FIRST: Record<Language, readonly string[]> = {
  ru: [
    'Здравствуйте! Заказ 48213 должен был приехать вчера, а курьер не звонил. Подскажите, где он сейчас?',
    'Добрый день, есть ли лампа «Полярная» в сером цвете?',
    'Не могу войти в личный кабинет, пишет «неверный код», хотя код только что пришёл',
    'Хочу вернуть торшер: на основании царапина. Фото пришлю',
    'А доставка в Мурманск бесплатная?',
    'Оплатила дважды, второй платёж вернётся?',
    'Можно забрать сегодня до шести?',
    'Hello! Do you ship to Finland?',
    'Нужен счёт на юрлицо, реквизиты отправила на почту',
    'Промокод СВЕТ10 не применяется к товарам со скидкой, это так и задумано?',
    'Сколько гарантия на светодиоды?',
    'Перезвоните, пожалуйста, неудобно писать',
    'Спасибо, всё получила!',
    'Когда будет распродажа?',
  ],
  en: [
    'Hello! Order 48213 was due yesterday and the courier never called. Where is it now?',
    'Hi, do you have the Polar lamp in grey?',
    'I cannot log in: it says “wrong code” although the code has just come',
    'I want to return a floor lamp: the base is scratched. I’ll send photos',
    'Is delivery to Leeds free?',
    'I paid twice, will the second payment come back?',
    'Can I collect it today before six?',
    'Guten Tag, liefern Sie nach Finnland?',
    'I need an invoice for a company, the details are in my mail',
    'The code LIGHT10 does not work on reduced items, is that intended?',
    'How long is the warranty on the LEDs?',
    'Please call me back, I can’t type now',
    'Thank you, everything came!',
    'When is the next sale?',
  ],
};
