import { GraphView } from './graph/graphView.ts';
import { type PanelState, readState } from './graph/panelState.ts';
import { Link } from './protocol/link.ts';
import type { FromWebview, ImageFormat, WebviewContent, WebviewRequest } from './protocol/messages.ts';
import { readMessage } from './protocol/readMessage.ts';
import { fill } from './protocol/words.ts';

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
const view = new GraphView(byId('stage'), readState(vscode.getState()), (id) => {
  link.request({ kind: 'open', id }).catch(say);
});

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = link.receive(data);
  if (!message) return;
  const { picture, revision } = message;
  try {
    view.show(picture);
  } catch (error) {
    link.request({ kind: 'failed', message: String(error) }).catch(say);
    return;
  }
  status.textContent = picture.summary;
  note.hidden = picture.omitted === 0;
  note.textContent = fill(note.dataset.words ?? '', picture.omitted);
  for (const id of TOOLS) byId(id).toggleAttribute('disabled', picture.frames.length === 0);
  link.request({ kind: 'drawn', revision, ...view.counts }).catch(say);
});

async function save(format: ImageFormat): Promise<void> {
  await link.request({ kind: 'save', format, bytes: await view.image(format) });
}

byId('save-svg').addEventListener('click', () => save('svg').catch(say));
byId('save-png').addEventListener('click', () => save('png').catch(say));
byId('zoom-in').addEventListener('click', () => view.zoom(1.2));
byId('zoom-out').addEventListener('click', () => view.zoom(1 / 1.2));

const remember = () => vscode.setState(view.state);
for (const event of ['focusin', 'click', 'scrollend']) document.addEventListener(event, remember, true);

link.request({ kind: 'ready' }).catch(say);
