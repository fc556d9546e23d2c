import { toBot, toCard, toFound, toFoundDialog, toGroups, toLog, toMacros, toNothing, windowOver } from './acts.mjs';
import { toKept, toLockOut } from './accessActs.mjs';

const PHONE = { width: 390, height: 844, touch: true };

/** Every picture: where, how wide, how dressed, and what is done before. */
export const SHOTS = [
  { name: 'dialog-1440', path: 'mine/dialog-0' },
  { name: 'dialog-1440-dark', path: 'mine/dialog-0', theme: 'dark' },
  { name: 'dialog-1440-en', path: 'mine/dialog-0', language: 'en' },
  { name: 'awaiting-1440', path: 'awaiting/dialog-7', play: '&auto=1' },
  { name: 'none-1440', path: 'awaiting' },
  { name: 'dialog-1024', path: 'mine/dialog-0', width: 1024, height: 768 },
  { name: 'dialog-768', path: 'mine/dialog-0', width: 768, height: 1024 },
  { name: 'list-390', path: 'awaiting', ...PHONE },
  { name: 'dialog-390', path: 'mine/dialog-0', ...PHONE },
  {
    name: 'details-390',
    path: 'mine/dialog-0',
    ...PHONE,
    act: (page) => page.getByTestId('details-toggle').click(),
  },
  { name: 'window-over-1440', path: 'mine/dialog-4', act: windowOver, apart: true },
  {
    name: 'window-over-390-dark',
    path: 'mine/dialog-4',
    ...PHONE,
    theme: 'dark',
    act: windowOver,
    apart: true,
  },
  { name: 'card-1440-dark-en', path: 'mine/dialog-0', theme: 'dark', language: 'en', act: toCard },
  {
    name: 'card-390',
    path: 'mine/dialog-0',
    ...PHONE,
    act: async (page) => {
      await page.getByTestId('details-toggle').click();
      await toCard(page);
    },
  },
  { name: 'note-1440', path: 'mine/dialog-0', act: (page) => page.getByTestId('note-toggle').click() },
  { name: 'transfer-1440', path: 'mine/dialog-0', act: (page) => page.getByTestId('transfer').click() },
  { name: 'menu-1440', path: 'mine/dialog-0', act: (page) => page.getByTestId('presence').click() },
  { name: 'palette-1440', path: 'mine/dialog-0', act: (page) => page.keyboard.press('Control+k') },
  {
    name: 'help-1440',
    path: 'awaiting',
    act: async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
    },
  },
  { name: 'admin-account-1440', path: 'admin/account' },
  { name: 'admin-people-1440', path: 'admin/operators' },
  { name: 'admin-person-1440-dark', path: 'admin/operators/anna', theme: 'dark' },
  { name: 'admin-placement-1440-en', path: 'admin/placements/shop', language: 'en' },
  { name: 'admin-account-390', path: 'admin/account', ...PHONE },
  { name: 'admin-distribution-1440', path: 'admin/distribution' },
  {
    name: 'admin-distribution-390-dark',
    path: 'admin/distribution',
    ...PHONE,
    theme: 'dark',
  },
  { name: 'admin-times-1440-dark', path: 'admin/times', theme: 'dark' },
  { name: 'admin-times-390', path: 'admin/times', ...PHONE },
  { name: 'admin-calendars-1440', path: 'admin/calendars' },
  { name: 'admin-calendar-1440', path: 'admin/calendars/office' },
  {
    name: 'admin-calendar-390-dark',
    path: 'admin/calendars/office',
    ...PHONE,
    theme: 'dark',
  },
  {
    name: 'admin-keywords-1440',
    path: 'admin/keywords',
    act: async (page) => {
      await page.getByTestId('dry-run-start').click();
      await page.getByTestId('dry-run-sum').waitFor();
    },
  },
  { name: 'admin-keywords-390', path: 'admin/keywords', ...PHONE },
  { name: 'admin-keyword-1440-dark', path: 'admin/keywords/refund', theme: 'dark' },
  { name: 'admin-sla-1440', path: 'admin/slas/gold' },
  { name: 'admin-sla-390-dark', path: 'admin/slas/gold', ...PHONE, theme: 'dark' },
  { name: 'admin-automations-1440', path: 'admin/automations' },
  { name: 'admin-automation-1440', path: 'admin/automations/angry' },
  { name: 'admin-automation-1440-dark-en', path: 'admin/automations/angry', theme: 'dark', language: 'en' },
  { name: 'admin-automation-390', path: 'admin/automations/angry', ...PHONE },
  { name: 'admin-channel-1440', path: 'admin/channels/web-1' },
  { name: 'admin-vk-1440', path: 'admin/channels/vk-1' },
  { name: 'admin-vk-390-dark', path: 'admin/channels/vk-1', ...PHONE, theme: 'dark' },
  { name: 'bot-1440', path: 'others/dialog-0', act: toBot },
  { name: 'bot-390-dark', path: 'others/dialog-0', ...PHONE, theme: 'dark', act: toBot },
  { name: 'admin-telegram-390', path: 'admin/channels/tg-1', ...PHONE, act: toLog },
  { name: 'admin-telegram-1440-en', path: 'admin/channels/tg-1', language: 'en', act: toLog },
  { name: 'admin-department-1440', path: 'admin/departments/sales' },
  { name: 'admin-person-390', path: 'admin/operators/oleg', ...PHONE },
  {
    name: 'admin-leave-1440',
    path: 'admin/times',
    act: async (page) => {
      await page.locator('textarea[name=greeting]').fill('Здравствуйте!');
      await page.getByTestId('admin-tab-slas').click();
      await page.getByTestId('leave-confirm').waitFor();
    },
  },
  {
    name: 'admin-error-1440',
    path: 'admin/account',
    act: async (page) => {
      await page.locator('input[name=maxDialogs]').fill('0');
      await page.getByTestId('save').click();
    },
  },
  { name: 'admin-integrations-1440', path: 'admin/integrations' },
  {
    name: 'admin-webhook-390-dark',
    path: 'admin/integrations/stock',
    ...PHONE,
    theme: 'dark',
  },
  {
    name: 'admin-delivery-1440',
    path: 'admin/integrations/crm',
    act: (page) => page.getByTestId('open-delivery').first().click(),
  },
  { name: 'admin-zendesk-390', path: 'admin/integrations/zendesk', ...PHONE },
  { name: 'admin-token-390', path: 'admin/integrations/token-0123456789abcdef', ...PHONE },
  { name: 'admin-handlers-390', path: 'admin/integrations/handlers', ...PHONE },
  { name: 'admin-templates-1440', path: 'admin/templates' },
  { name: 'admin-templates-390-dark', path: 'admin/templates', ...PHONE, theme: 'dark' },
  { name: 'admin-template-1440-dark-en', path: 'admin/templates/template-4', theme: 'dark', language: 'en' },
  { name: 'admin-macros-1440', path: 'admin/macros' },
  { name: 'admin-macro-390-dark', path: 'admin/macros/macro-refund', ...PHONE, theme: 'dark' },
  { name: 'admin-template-table-390', path: 'admin/templates/table', ...PHONE },
  {
    name: 'admin-history-1440-dark',
    path: 'admin/times',
    theme: 'dark',
    act: async (page) => {
      for (const text of ['Добрый день!', 'Здравствуйте!']) {
        await page.locator('textarea[name=greeting]').fill(text);
        await page.getByTestId('save').click();
        await page.locator('[data-testid=save][disabled]').waitFor();
      }
      await page.getByTestId('history').click();
      await page.getByTestId('restore').waitFor();
    },
  },
  {
    name: 'admin-audit-390',
    path: 'admin/times',
    ...PHONE,
    act: async (page) => {
      await page.locator('textarea[name=greeting]').fill('Добрый день!');
      await page.getByTestId('save').click();
      await page.locator('[data-testid=save][disabled]').waitFor();
      await page.getByTestId('admin-tab-audit').click();
      await page.getByTestId('audit-entry').click();
    },
  },
  {
    name: 'admin-privacy-1440',
    path: 'admin/privacy',
    height: 1200,
    act: async (page) => {
      await page.locator('input[name=sought]').fill('ivan@example.com');
      await page.getByTestId('find-visitor').click();
      await page.getByTestId('found-visitor').waitFor();
    },
  },
  {
    name: 'admin-privacy-ask-390-dark',
    path: 'admin/privacy/vis-7Hq2Kp9',
    width: 390,
    height: 844,
    theme: 'dark',
    touch: true,
    act: async (page) => {
      await page.getByTestId('erase-visitor').click();
      await page.getByTestId('confirm-erase').waitFor();
    },
  },
  {
    name: 'admin-search-1440-en',
    path: 'admin/account',
    language: 'en',
    act: async (page) => {
      await page.getByTestId('settings-search').fill('queue');
      await page.getByTestId('setting-found').first().waitFor();
    },
  },
  {
    name: 'admin-classification-390-dark',
    path: 'admin/classification',
    ...PHONE,
    theme: 'dark',
  },
  {
    name: 'templates-1440',
    path: 'mine/dialog-0',
    act: async (page) => {
      await page.getByTestId('templates').click();
      await page.getByTestId('template-section').first().waitFor();
    },
  },
  { name: 'macros-390-dark-en', path: 'mine/dialog-0', ...PHONE, theme: 'dark', language: 'en', act: toMacros },
  {
    name: 'templates-390-dark',
    path: 'mine/dialog-0',
    ...PHONE,
    theme: 'dark',
    act: async (page) => {
      await page.getByTestId('composer-text').fill('/дост');
      await page.getByTestId('template-choice').first().waitFor();
    },
  },
  {
    name: 'offered-1440-dark-en',
    path: 'mine/dialog-0',
    theme: 'dark',
    language: 'en',
    act: async (page) => {
      await page.getByTestId('composer-text').fill('The refund reaches');
      await page.getByTestId('template-offer').first().waitFor();
    },
  },
  {
    name: 'visitor-1440-en',
    path: 'visitors',
    language: 'en',
    act: async (page) => {
      await page.getByTestId('visitor-row').first().click();
      await page.getByTestId('visitor-box').waitFor();
    },
  },
  { name: 'search-1440', path: 'search', act: (page) => toFound(page, 'заказ') },
  { name: 'search-390-dark', path: 'search', ...PHONE, theme: 'dark', act: (page) => toFound(page, 'заказ') },
  { name: 'search-hint-1440-dark-en', path: 'search', theme: 'dark', language: 'en' },
  { name: 'search-none-390-en', path: 'search', ...PHONE, language: 'en', act: toNothing },
  { name: 'search-opened-1440', path: 'search', act: toFoundDialog },
  { name: 'visitors-390-dark', path: 'visitors', ...PHONE, theme: 'dark' },
  { name: 'admin-access-1440', path: 'admin/access', act: toLockOut },
  { name: 'admin-access-390-dark-en', path: 'admin/access', ...PHONE, theme: 'dark', language: 'en', act: toKept },
  { name: 'admin-visits-390-dark', path: 'admin/visits', ...PHONE, theme: 'dark' },
  { name: 'reports-1440', path: 'reports', act: (page) => page.getByTestId('report-chart').scrollIntoViewIfNeeded() },
  {
    name: 'reports-1440-dark-en',
    path: 'reports',
    theme: 'dark',
    language: 'en',
    act: toGroups,
  },
  {
    name: 'reports-390-dark',
    path: 'reports',
    ...PHONE,
    theme: 'dark',
    act: toGroups,
  },
  {
    name: 'reports-drill-390',
    path: 'reports',
    ...PHONE,
    act: async (page) => {
      await page.getByTestId('figure-missed').click();
      await page.getByTestId('report-more').scrollIntoViewIfNeeded();
    },
  },
  { name: 'reports-empty-1440-en', path: 'reports', language: 'en', play: '&scenario=empty' },
  {
    name: 'reports-error-1440',
    path: 'reports',
    play: '&scenario=error',
    act: (page) => page.getByTestId('report-failed').first().waitFor(),
  },
  { name: 'empty-1440', path: 'mine', play: '&scenario=empty' },
  { name: 'error-1440', path: 'mine', play: '&scenario=error' },
  { name: 'offline-1440', path: 'mine', play: '&scenario=offline', act: (page) => page.waitForTimeout(3000) },
  { name: 'slow-1440', path: 'mine', play: '&scenario=slow' },
  { name: 'signed-out-1440', path: '', play: '&scenario=signed-out' },
  { name: 'closed-1440', path: 'closed/dialog-15', density: 'compact' },
  { name: 'others-1440-en-dark', path: 'others/dialog-9', language: 'en', theme: 'dark' },
  {
    name: 'failed-1440',
    path: 'mine/dialog-0',
    act: async (page) => {
      await page.getByTestId('composer-text').fill('Это не уйдёт !fail');
      await page.keyboard.press('Enter');
      await page.waitForTimeout(300);
      await page.getByTestId('composer-text').fill('А это ещё идёт !silent');
      await page.keyboard.press('Enter');
    },
  },
];
