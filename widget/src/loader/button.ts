const ICON = 'M12 3C6.9 3 3 6.5 3 10.9c0 2.4 1.2 4.5 3 5.9V21l3.8-2.3c.7.1 1.4.2 2.2.2 5.1 0 9-3.5 9-8S17.1 3 12 3z';
const SVG = 'http://www.w3.org/2000/svg';

/** The round button with its badge, made without HTML texts, so that pages with trusted types have it too. */
export function button(): { root: HTMLButtonElement; badge: HTMLSpanElement } {
  const root = document.createElement('button');
  root.type = 'button';
  root.className = 'button';
  root.setAttribute('aria-expanded', 'false');
  const badge = document.createElement('span');
  badge.className = 'badge';
  badge.hidden = true;
  root.append(drawing(ICON, 26), badge);
  return { root, badge };
}

/** A sign drawn with one path, in the colour of what is around it. */
export function drawing(path: string, size: number): SVGSVGElement {
  const root = document.createElementNS(SVG, 'svg');
  for (const [name, value] of [['viewBox', '0 0 24 24'], ['width', `${size}`], ['height', `${size}`], ['aria-hidden', 'true']] as const) {
    root.setAttribute(name, value);
  }
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('fill', 'currentColor');
  line.setAttribute('d', path);
  root.append(line);
  return root;
}

/** Styles a shadow without an inline style sheet where the browser can, because strict pages forbid those. */
export function styler(shadow: ShadowRoot): (css: string) => void {
  try {
    const sheet = new CSSStyleSheet();
    shadow.adoptedStyleSheets = [sheet];
    return (css) => sheet.replaceSync(css);
  } catch {
    const style = document.createElement('style');
    shadow.append(style);
    return (css) => void (style.textContent = css);
  }
}
