import { drawing } from './button';

/** Whose face is beside an invitation: nobody's, a drawn one, or a picture at this address. */
export type Face = 'none' | 'drawn' | { address: string };

/** An invitation beside the button: who invites, what they say, and two answers. */
export interface Teaser {
  root: HTMLElement;
  show(message: string, face: Face): void;
  hide(): void;
}

const PERSON = 'M12 12a4.2 4.2 0 1 0 0-8.4 4.2 4.2 0 0 0 0 8.4zm0 2c-4.4 0-8 2.4-8 5.4v1h16v-1c0-3-3.6-5.4-8-5.4z';

export function teaser(labels: () => { accept: string; reject: string }, answer: (accepted: boolean) => void): Teaser {
  const root = document.createElement('div');
  root.className = 'teaser';
  root.hidden = true;
  root.setAttribute('role', 'status');
  const picture = document.createElement('span');
  picture.className = 'face';
  picture.setAttribute('aria-hidden', 'true');
  const text = document.createElement('p');
  const accept = document.createElement('button');
  const reject = document.createElement('button');
  accept.type = reject.type = 'button';
  accept.className = 'accept';
  accept.addEventListener('click', () => answer(true));
  reject.addEventListener('click', () => answer(false));
  const said = document.createElement('div');
  said.className = 'said';
  said.append(picture, text);
  root.append(said, accept, reject);

  function draw(face: Face): void {
    picture.hidden = face === 'none';
    if (typeof face === 'object') {
      const image = document.createElement('img');
      image.alt = '';
      // A page that allows no pictures from elsewhere has the drawn one.
      image.addEventListener('error', () => draw('drawn'));
      image.src = face.address;
      picture.replaceChildren(image);
    } else {
      picture.replaceChildren(...(face === 'drawn' ? [drawing(PERSON, 30)] : []));
    }
  }

  return {
    root,
    show(message, face) {
      draw(face);
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
