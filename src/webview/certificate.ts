import { Viewer } from './certificate/viewer.ts';
import { readViewerState, type ViewerState } from './certificate/viewerState.ts';
import { Link } from './protocol/link.ts';
import { readViewerMessage } from './protocol/readViewerMessage.ts';
import type { FromViewer, ViewerContent, ViewerRequest } from './protocol/viewerMessages.ts';

/** The API of VS Code for the script of a page. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromViewer): void;
  getState(): unknown;
  setState(state: ViewerState): void;
};

const vscode = acquireVsCodeApi();
const link = new Link<ViewerRequest, ViewerContent>((message) => vscode.postMessage(message), readViewerMessage);
const [root, status] = ['page', 'status'].map((id) => document.getElementById(id));
if (!root || !status) throw new Error('The page is incomplete.');

const ask = (request: ViewerRequest) => {
  link.request(request).then(
    () => {
      // A drawn page does not clear an earlier failure.
      if (request.kind !== 'drawn') status.textContent = '';
    },
    (error: unknown) => {
      status.textContent = error instanceof Error ? error.message : String(error);
    },
  );
};
const state = readViewerState(vscode.getState());
const viewer = new Viewer(root, state, ask);
const remember = () => vscode.setState(viewer.state);

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const content = link.receive(data);
  if (!content) return;
  try {
    viewer.show(content);
    remember();
  } catch (error) {
    ask({ kind: 'failed', message: String(error) });
  }
});
for (const event of ['focusin', 'click', 'scrollend']) document.addEventListener(event, remember, true);

ask({ kind: 'ready', shown: state.shown });
