import { listenForFailures } from './graph/failureKeys.ts';
import { GraphPage } from './graph/graphPage.ts';
import { type PanelState, readState } from './graph/panelState.ts';
import { PictureTools } from './graph/pictureTools.ts';
import { Link } from './protocol/link.ts';
import type { FromWebview, WebviewContent, WebviewRequest } from './protocol/messages.ts';
import type { Picture } from './protocol/picture.ts';
import { readMessage } from './protocol/readMessage.ts';
import { listenForBreaks } from './time/timeSlider.ts';

/** The API of VS Code for the script of a panel. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromWebview): void;
  getState(): unknown;
  setState(state: PanelState): void;
};

const vscode = acquireVsCodeApi();
const link = new Link<WebviewRequest, WebviewContent>((message) => vscode.postMessage(message), readMessage);

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element;
}

/** The tools that need a picture. */
const TOOLS = ['filter', 'unfold', 'next-failure', 'fit', 'zoom-out', 'zoom-in', 'save-png', 'save-svg'];

const status = byId('status');
const say = (error: unknown) => {
  status.textContent = error instanceof Error ? error.message : String(error);
};
const ask = (request: WebviewRequest) => link.request(request);
const state = readState(vscode.getState());
let shown: Picture | undefined;
const page = new GraphPage(byId('stage'), byId('bottom'), state, ask, say, () => {
  if (shown) tools.show(shown, page.folded);
});
const goToFailure = (direction: 1 | -1) => {
  if (!page.goToFailure(direction)) status.textContent = status.dataset.none ?? '';
};
const tools = new PictureTools(document, state, {
  onSelect: (selection) => page.select(selection),
  onFailure: goToFailure,
  onFit: () => page.fit(),
});

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = link.receive(data);
  if (!message) return;
  try {
    if (message.kind === 'time') page.take(message);
    else show(message);
  } catch (error) {
    ask({ kind: 'failed', message: String(error) }).catch(say);
  }
});

function show(message: Extract<WebviewContent, { kind: 'picture' }>): void {
  const { picture, revision } = message;
  shown = picture;
  page.show(message);
  status.textContent = page.summary;
  for (const id of TOOLS) byId(id).toggleAttribute('disabled', picture.frames.length === 0);
  ask({ kind: 'drawn', revision, ...page.counts }).catch(say);
}

byId('save-svg').addEventListener('click', () => page.save('svg').catch(say));
byId('save-png').addEventListener('click', () => page.save('png').catch(say));
byId('zoom-in').addEventListener('click', () => page.zoom(1.2));
byId('zoom-out').addEventListener('click', () => page.zoom(1 / 1.2));
listenForFailures((target) => page.slider?.element.contains(target) === true, goToFailure);
listenForBreaks(() => page.slider, byId('bottom'));

const remember = () => vscode.setState(page.state);
for (const event of ['focusin', 'click', 'input', 'keyup', 'pointerup', 'scrollend']) {
  document.addEventListener(event, remember, true);
}

ask({ kind: 'ready' }).catch(say);
