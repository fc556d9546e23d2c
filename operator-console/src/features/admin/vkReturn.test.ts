import { beforeEach, describe, expect, it } from 'vitest';
import { takeVkReturn } from './vkReturn';

describe('[C-05] coming back from VK', () => {
  beforeEach(() => {
    window.history.replaceState(null, '', '/console/admin/channels');
  });

  it('takes code and state out of the address, once', () => {
    window.history.replaceState(null, '', '/console/admin/channels?code=c1&state=s1');

    expect(takeVkReturn()).toEqual({ code: 'c1', state: 's1' });
    expect(window.location.search).toBe('');
    expect(takeVkReturn()).toBeNull();
  });

  it('knows a refusal, and what is no return at all', () => {
    expect(takeVkReturn()).toBeNull();
    window.history.replaceState(null, '', '/console/admin/channels?error=access_denied&state=s1');

    expect(takeVkReturn()).toEqual({ code: null, state: 's1' });
  });
});
