import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { type Office, OfficeContext } from '@/shared/desk/context';
import type { FoundPlace } from '@/shared/wire/search';
import { VisitorRow } from './FoundRows';

/** As much of an office as a found dialog is described with. */
const office = {
  directory: {
    account: { timeZone: 'Europe/Moscow' },
    channels: [{ channelId: 'site', name: 'Our site' }],
    departments: [],
  },
} as unknown as Office;

function show(category: string | null) {
  const dialog: FoundPlace = {
    dialogId: 'd-1',
    conversationId: 'c-1',
    status: 'closed',
    visitorId: 'v-0001',
    visitorName: 'Vera',
    channelId: 'site',
    channelKind: 'web',
    operatorName: 'Ann',
    category,
    openedAt: '2026-03-28T10:00:00Z',
  };
  render(
    <OfficeContext value={office}>
      <VisitorRow id="row" cursor={false} onOpen={() => undefined} found={{ by: 'visitor', dialog }} />
    </OfficeContext>,
  );
  return screen.getByTestId('found-visitor');
}

afterEach(cleanup);

describe('[W-14] a dialog of the past that was found', () => {
  it('says its category beside its channel and operator', () => {
    expect(show('Delivery').textContent).toContain('Our site · Ann · Delivery · ');
  });

  it('says nothing in its place where it has none', () => {
    expect(show(null).textContent).toContain('Our site · Ann · ');
    expect(screen.queryByText(/null|· {2}·/)).toBeNull();
  });
});
