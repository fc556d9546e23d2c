/** An invitation beside the button: what it says, and two answers. */
export interface Teaser {
  root: HTMLElement;
  show(message: string): void;
  hide(): void;
}

export function teaser(labels: () => { accept: string; reject: string }, answer: (accepted: boolean) => void): Teaser {
  const root = document.createElement('div');
  root.className = 'teaser';
  root.hidden = true;
  root.setAttribute('role', 'status');
  const text = document.createElement('p');
  const accept = document.createElement('button');
  const reject = document.createElement('button');
  accept.type = reject.type = 'button';
  accept.className = 'accept';
  accept.addEventListener('click', () => answer(true));
  reject.addEventListener('click', () => answer(false));
  root.append(text, accept, reject);
  return {
    root,
    show(message) {
      text.textContent = message;
      accept.textContent = labels().accept;
      reject.textContent = labels().reject;
      root.hidden = false;
    },
    hide() {
      root.hidden = true;
    },
  };
}
