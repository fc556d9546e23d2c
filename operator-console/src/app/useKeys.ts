import { useEffect } from 'react';
import { runByCode } from '@/shared/actions/actions';
import { writesInto } from '@/shared/actions/typing';

interface Handlers {
  onPalette: () => void;
  onHelp: () => void;
  onSearch: () => void;
}

/** The keys that work anywhere; a layer on top (menu, dialog) has its own. */
export function useKeys({ onPalette, onHelp, onSearch }: Handlers): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      if ((event.ctrlKey || event.metaKey) && event.code === 'KeyK') {
        event.preventDefault();
        onPalette();
        return;
      }
      if (document.querySelector('[role="dialog"], [role="menu"]') || event.ctrlKey || event.metaKey || event.altKey)
        return;
      const { target } = event;
      if (writesInto(target)) {
        if (event.code === 'Escape' && target instanceof HTMLElement) target.blur();
        return;
      }
      if (event.key === '?') {
        event.preventDefault();
        onHelp();
        return;
      }
      // the key of the slash, whatever the layout types with it
      if (event.key === '/' || (event.code === 'Slash' && !event.shiftKey)) {
        event.preventDefault();
        onSearch();
        return;
      }
      if (native(event) || event.shiftKey) return;
      if (runByCode(event.code)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [onPalette, onHelp, onSearch]);
}

/** Keys that mean something to the element that has the focus. */
function native(event: KeyboardEvent): boolean {
  if (!(event.target instanceof Element)) return false;
  if (event.code === 'Enter') return event.target.closest('button, a, summary') !== null;
  if (event.code === 'ArrowUp' || event.code === 'ArrowDown')
    return event.target.closest('[role="log"], aside') !== null;
  return false;
}
