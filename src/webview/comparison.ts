import { ComparisonView } from './comparison/comparisonView.ts';
import type { ComparisonContent, ComparisonRequest, FromComparison } from './protocol/comparisonMessages.ts';
import { Link } from './protocol/link.ts';
import { readComparisonMessage } from './protocol/readComparisonMessage.ts';

/** The API of VS Code for the script of a page. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromComparison): void;
  getState(): unknown;
  setState(state: { readonly top: number }): void;
};

const vscode = acquireVsCodeApi();
const link = new Link<ComparisonRequest, ComparisonContent>(
  (message) => vscode.postMessage(message),
  readComparisonMessage,
);
const [root, status] = ['page', 'status'].map((id) => document.getElementById(id));
if (!root || !status) throw new Error('The page is incomplete.');

const ask = (request: ComparisonRequest) => {
  link.request(request).then(
    () => {
      status.textContent = '';
    },
    (error: unknown) => {
      status.textContent = error instanceof Error ? error.message : String(error);
    },
  );
};
const view = new ComparisonView(root, ask);
let isFirst = true;

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const content = link.receive(data);
  if (!content) return;
  try {
    view.show(content);
    if (isFirst && content.kind === 'comparison') {
      isFirst = false;
      window.scrollTo(0, topOf(vscode.getState()));
    }
  } catch (error) {
    ask({ kind: 'failed', message: String(error) });
  }
});
document.addEventListener('scrollend', () => vscode.setState({ top: window.scrollY }));

ask({ kind: 'ready' });

/** How far the page was scrolled when it was hidden. */
function topOf(state: unknown): number {
  const top = typeof state === 'object' && state !== null && 'top' in state ? state.top : 0;
  return typeof top === 'number' && Number.isFinite(top) ? top : 0;
}
