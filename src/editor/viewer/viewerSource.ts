import type * as vscode from 'vscode';
import type { Artifact, Comparison, DecodedFile, Place, Text, ViewerPage } from '../../core/index.ts';

/** What a page shows, before its texts are written out. */
export type ShownContent =
  | { readonly kind: 'page'; readonly page: ViewerPage }
  | {
      readonly kind: 'comparison';
      /** Absent where one of the two is gone. */
      readonly comparison?: Comparison;
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
