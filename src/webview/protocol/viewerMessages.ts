import type { Asn1Row } from '../../core/formats/der/asn1Tree.ts';
import type { Comparison, ViewerPage } from './page.ts';
import type { Words } from './words.ts';

/** One side of a comparison: its name, where it lies, and the id of that place. */
export interface ComparedSide {
  readonly label: string;
  readonly path: string;
  readonly place: string;
}

/** The state from which a page can be restored; the page keeps `memo` for its host, unread. */
interface Shown {
  readonly revision: number;
  readonly memo: string;
  readonly words: Words;
}

/** The messages to the certificate viewer. A reply answers the request of the same number: every request gets one. */
export type ToViewer =
  | (Shown & { readonly kind: 'page'; readonly page: ViewerPage })
  | (Shown & {
      readonly kind: 'comparison';
      /** Absent if one of the two is gone. */
      readonly comparison?: Comparison | undefined;
      readonly left: ComparedSide;
      readonly right: ComparedSide;
    })
  | {
      readonly kind: 'structure';
      /** The identifier of the artifact. */
      readonly id: string;
      readonly rows: readonly Asn1Row[];
      /** True if there is more than the rows or bytes show. */
      readonly cut: boolean;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'reply'; readonly request: number; readonly error?: string | undefined };

export type ViewerContent = Exclude<ToViewer, { readonly kind: 'reply' }>;

/** The messages from the viewer. `request` is a number that it chooses, unique per page. */
export type FromViewer = { readonly request: number } & ViewerRequest;

export type ViewerRequest =
  /** The script runs and wants its page, with the tab of this artifact open. */
  | { readonly kind: 'ready'; readonly shown?: string | undefined }
  /** Open the tab of that artifact. */
  | { readonly kind: 'show'; readonly id: string }
  /** Send the structure of that artifact's bytes. */
  | { readonly kind: 'structure'; readonly id: string }
  /** Go to a place of the page. */
  | { readonly kind: 'open'; readonly place: string }
  /** Open the page of a rule. */
  | { readonly kind: 'rule'; readonly rule: string }
  /** Put a text of that artifact on the clipboard. */
  | { readonly kind: 'copy'; readonly id: string; readonly what: CopiedText }
  /** Ask for the password of a key store. */
  | { readonly kind: 'unlock' }
  /** The content of the screen: the view, and its number of rows, links or lines. */
  | { readonly kind: 'drawn'; readonly revision: number; readonly view: string; readonly items: number }
  /** A message could not be understood, or something failed while drawing. */
  | { readonly kind: 'failed'; readonly message: string };

export type CopiedText = 'pem' | 'text';
