import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Office, OfficeContext } from '@/shared/desk/context';
import { SaveButtons } from './SaveButtons';

const keepFile = vi.hoisted(() => vi.fn());
vi.mock('@/shared/http/keepFile', () => ({ keepFile }));

/** As much of an office as saving a file uses. */
function office(file: (path: string) => Promise<Blob>): Office {
  return { api: { file } } as unknown as Office;
}

function show(file: (path: string) => Promise<Blob>) {
  render(
    <OfficeContext value={office(file)}>
      <SaveButtons of="dialogs" query="from=2026-03-28&to=2026-03-29&figure=missed" name="parley-missed" />
    </OfficeContext>,
  );
}

afterEach(() => {
  cleanup();
  keepFile.mockReset();
});

describe('[T-15] the dialogs behind a number', () => {
  it('are saved with the question they were shown for', async () => {
    const blob = new Blob(['dialogId']);
    const file = vi.fn(() => Promise.resolve(blob));
    show(file);

    await userEvent.click(screen.getByTestId('export-dialogs-csv'));

    await waitFor(() => {
      expect(keepFile).toHaveBeenCalledWith(blob, 'parley-missed.csv');
    });
    expect(file).toHaveBeenCalledWith(
      '/api/admin/report-files/dialogs.csv?from=2026-03-28&to=2026-03-29&figure=missed',
    );
  });

  it('can be asked for again where the file failed, and nothing is saved', async () => {
    show(() => Promise.reject(new Error('gone')));

    await userEvent.click(screen.getByTestId('export-dialogs-xlsx'));

    await waitFor(() => {
      expect(screen.getByTestId('export-dialogs-xlsx').hasAttribute('disabled')).toBe(false);
    });
    expect(keepFile).not.toHaveBeenCalled();
  });
});
