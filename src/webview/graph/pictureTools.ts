import { MAX_UNFOLDED } from '../../core/presentation/graph/foldPicture.ts';
import type { Picture } from '../protocol/picture.ts';
import { fill } from '../protocol/words.ts';
import type { Selection } from './selectPicture.ts';

export interface PictureToolEvents {
  readonly onSelect: (selection: Selection) => void;
  readonly onFailure: (direction: 1 | -1) => void;
  readonly onFit: () => void;
}

/** The tools above the picture that choose what of it is shown, and the note on what is not. */
export class PictureTools {
  readonly #filter: HTMLInputElement;
  readonly #unfold: HTMLElement;
  readonly #note: HTMLElement;

  constructor(page: Document, { filter, isUnfolded }: Selection, events: PictureToolEvents) {
    this.#filter = inputOf(page, 'filter');
    this.#unfold = elementOf(page, 'unfold');
    this.#note = elementOf(page, 'note');
    this.#filter.value = filter;
    this.#press(isUnfolded);
    const select = () => events.onSelect(this.selection);
    this.#filter.addEventListener('input', select);
    this.#unfold.addEventListener('click', () => {
      this.#press(!this.selection.isUnfolded);
      select();
    });
    elementOf(page, 'next-failure').addEventListener('click', () => events.onFailure(1));
    elementOf(page, 'fit').addEventListener('click', events.onFit);
  }

  get selection(): Selection {
    return { filter: this.#filter.value, isUnfolded: this.#unfold.getAttribute('aria-pressed') === 'true' };
  }

  /** After the picture was drawn: how many of its nodes are left out, and why. */
  show({ frames, omitted }: Picture, folded: number): void {
    this.#unfold.hidden = frames.length <= MAX_UNFOLDED || this.#filter.value.trim() !== '';
    const { folded: foldedWords = '', omitted: omittedWords = '' } = this.#note.dataset;
    const notes = [
      ...(folded > 0 ? [fill(foldedWords, folded)] : []),
      ...(omitted > 0 ? [fill(omittedWords, omitted)] : []),
    ];
    this.#note.hidden = notes.length === 0;
    this.#note.textContent = notes.join(' ');
  }

  #press(isUnfolded: boolean): void {
    this.#unfold.setAttribute('aria-pressed', String(isUnfolded));
  }
}

function elementOf(page: Document, id: string): HTMLElement {
  const element = page.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element;
}

function inputOf(page: Document, id: string): HTMLInputElement {
  const element = elementOf(page, id);
  if (!(element instanceof HTMLInputElement)) throw new Error(`#${id} is no input.`);
  return element;
}
