import { describe, expect, it } from 'vitest';
import { asked, CRM_NAMES, fieldsOf, linesOf, vendorOf } from './crms';

const names = (credentials: string) => asked(vendorOf('amocrm'), { credentials }).map(({ name }) => name);

describe('what is entered to connect a CRM', () => {
  it('[W-64] [P-17] depends on how it is accessed: a token, or the login and key of older days', () => {
    expect(names('token')).toContain('token');
    expect(names('token')).not.toContain('apiKey');
    expect(names('key')).toEqual(expect.arrayContaining(['login', 'apiKey', 'clientSecret', 'code']));
    expect(names('oauth')).not.toContain('login');
  });

  it('[W-64] asks for the chat channel only where chats are wanted', () => {
    const entered = (chats: string) =>
      asked(vendorOf('amocrm'), { credentials: 'token', chats }).map(({ name }) => name);
    expect(entered('true')).toEqual(expect.arrayContaining(['chats', 'channelId', 'botId', 'channelSecret']));
    expect(entered('false')).toContain('chats');
    expect(entered('false')).not.toContain('channelSecret');
    expect(vendorOf('amocrm').options.find(({ name }) => name === 'channelSecret')?.kind).toBe('secret');
  });

  it('[P-16] holds a secret for each, and nothing twice', () => {
    for (const name of CRM_NAMES) {
      const options = vendorOf(name).options;
      expect(options.some(({ kind }) => kind === 'secret')).toBe(true);
      expect(new Set(options.map((option) => option.name)).size).toBe(options.length);
    }
  });

  it('[P-16] takes fields as lines and back', () => {
    const fields = { '123': '{email}', cf_channel: 'a = b' };
    expect(fieldsOf(linesOf(fields))).toEqual(fields);
    expect(fieldsOf('\n  7=x \n8\n')).toEqual({ '7': 'x', '8': '' });
  });
});
