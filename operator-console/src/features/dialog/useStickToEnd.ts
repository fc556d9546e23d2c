import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

const AT_END = 48;

function scrollToEnd(element: HTMLElement | null): void {
  element?.scrollTo({ top: element.scrollHeight });
}

/**
 * Keeps a scrolling log at its end for as long as the reader is there: when entries come, when they turn out to be
 * taller than thought, and when the log itself becomes smaller.
 */
export function useStickToEnd(scroll: RefObject<HTMLElement | null>, height: number, onEnd: (atEnd: boolean) => void) {
  const sticks = useRef(true);
  const [atEnd, setAtEnd] = useState(true);

  useLayoutEffect(() => {
    if (sticks.current) scrollToEnd(scroll.current);
  }, [height, scroll]);

  useEffect(() => {
    const element = scroll.current;
    if (!element) return;
    const watch = new ResizeObserver(() => {
      if (sticks.current) scrollToEnd(element);
    });
    watch.observe(element);
    return () => {
      watch.disconnect();
    };
  }, [scroll]);

  const toEnd = () => {
    sticks.current = true;
    scrollToEnd(scroll.current);
  };

  /** Whoever goes elsewhere in it is not taken back. */
  const release = () => {
    sticks.current = false;
  };

  const onScroll = () => {
    const element = scroll.current;
    if (!element) return;
    const end = element.scrollHeight - element.scrollTop - element.clientHeight < AT_END;
    sticks.current = end;
    if (end !== atEnd) {
      setAtEnd(end);
      onEnd(end);
    }
  };

  return { atEnd, toEnd, release, onScroll };
}
