import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useId, useState } from 'react';
import { useOffice } from '@/shared/desk/context';
import type { DialogRow } from '@/shared/wire/rows';
import type { Template } from '@/shared/wire/templates';
import { filled, slashAt, worthSearching } from './slash';
import type { Choice } from './TemplatePicker';
import { useOffer } from './useOffer';

const PICKED = 30;
const OFFERED = 3;
const SOON = 120;
const AFTER_A_PAUSE = 300;

interface Props {
  row: DialogRow;
  text: string;
  /** whether an answer is being written, and not a note or a change */
  writing: boolean;
  area: RefObject<HTMLTextAreaElement | null>;
}

/** Templates in the composer: by a slash, and by being like what is written [W-18] [W-20]. */
export function useTemplates({ row, text, writing, area }: Props) {
  const { me, directory } = useOffice();
  const id = useId();
  const [caret, setCaret] = useState(0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const [section, setSection] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  /** a choice was made before what there is to choose had come */
  const [eager, setEager] = useState(false);
  const language = row.language ?? directory.account.language;

  const slash = writing ? slashAt(text, Math.min(caret, text.length)) : null;
  const open = slash !== null && dismissed !== text;
  const picked = useOffer(
    open ? { language, text: slash.query, section: section ?? undefined, limit: PICKED } : null,
    SOON,
  );
  const similar = useOffer(
    writing && slash === null && worthSearching(text) ? { language, text, limit: OFFERED } : null,
    AFTER_A_PAUSE,
  );
  const choices: Choice[] = open ? choicesOf(picked, slash.query === '' && section === null) : [];
  const present = Math.min(at, Math.max(0, choices.length - 1));
  const offers = similar.rows.filter((template) => template.text.trim() !== text.trim());

  const close = () => {
    setDismissed(text);
    setSection(null);
    setAt(0);
  };
  const put = (template: Template, from: number, to: number) => {
    const visitor = row.visitorName?.trim() ?? '';
    const words = filled(template.text, { visitor, operator: me.name, company: directory.account.name });
    replace(area.current, from, to, words);
    close();
  };
  const choose = (choice: Choice) => {
    if (choice.kind === 'section') {
      setSection(choice.section);
      setAt(0);
    } else if (slash) put(choice.template, slash.from, slash.from + slash.query.length + 1);
  };
  const chooseFirst = useEffectEvent(() => {
    const chosen = choices[present];
    setEager(false);
    if (chosen) choose(chosen);
  });
  const arrived = eager && picked.current;
  useEffect(() => {
    if (!arrived) return;
    // not while React renders, else the browser forgets what it could undo
    const timer = setTimeout(() => {
      chooseFirst();
    }, 0);
    return () => {
      clearTimeout(timer);
    };
  }, [arrived]);
  /** Whether the key was for the templates. */
  const onKey = (event: KeyboardEvent): boolean => {
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
    const offer = event.altKey && digit ? offers[Number(digit) - 1] : undefined;
    if (offer) {
      put(offer, 0, text.length);
      return true;
    }
    if (!open) return false;
    if (event.key === 'Escape') {
      if (section === null) close();
      else setSection(null);
      return true;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const by = event.key === 'ArrowDown' ? 1 : -1;
      setAt((present + by + choices.length) % Math.max(1, choices.length));
      return true;
    }
    const chosen = choices[present];
    if (event.key === 'Enter' && !event.shiftKey && !picked.current) {
      setEager(true);
      return true;
    }
    if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && chosen) {
      choose(chosen);
      return true;
    }
    return false;
  };
  return {
    id,
    open,
    choices,
    at: present,
    section,
    offers,
    setAt,
    choose,
    onKey,
    /** takes what is written by what is offered */
    take: (template: Template) => {
      put(template, 0, text.length);
    },
    /** where the caret is now */
    moved: (element: HTMLTextAreaElement) => {
      setCaret(element.selectionStart);
      setEager(false);
      if (dismissed !== null && dismissed !== element.value) setDismissed(null);
    },
    /** as if a slash had been typed */
    begin: () => {
      const element = area.current;
      if (!element) return;
      element.focus();
      const before = element.value.slice(0, element.selectionStart);
      replace(element, before.length, before.length, /(^|\s)$/.test(before) ? '/' : ' /');
    },
  };
}

function choicesOf({ rows, sections }: { rows: Template[]; sections: string[] }, withSections: boolean): Choice[] {
  const found = rows.map((template) => ({ kind: 'template' as const, id: template.templateId, template }));
  if (!withSections) return found;
  return [
    ...sections.map((section) => ({ kind: 'section' as const, id: `section-${section}`, section })),
    ...found.filter(({ template }) => template.section === ''),
  ];
}

/** Exchanges a part of the text as typing would, so that the browser can undo it. */
function replace(element: HTMLTextAreaElement | null, from: number, to: number, words: string): void {
  if (!element) return;
  element.focus();
  element.setSelectionRange(from, to);
  // nothing else lets a page's change be undone by the keyboard
  document.execCommand('insertText', false, words);
}
