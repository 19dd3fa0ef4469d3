import { GraphPage } from './graph/graphPage.ts';
import { type PanelState, readState } from './graph/panelState.ts';
import { Link } from './protocol/link.ts';
import type { FromWebview, WebviewContent, WebviewRequest } from './protocol/messages.ts';
import { readMessage } from './protocol/readMessage.ts';
import { fill } from './protocol/words.ts';
import { listenForBreaks } from './time/timeSlider.ts';

/** What VS Code gives to the script of a panel. */
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

/** Of no use without a picture. */
const TOOLS = ['zoom-out', 'zoom-in', 'save-png', 'save-svg'];

const [status, note] = [byId('status'), byId('note')];
const say = (error: unknown) => {
  status.textContent = error instanceof Error ? error.message : String(error);
};
const ask = (request: WebviewRequest) => link.request(request);
const page = new GraphPage(byId('stage'), byId('bottom'), readState(vscode.getState()), ask, say);

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
  page.show(message);
  status.textContent = page.summary;
  note.hidden = picture.omitted === 0;
  note.textContent = fill(note.dataset.words ?? '', picture.omitted);
  for (const id of TOOLS) byId(id).toggleAttribute('disabled', picture.frames.length === 0);
  ask({ kind: 'drawn', revision, ...page.counts }).catch(say);
}

byId('save-svg').addEventListener('click', () => page.save('svg').catch(say));
byId('save-png').addEventListener('click', () => page.save('png').catch(say));
byId('zoom-in').addEventListener('click', () => page.zoom(1.2));
byId('zoom-out').addEventListener('click', () => page.zoom(1 / 1.2));
listenForBreaks(() => page.slider);

const remember = () => vscode.setState(page.state);
for (const event of ['focusin', 'click', 'keyup', 'pointerup', 'scrollend']) {
  document.addEventListener(event, remember, true);
}

ask({ kind: 'ready' }).catch(say);
