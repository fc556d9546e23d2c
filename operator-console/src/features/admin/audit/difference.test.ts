import { describe, expect, it } from 'vitest';
import { differences, nameOf, restorable } from './difference';

describe('[T-20] what a change has changed', () => {
  it('is told field by field, without what nobody changed', () => {
    expect(
      differences({
        before: { type: 'Department', version: 1, name: 'Sales', autoAssignment: true, tags: [] },
        after: { type: 'Department', version: 2, name: 'Shop', autoAssignment: true, tags: ['vip'] },
      }),
    ).toEqual([
      { field: 'name', before: 'Sales', after: 'Shop' },
      { field: 'tags', before: null, after: '["vip"]' },
    ]);
  });

  it('is everything of a new thing, and everything of one that was removed', () => {
    expect(differences({ after: { name: 'New' } })).toEqual([{ field: 'name', before: null, after: 'New' }]);
    expect(differences({ before: { name: 'Old' }, after: null })).toEqual([
      { field: 'name', before: 'Old', after: null },
    ]);
  });

  it('is cut where it is long', () => {
    expect(differences({ after: { text: 'x'.repeat(1_000) } })[0]?.after).toHaveLength(401);
  });

  it('is put back without versions and masked secrets', () => {
    expect(restorable({ type: 'Channel', version: 3, removed: false, name: 'Bot', secrets: { token: '***' } })).toEqual(
      { name: 'Bot' },
    );
  });

  it('is about something that has a name, or an id', () => {
    const entry = {
      auditId: 1,
      at: '',
      actorId: '',
      actorName: '',
      action: 'changed',
      kind: 'Times',
      subjectId: 'shop',
    };
    expect(nameOf({ ...entry, action: 'changed', after: { name: 'Sales' } })).toBe('Sales');
    expect(nameOf({ ...entry, action: 'changed' })).toBe('shop');
  });
});
