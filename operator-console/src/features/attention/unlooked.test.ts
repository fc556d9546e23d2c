import { describe, expect, it } from 'vitest';
import { aRow } from '../../../test/aRow';
import { askingDialogs, turnOf } from './unlooked';

describe('what asks for attention', () => {
  const waiting = aRow({ queuedSequence: 2 });

  it('is what awaits this operator and was not looked at', () => {
    expect(askingDialogs([waiting], new Set())).toEqual([waiting]);
    expect(askingDialogs([waiting], new Set([turnOf(waiting)]))).toEqual([]);
  });

  it('asks again after it came back to the queue', () => {
    const looked = new Set([turnOf(waiting)]);

    expect(askingDialogs([{ ...waiting, queuedSequence: 9 }], looked)).toHaveLength(1);
  });
});
