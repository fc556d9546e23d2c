import { describe, expect, it } from 'vitest';
import { readToFrame, readToPage } from '../src/bridge/messages';
import { appearanceOf, readableOn, safeColour } from '../src/loader/appearance';

describe('what page and frame tell each other', () => {
  it('[N-23] is read only in the agreed form', () => {
    expect(readToFrame({ parley: 1, type: 'opened' })).not.toBeNull();
    expect(readToFrame({ parley: 1, type: 'page', url: 'https://a', title: 't' })).not.toBeNull();
    expect(readToFrame({ parley: 1, type: 'call', call: 1, name: 'send', args: {} })).not.toBeNull();
    for (const bad of [
      null, 1, 'x', {}, { parley: 2, type: 'opened' }, { parley: 1, type: 'page' }, { parley: 1, type: 'eval' },
      { parley: 1, type: 'call', call: 1, name: 'constructor', args: {} }, { parley: 1, type: 'call', call: 'x', name: 'send', args: {} },
      { parley: 1, type: 'call', call: 1, name: 'send', args: null },
    ]) {
      expect(readToFrame(bad)).toBeNull();
    }
    expect(readToPage({ parley: 1, type: 'mirror', mirror: {} })).not.toBeNull();
    for (const bad of [
      { parley: 1, type: 'mirror' }, { parley: 1, type: 'messages', messages: null }, { parley: 1, type: 'answer', call: '1' },
      { parley: 1, type: 'token' }, { type: 'hello' },
    ]) {
      expect(readToPage(bad)).toBeNull();
    }
  });
});

describe('how the button looks', () => {
  it('never lets anything but a colour into the style sheet', () => {
    expect(safeColour('#12ab9F')).toBe('#12ab9F');
    for (const bad of ['red', '#fff', '#12345g', '#123456;}body{display:none', 7, null]) expect(safeColour(bad)).toBe('#2f5bd8');
    expect(appearanceOf({ colour: '#123456}x', side: 'left;}' }).css).toContain('right:20px');
  });

  it('is legible on every colour', () => {
    expect(readableOn('#ffffff')).toBe('#111111');
    expect(readableOn('#ffd400')).toBe('#111111');
    expect(readableOn('#000000')).toBe('#ffffff');
    expect(readableOn('#2f5bd8')).toBe('#ffffff');
  });
});
