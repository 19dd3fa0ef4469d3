import { ExpirationPage } from './expiration/expirationPage.ts';
import { type ExpirationState, readExpirationState } from './expiration/expirationState.ts';
import type { ExpirationContent, ExpirationRequest, FromExpiration } from './protocol/expirationMessages.ts';
import { Link } from './protocol/link.ts';
import { readExpirationMessage } from './protocol/readExpirationMessage.ts';
import { listenForBreaks } from './time/timeSlider.ts';

/** The API of VS Code for the script of a page. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromExpiration): void;
  getState(): unknown;
  setState(state: ExpirationState): void;
};

const vscode = acquireVsCodeApi();
const link = new Link<ExpirationRequest, ExpirationContent>(
  (message) => vscode.postMessage(message),
  readExpirationMessage,
);
const [root, status] = ['page', 'status'].map((id) => document.getElementById(id));
if (!root || !status) throw new Error('The page is incomplete.');

const ask = (request: ExpirationRequest): Promise<boolean> =>
  link.request(request).then(
    () => {
      status.textContent = '';
      return true;
    },
    (error: unknown) => {
      status.textContent = error instanceof Error ? error.message : String(error);
      return false;
    },
  );
const page = new ExpirationPage(root, readExpirationState(vscode.getState()), ask);
const remember = () => vscode.setState(page.state);

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const content = link.receive(data);
  if (!content) return;
  try {
    if (content.kind === 'time') page.takeSteps(content.revision, content.steps);
    else page.show(content);
    remember();
  } catch (error) {
    ask({ kind: 'failed', message: String(error) });
  }
});
for (const event of ['focusin', 'click', 'input', 'keyup', 'pointerup', 'scrollend']) {
  document.addEventListener(event, remember);
}
listenForBreaks(() => page.slider);

ask({ kind: 'ready' });
