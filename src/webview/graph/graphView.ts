import { drawScene } from '../../core/presentation/graph/drawing/drawScene.ts';
import { fitPicture } from '../../core/presentation/graph/layout/layoutPicture.ts';
import type { ImageFormat } from '../protocol/messages.ts';
import type { Picture } from '../protocol/picture.ts';
import { Card } from './card.ts';
import { drawn, html } from './element.ts';
import { imageOf, light } from './image.ts';
import { Navigation } from './navigation.ts';
import { clampZoom, type PanelState } from './panelState.ts';
import type { Corner } from './placeCard.ts';
import { summarize } from './summarize.ts';

/** Milliseconds. */
const LEAVE_DELAY = 250;

/** The picture on the page: draws it, keeps place and focus over a new one, and shows the card. */
export class GraphView {
  readonly #stage: HTMLElement;
  readonly #card: Card;
  readonly #navigation: Navigation;
  #picture: Picture | undefined;
  #content = '';
  /** Shown where there is nothing to draw. */
  #empty = '';
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #state: PanelState;

  constructor(stage: HTMLElement, state: PanelState, open: (id: string) => void) {
    this.#stage = stage;
    this.#state = state;
    this.#navigation = new Navigation(stage, { onOpen: open, onLook: (item, soon) => this.#look(item, soon) });
    this.#card = new Card((id) => this.#navigation.open(id));
    document.body.append(this.#card.element);
    this.#card.element.addEventListener('pointerenter', () => clearTimeout(this.#leaving));
    this.#card.element.addEventListener('pointerleave', () => this.#navigation.leave());
    stage.addEventListener('scroll', () => this.#follow());
    new ResizeObserver(() => this.#draw()).observe(stage);
  }

  get state(): PanelState {
    const { scrollLeft: left, scrollTop: top } = this.#stage;
    return { ...this.#state, current: this.#navigation.current, left, top };
  }

  get counts(): { readonly boxes: number; readonly edges: number } {
    const count = (what: string) => this.#stage.querySelectorAll(`.item.${what}`).length;
    return { boxes: count('box'), edges: count('edge') };
  }

  /** Draws the picture unless it is the one on the screen; another summary alone is only written over the one before. */
  show(picture: Picture, empty = picture.summary): void {
    this.#empty = empty;
    const content = JSON.stringify({ ...picture, summary: '' });
    const isFirst = this.#picture === undefined;
    const root = this.#stage.querySelector('svg.connections');
    this.#picture = picture;
    if (content === this.#content && root) {
      summarize(root, picture);
      return;
    }
    this.#content = content;
    this.#draw();
    if (isFirst && !this.#startAtFailure()) this.#stage.scrollTo(this.#state.left, this.#state.top);
  }

  zoom(factor: number): void {
    this.#state = { ...this.#state, zoom: clampZoom(this.#state.zoom * factor) };
    this.#draw();
  }

  /** Another part of it begins at its top, and at the size that fits its width. */
  startAgain(): void {
    this.#state = { ...this.#state, zoom: 1 };
    this.#stage.scrollTo(0, 0);
  }

  /** All of it at once. */
  fit(): void {
    const { clientWidth, clientHeight } = this.#stage;
    if (!this.#picture || clientHeight === 0) return;
    const { scene, scale } = fitPicture(this.#picture, clientWidth);
    const whole = Math.min(clientWidth / scene.width, clientHeight / scene.height);
    this.#state = { ...this.#state, zoom: clampZoom(whole / scale) };
    this.#draw();
  }

  /** Gives the focus to the next, or previous, connection that fails; false if none does. */
  goToFailure(direction: 1 | -1): boolean {
    return this.#navigation.goTo('.edge.broken', direction);
  }

  /** Scrolls to the first failure if the page has not been used yet; false if there is none, or the page has. */
  #startAtFailure(): boolean {
    const { current, left, top } = this.#state;
    const failure = this.#stage.querySelector('.edge.broken');
    if (!failure || current !== undefined || left > 0 || top > 0) return false;
    const mark = failure.querySelector('.badge') ?? failure;
    const [at, view] = [mark.getBoundingClientRect(), this.#stage.getBoundingClientRect()];
    const isVisible = at.top >= view.top && at.bottom <= view.bottom && at.left >= view.left && at.right <= view.right;
    // The title stays where it can.
    if (!isVisible) mark.scrollIntoView({ block: 'center', inline: 'center' });
    return true;
  }

  image(format: ImageFormat): Promise<Uint8Array> {
    const root = this.#stage.querySelector<SVGElement>('svg.connections');
    if (!root) throw new Error('There is no graph to save.');
    this.#turnTo(undefined);
    return imageOf(root, format, getComputedStyle(document.body).backgroundColor);
  }

  #draw(): void {
    const picture = this.#picture;
    if (!picture) return;
    const hadFocus = this.#stage.contains(document.activeElement);
    const current = this.#navigation.current ?? this.#state.current;
    this.#card.hide();
    if (picture.frames.length === 0) {
      this.#stage.replaceChildren(html('p', { class: 'empty' }, this.#empty));
      return;
    }
    const { scene, scale: fitting } = fitPicture(picture, this.#stage.clientWidth);
    const scale = fitting * this.#state.zoom;
    const root = drawn(drawScene(picture, scene));
    root.setAttribute('width', String(Math.floor(scene.width * scale)));
    root.setAttribute('height', String(Math.floor(scene.height * scale)));
    const { scrollLeft, scrollTop } = this.#stage;
    this.#stage.replaceChildren(root);
    this.#stage.scrollTo(scrollLeft, scrollTop);
    this.#navigation.restore(current, hadFocus);
  }

  /** The card of what has the focus stays with it while the picture is scrolled; that of what was pointed at does not. */
  #follow(): void {
    const focused = document.activeElement?.closest<SVGElement>('.item');
    if (!focused || focused.dataset.id !== this.#card.shown) {
      this.#card.hide();
      return;
    }
    const anchor = (focused.querySelector('.badge') ?? focused).getBoundingClientRect();
    const { top, bottom } = this.#stage.getBoundingClientRect();
    if (anchor.bottom < top || anchor.top > bottom) this.#card.hide();
    else this.#card.place(anchor, pointsOf(focused));
  }

  /** Leaving waits a moment, so that the pointer can go over to the card. */
  #look(item: SVGElement | undefined, soon: boolean): void {
    clearTimeout(this.#leaving);
    if (!item && !soon) this.#leaving = setTimeout(() => this.#turnTo(undefined), LEAVE_DELAY);
    else this.#turnTo(item);
  }

  #turnTo(item: SVGElement | undefined): void {
    const root = this.#stage.querySelector('svg.connections');
    const picture = this.#picture;
    if (!root || !picture) return;
    const { id } = item?.dataset ?? {};
    light(root, id);
    for (const other of root.querySelectorAll('[aria-describedby]')) other.removeAttribute('aria-describedby');
    if (!item || id === undefined) {
      this.#card.hide();
      return;
    }
    item.setAttribute('aria-describedby', this.#card.element.id);
    if (this.#card.shown === id) return;
    const anchor = item.querySelector('.badge') ?? item;
    this.#card.show(id, picture, anchor.getBoundingClientRect(), pointsOf(item));
  }
}

/** Enough to know which part of a line a card hides. */
const POINTS = 60;

/** Points of a connection's line, where they are on the page; none of a box. */
function pointsOf(item: SVGElement): readonly Corner[] {
  const line = item.querySelector('path.line');
  const matrix = line instanceof SVGPathElement ? line.getScreenCTM() : undefined;
  if (!(line instanceof SVGPathElement) || !matrix) return [];
  const length = line.getTotalLength();
  return Array.from({ length: POINTS + 1 }, (_, at) => {
    const { x, y } = line.getPointAtLength((length * at) / POINTS).matrixTransform(matrix);
    return { left: x, top: y };
  });
}
