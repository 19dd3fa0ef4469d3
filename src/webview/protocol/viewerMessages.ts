import type { Asn1Row } from '../../core/formats/der/asn1Tree.ts';
import type { Comparison, ViewerPage } from './page.ts';
import type { Words } from './words.ts';

/** One side of a comparison: its name, where it lies, and the id of that place. */
export interface ComparedSide {
  readonly label: string;
  readonly path: string;
  readonly place: string;
}

/** What a page that was shown needs to be shown again; the page keeps `memo` for its host, unread. */
interface Shown {
  readonly revision: number;
  readonly memo: string;
  readonly words: Words;
}

/** What the certificate viewer is sent. A reply answers the request of the same number: every request gets one. */
export type ToViewer =
  | (Shown & { readonly kind: 'page'; readonly page: ViewerPage })
  | (Shown & {
      readonly kind: 'comparison';
      /** Absent where one of the two is gone. */
      readonly comparison?: Comparison;
      readonly left: ComparedSide;
      readonly right: ComparedSide;
    })
  | {
      readonly kind: 'structure';
      /** Of the artifact. */
      readonly id: string;
      readonly rows: readonly Asn1Row[];
      /** True where there is more than the rows or octets show. */
      readonly cut: boolean;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'reply'; readonly request: number; readonly error?: string };

export type ViewerContent = Exclude<ToViewer, { readonly kind: 'reply' }>;

/** What the viewer sends. `request` is a number that it chooses, each once. */
export type FromViewer = { readonly request: number } & ViewerRequest;

export type ViewerRequest =
  /** The script runs and wants its page, with the tab of this artifact open. */
  | { readonly kind: 'ready'; readonly shown?: string }
  /** Open the tab of that artifact. */
  | { readonly kind: 'show'; readonly id: string }
  /** Send the structure of that artifact's octets. */
  | { readonly kind: 'structure'; readonly id: string }
  /** Go to a place of the page. */
  | { readonly kind: 'open'; readonly place: string }
  /** Open the page of a rule. */
  | { readonly kind: 'rule'; readonly rule: string }
  /** Put a text of that artifact on the clipboard. */
  | { readonly kind: 'copy'; readonly id: string; readonly what: CopiedText }
  /** Ask for the password of a key store. */
  | { readonly kind: 'unlock' }
  /** What is on the screen: the view, and how many rows, links or lines it has. */
  | { readonly kind: 'drawn'; readonly revision: number; readonly view: string; readonly items: number }
  /** A message could not be understood, or something failed while drawing. */
  | { readonly kind: 'failed'; readonly message: string };

export type CopiedText = 'pem' | 'text';
