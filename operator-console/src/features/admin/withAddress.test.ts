import { describe, expect, it } from 'vitest';
import { withAddress } from './withAddress';

describe('[W-68] the own address', () => {
  it('is added in the manner of the list', () => {
    expect(withAddress('', '192.0.2.1')).toBe('192.0.2.1');
    expect(withAddress('192.0.2.7, 192.0.2.9,', '192.0.2.1')).toBe('192.0.2.7, 192.0.2.9, 192.0.2.1');
    expect(withAddress('192.0.2.7\n192.0.2.9\n', '2001:db8::1')).toBe('192.0.2.7\n192.0.2.9\n2001:db8::1');
  });

  it('is not added twice', () => {
    expect(withAddress('192.0.2.7, 192.0.2.1', '192.0.2.1')).toBe('192.0.2.7, 192.0.2.1');
    expect(withAddress('192.0.2.7', '')).toBe('192.0.2.7');
  });
});
