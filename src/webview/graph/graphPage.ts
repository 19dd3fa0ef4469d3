import { keepFocus } from '../certificate/keepFocus.ts';
import type { ImageFormat, WebviewContent, WebviewRequest } from '../protocol/messages.ts';
import { fill } from '../protocol/words.ts';
import { TimeSlider } from '../time/timeSlider.ts';
import { GraphView } from './graphView.ts';
import type { PanelState } from './panelState.ts';
import { pictureAfter } from './pictureInTime.ts';
import { type Selection, selectPicture } from './selectPicture.ts';

type Shown = Extract<WebviewContent, { kind: 'picture' }>;
type Times = Extract<WebviewContent, { kind: 'time' }>;

/** The picture and the slider under it: shows the picture of the day where the slider stands. */
export class GraphPage {
  readonly #view: GraphView;
  readonly #bottom: HTMLElement;
  readonly #ask: (request: WebviewRequest) => Promise<void>;
  readonly #onDraw: () => void;
  readonly #noMatch: string;
  #shown: Shown | undefined;
  #times: Times | undefined;
  #slider: TimeSlider | undefined;
  #day: number | undefined;
  #selection: Selection;
  #folded = 0;

  constructor(
    stage: HTMLElement,
    bottom: HTMLElement,
    state: PanelState,
    ask: (request: WebviewRequest) => Promise<void>,
    onFailed: (error: unknown) => void,
    onDraw: () => void,
  ) {
    this.#onDraw = onDraw;
    this.#bottom = bottom;
    this.#noMatch = stage.dataset.noMatch ?? '';
    this.#day = state.day;
    this.#selection = { filter: state.filter, isUnfolded: state.isUnfolded };
    this.#ask = ask;
    this.#view = new GraphView(stage, state, (id) => {
      ask({ kind: 'open', id }).catch(onFailed);
    });
  }

  get state(): PanelState {
    return { ...this.#view.state, ...this.#selection, day: this.#slider?.day };
  }

  get slider(): TimeSlider | undefined {
    return this.#slider;
  }

  get counts(): GraphView['counts'] {
    return this.#view.counts;
  }

  /** How many nodes are left out because nothing fails there. */
  get folded(): number {
    return this.#folded;
  }

  /** The content of the screen, in one sentence. */
  get summary(): string {
    const { picture, time } = this.#shown ?? {};
    const [date, slider] = [this.#slider?.date, this.#slider];
    if (!picture || !time) return '';
    if (date === undefined || !slider) return picture.summary;
    const { working, failing, all } = this.#times?.steps[slider.step ?? -1]?.counts ?? time.counts;
    return fill(time.words.summary, date, working, all, failing);
  }

  /** A picture is drawn at once; what time does to it comes later, if it is asked for. */
  show(content: Shown): void {
    const { picture, time } = content;
    const day = this.#slider ? this.#slider.day : this.#day;
    this.#shown = content;
    this.#times = undefined;
    this.#slider = undefined;
    const slider = new TimeSlider(time, day, {
      onNeed: () => this.#ask({ kind: 'time' }).catch(() => slider.fail()),
      onMove: () => this.#draw(),
    });
    this.#slider = slider;
    const isNeeded = time.until !== undefined && picture.edges.length > 0;
    keepFocus(this.#bottom, () => this.#bottom.replaceChildren(...(isNeeded ? [slider.element] : [])));
    this.#draw();
  }

  /** Verdicts of a picture that is gone are of no use. */
  take(times: Times): void {
    if (times.revision !== this.#shown?.revision || !this.#slider) return;
    this.#times = times;
    this.#slider.steps = times.steps;
  }

  select(selection: Selection): void {
    this.#selection = selection;
    this.#view.startAgain();
    this.#draw();
  }

  goToFailure(direction: 1 | -1): boolean {
    return this.#view.goToFailure(direction);
  }

  fit(): void {
    this.#view.fit();
  }

  zoom(factor: number): void {
    this.#view.zoom(factor);
  }

  async save(format: ImageFormat): Promise<void> {
    const date = this.#slider?.date;
    await this.#ask({
      kind: 'save',
      format,
      bytes: await this.#view.image(format),
      ...(date !== undefined && { date }),
    });
  }

  #draw(): void {
    const { picture } = this.#shown ?? {};
    if (!picture) return;
    const count = this.#slider?.date === undefined ? 0 : (this.#slider.step ?? -1) + 1;
    const then = pictureAfter(picture, this.#times?.changes ?? [], count, this.summary);
    const { picture: selected, folded } = selectPicture(then, this.#selection);
    this.#folded = folded.length;
    const isFiltered = this.#selection.filter.trim() !== '';
    this.#view.show(selected, isFiltered ? this.#noMatch : undefined);
    this.#onDraw();
  }
}
