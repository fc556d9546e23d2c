import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { problemOf } from '@/shared/http/problem';
import { snippetOf } from './snippet';
import { useForm } from './useForm';

const refusal = (body: object, status: number) => problemOf(new Response(JSON.stringify(body), { status }));

describe('a settings form', () => {
  it('has something to save only while it differs from what was read', () => {
    const { result } = renderHook(() => useForm({ name: 'a', limit: 5 }));
    act(() => {
      result.current.set({ limit: 6 });
    });
    expect(result.current.dirty).toBe(true);

    act(() => {
      result.current.set({ limit: 5 });
    });
    expect(result.current.dirty).toBe(false);
  });

  it('shows what the server said of a field at the field', async () => {
    const { result } = renderHook(() => useForm({ name: 'a', limit: 5 }));
    const problem = await refusal(
      { code: 'invalid-setting', errors: [{ field: 'limit', code: 'invalid-setting', detail: 'x' }] },
      422,
    );
    act(() => {
      result.current.fail(problem);
    });

    expect(result.current.error('limit')).toBe('This value is outside what is allowed.');
    expect(result.current.error('name')).toBeNull();
    expect(result.current.problem).toBeNull();
  });

  it('shows at a list what the server said of something inside it', async () => {
    const { result } = renderHook(() => useForm({ actions: [], actionsSpare: [] }));
    const problem = await refusal(
      { code: 'invalid-setting', errors: [{ field: 'actions[1].url', code: 'invalid-setting', detail: 'x' }] },
      422,
    );
    act(() => {
      result.current.fail(problem);
    });

    expect(result.current.errorIn('actions[1]')).toBe('This value is outside what is allowed.');
    expect(result.current.errorIn('actions')).not.toBeNull();
    expect(result.current.errorIn('actions[0]')).toBeNull();
    expect(result.current.errorIn('action')).toBeNull();
  });

  it('takes what the server leaves out for nothing', () => {
    const { result } = renderHook(() => useForm<{ name: string; calendarId?: string | null }>({ name: 'a' }));
    act(() => {
      result.current.set({ calendarId: null });
    });

    expect(result.current.dirty).toBe(false);
  });

  it('shows what somebody else saves, but never under the hands', () => {
    const { result, rerender } = renderHook((read: { version: number; name: string; limit: number }) => useForm(read), {
      initialProps: { version: 1, name: 'a', limit: 5 },
    });
    rerender({ version: 2, name: 'b', limit: 5 });
    expect(result.current.value).toEqual({ version: 2, name: 'b', limit: 5 });

    act(() => {
      result.current.set({ limit: 6 });
    });
    rerender({ version: 3, name: 'c', limit: 9 });
    expect(result.current.value).toEqual({ version: 2, name: 'b', limit: 6 });

    act(() => {
      result.current.reset();
    });
    expect(result.current.value).toEqual({ version: 3, name: 'c', limit: 9 });
  });

  it('says when somebody else saved first, and forgets it with the next change', async () => {
    const { result } = renderHook(() => useForm({ name: 'a' }));
    const problem = await refusal({ code: 'version-conflict', detail: '' }, 409);
    act(() => {
      result.current.fail(problem);
    });
    expect(result.current.conflict).toBe(true);

    act(() => {
      result.current.set({ name: 'b' });
    });
    expect(result.current.problem).toBeNull();
  });

  it('says when the server did not answer', () => {
    const { result } = renderHook(() => useForm({ name: 'a' }));
    act(() => {
      result.current.fail(new Error('offline'));
    });

    expect(result.current.problem).toContain('does not answer');
  });
});

describe('the snippet', () => {
  it('is one line with the site’s placement', () => {
    expect(snippetOf('https://chat.example', 'shop')).toBe(
      '<script async src="https://chat.example/widget/parley.js" data-placement="shop"></script>',
    );
  });

  it('binds a field to what it is about: what it shows, what it changes, what is wrong with it', () => {
    const { result } = renderHook(() => useForm({ name: 'a', enabled: false, limit: 5 as number | null }));
    act(() => {
      result.current.text('name').onChange({ target: { value: 'b' } });
      result.current.toggle('enabled').onChange(true);
      result.current.field('limit').onChange(null);
    });

    expect(result.current.value).toEqual({ name: 'b', enabled: true, limit: null });
    expect(result.current.text('name')).toMatchObject({ name: 'name', value: 'b', error: null });
    expect(result.current.toggle('enabled')).toMatchObject({ name: 'enabled', checked: true });
    expect(result.current.field('limit')).toMatchObject({ name: 'limit', value: null });
  });
});
