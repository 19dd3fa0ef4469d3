import type * as vscode from 'vscode';
import type { Artifact, Comparison, DecodedFile, Place, Text, ViewerPage } from '../../core/index.ts';

/** The content of a page, before its texts are rendered. */
export type ShownContent =
  | { readonly kind: 'page'; readonly page: ViewerPage }
  | {
      readonly kind: 'comparison';
      /** Absent if one of the two is gone. */
      readonly comparison?: Comparison | undefined;
      readonly left: DrawnSide;
      readonly right: DrawnSide;
    };

/** One side of a comparison: its name, where it lies, and the id of that place. */
export interface DrawnSide {
  readonly label: Text;
  readonly path: Text;
  readonly place: string;
}

/** A page as its source drew it, with what its ids stand for. */
export interface DrawnContent {
  readonly content: ShownContent;
  readonly revision: number;
  /** For the tab of a panel. */
  readonly title: Text;
  readonly places: ReadonlyMap<string, Place>;
  readonly artifacts: ReadonlyMap<string, Artifact>;
  /** The files that places lie in, by URI. */
  readonly files: ReadonlyMap<string, DecodedFile>;
}

/** The input of a page. */
export interface ViewerSource extends vscode.Disposable {
  /** Kept by the page, to be made again from after a reload. */
  readonly memo: unknown;
  /** Fires when the page may have changed. */
  readonly onDidChange: vscode.Event<void>;
  /** Undefined while nothing can be said yet. */
  draw(shown: string | undefined): Promise<DrawnContent | undefined>;
  /** Asks for the password of the key store; returns the reason if it could not be opened. Absent if there is no key store. */
  unlock?(): Promise<string | undefined>;
}
