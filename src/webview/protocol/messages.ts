import type { Picture } from './picture.ts';

/** What the panel is sent. A reply answers the request of the same number: every request gets one. */
export type ToWebview =
  | { readonly kind: 'picture'; readonly revision: number; readonly picture: Picture }
  | { readonly kind: 'reply'; readonly request: number; readonly error?: string };

export type WebviewContent = Exclude<ToWebview, { readonly kind: 'reply' }>;

/** What the panel sends. `request` is a number of its own choice, used once. */
export type FromWebview = { readonly request: number } & WebviewRequest;

export type ImageFormat = 'svg' | 'png';

export type WebviewRequest =
  /** The panel's script runs and wants the picture. */
  | { readonly kind: 'ready' }
  /** The picture of that revision is on the screen. */
  | { readonly kind: 'drawn'; readonly revision: number; readonly boxes: number; readonly edges: number }
  /** Go to what the box or edge of that id stands for. */
  | { readonly kind: 'open'; readonly id: string }
  /** Ask where to save an image, and save it there. */
  | { readonly kind: 'save'; readonly format: ImageFormat; readonly bytes: Uint8Array }
  /** A message could not be understood, or something failed while drawing. */
  | { readonly kind: 'failed'; readonly message: string };
