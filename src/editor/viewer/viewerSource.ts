import type * as vscode from 'vscode';
import type { Artifact, DecodedFile, Place } from '../../core/index.ts';
import type { ViewerContent } from '../../webview/protocol/viewerMessages.ts';

type Shown = Extract<ViewerContent, { readonly kind: 'page' | 'comparison' }>;

/** A page as its source drew it, with what its ids stand for. */
export interface DrawnContent {
  /** Without what every page is sent: revision, memo and words. */
  readonly content: ShownContent;
  readonly revision: number;
  /** For the tab of a panel. */
  readonly title: string;
  readonly places: ReadonlyMap<string, Place>;
  readonly artifacts: ReadonlyMap<string, Artifact>;
  /** The files that places lie in, by URI. */
  readonly files: ReadonlyMap<string, DecodedFile>;
}

type WithoutShared<T> = T extends unknown ? Omit<T, 'revision' | 'memo' | 'words'> : never;
export type ShownContent = WithoutShared<Shown>;

/** What a page is drawn from. */
export interface ViewerSource extends vscode.Disposable {
  /** Kept by the page, to be made again from after a reload. */
  readonly memo: unknown;
  /** Fires when the page may have changed. */
  readonly onDidChange: vscode.Event<void>;
  /** Undefined while nothing can be said yet. */
  draw(shown: string | undefined): Promise<DrawnContent | undefined>;
  /** Asks for the password of the key store; says why it could not be opened. Absent where there is none. */
  unlock?(): Promise<string | undefined>;
}
