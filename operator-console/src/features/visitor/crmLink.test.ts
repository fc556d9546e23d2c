import { describe, expect, it } from 'vitest';
import { crmLink } from './crmLink';

describe('the link to the CRM', () => {
  it('[W-53] is made of the template and the id, which can become nothing but a part of the address', () => {
    expect(crmLink('https://crm.example/p/{id}?again={id}', 'a/b c')).toBe(
      'https://crm.example/p/a%2Fb%20c?again=a%2Fb%20c',
    );
    expect(crmLink('https://crm.example/{id}', '$& \'"<x>')).toBe("https://crm.example/%24%26%20'%22%3Cx%3E");
  });

  it('[W-53] is shown only for an id that the site has supplied, and where an address is set', () => {
    expect(crmLink('https://crm.example/{id}', undefined)).toBeNull();
    expect(crmLink('https://crm.example/{id}', '')).toBeNull();
    expect(crmLink(undefined, '42')).toBeNull();
    expect(crmLink('javascript:alert({id})', '42')).toBeNull();
  });
});
