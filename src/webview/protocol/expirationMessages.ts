import type { ShownExpirations } from './expirations.ts';
import type { ExpirationWords } from './expirationWords.ts';
import type { ShownTimeStep, TimeRange } from './time.ts';

/** The messages to the page of the expiration report. Every request gets a reply with its number. */
export type ToExpiration =
  | (ShownExpirations & {
      readonly kind: 'expirations';
      readonly revision: number;
      /** Milliseconds since the epoch. */
      readonly now: number;
      readonly warningDays: number;
      readonly caWarningDays: number;
      /** Sentences for the head of the page. */
      readonly summary: string;
      /** Whether the rows are of several nodes. */
      readonly severalNodes: boolean;
      readonly words: ExpirationWords;
      readonly time: TimeRange;
    })
  /** The effect of time alone on the connections of that revision. */
  | { readonly kind: 'time'; readonly revision: number; readonly steps: readonly ShownTimeStep[] }
  | { readonly kind: 'reply'; readonly request: number; readonly error?: string | undefined };

export type ExpirationContent = Exclude<ToExpiration, { readonly kind: 'reply' }>;

/** The rows, without what comes later. */
export type ExpirationRows = Extract<ToExpiration, { readonly kind: 'expirations' }>;

/** The messages from the page. `request` is a number that it chooses, unique per page. */
export type FromExpiration = { readonly request: number } & ExpirationRequest;

export type SavedFormat = 'markdown' | 'csv' | 'json';

export type ExpirationRequest =
  /** The script runs and wants the rows. */
  | { readonly kind: 'ready' }
  /** The content of the screen at that revision. */
  | { readonly kind: 'drawn'; readonly revision: number; readonly rows: number; readonly clusters: number }
  /** Go to the certificate of that row. */
  | { readonly kind: 'open'; readonly id: string }
  /** Put the command of that row on the clipboard. */
  | { readonly kind: 'copy'; readonly id: string }
  /** Ask where to save the whole report, and save it there. */
  | { readonly kind: 'save'; readonly format: SavedFormat }
  /** Send what time alone does to the connections. */
  | { readonly kind: 'time' }
  /** Open kubeadm's table as text. */
  | { readonly kind: 'text' }
  /** A message could not be understood, or something failed while drawing. */
  | { readonly kind: 'failed'; readonly message: string };
