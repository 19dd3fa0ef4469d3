import type * as vscode from 'vscode';

/** What the page asks for, read from its message; else why it is no request, with its number where it has one. */
export type ReadMessage<Request> =
  | { readonly request: Request }
  | { readonly problem: string; readonly number?: number };

/** One panel's content: the page, and how it is drawn and served. */
export interface PanelPage<Request, Message> {
  /** The type of the webview. */
  readonly type: string;
  /** Names the panel in the log, in English. */
  readonly name: string;
  readonly title: () => string;
  readonly html: (webview: vscode.Webview, extension: vscode.Uri) => string;
  readonly read: (message: unknown) => ReadMessage<Request>;
  /** The page as it should be now; undefined while there is nothing to draw. */
  readonly draw: () => Message | undefined;
  /** Resolves to undefined where the request was served, else to why not. Of requests that are not about the panel itself. */
  readonly serve: (request: Request) => Promise<string | undefined>;
  /** Hears of what was not served, beside the log. */
  readonly onFailed?: (request: Request, error: string) => void;
}
