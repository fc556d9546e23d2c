/** What the tab's title says waits for the operator: dialogs first, then new visitors of the sites. */
export const title = {
  dialogs: 0,
  arrivals: 0,

  count(change: { dialogs?: number; arrivals?: number }): void {
    this.dialogs = change.dialogs ?? this.dialogs;
    this.arrivals = change.arrivals ?? this.arrivals;
    document.title = titleOf(this.dialogs, this.arrivals);
  },
};

export function titleOf(dialogs: number, arrivals: number): string {
  return [dialogs > 0 ? `(${dialogs})` : '', arrivals > 0 ? `+${arrivals}` : '', 'Parley'].filter(Boolean).join(' ');
}
