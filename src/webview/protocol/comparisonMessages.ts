import type { ComparisonPage } from './comparisonPage.ts';
import type { ComparisonWords } from './comparisonWords.ts';

/** The messages to the page of a comparison. Every request gets a reply with its number. */
export type ToComparison =
  | {
      readonly kind: 'comparison';
      /** Counts the comparisons that were drawn. */
      readonly revision: number;
      readonly page: ComparisonPage;
      readonly words: ComparisonWords;
    }
  /** There is nothing to compare yet, or any more. */
  | { readonly kind: 'nothing'; readonly text: string }
  | { readonly kind: 'reply'; readonly request: number; readonly error?: string | undefined };

export type ComparisonContent = Exclude<ToComparison, { readonly kind: 'reply' }>;

/** The messages from the page. `request` is a number that it chooses, unique per page. */
export type FromComparison = { readonly request: number } & ComparisonRequest;

export type ComparisonRequest =
  /** The script runs and wants the comparison. */
  | { readonly kind: 'ready' }
  /** The content of the screen at that revision. */
  | { readonly kind: 'drawn'; readonly revision: number; readonly connections: number; readonly certificates: number }
  /** Go to a place of the page. */
  | { readonly kind: 'open'; readonly place: string }
  /** Put the comparison on the clipboard as Markdown; ask where to save it; exchange the two states. */
  | { readonly kind: 'copy' | 'save' | 'swap' }
  /** A message could not be understood, or something failed while drawing. */
  | { readonly kind: 'failed'; readonly message: string };
