import { describe, expect, it } from 'vitest';
import { World } from '../../../dev/world';
import { profileVersion } from './useProfile';

describe('what is known of a visitor', () => {
  it('is read again after whatever says something new of them, and after nothing else', () => {
    const world = new World();
    const actor = { kind: 'system', id: 'x' } as const;
    const at = '2026-03-01T10:00:00Z';
    world.append('c', 'd', actor, at, { type: 'DialogTagged', added: ['a'], removed: [], tags: ['a'] });
    expect(profileVersion(world.events('c'))).toBe(0);

    world.append('c', 'd', actor, at, { type: 'ReachabilityChanged', reachable: false });
    world.append('c', 'd', actor, at, { type: 'DialogPriorityChanged', priority: 'high' });

    expect(profileVersion(world.events('c'))).toBe(2);
  });
});
