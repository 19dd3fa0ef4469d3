import type { Picture, PictureStep } from './picture.ts';
import type { ShownTimeStep, TimeRange } from './time.ts';

/** The messages to the panel. A reply answers the request of the same number: every request gets one. */
export type ToWebview =
  | { readonly kind: 'picture'; readonly revision: number; readonly picture: Picture; readonly time: TimeRange }
  /** The effect of time alone on the picture of that revision: for each step, its drawing. */
  | {
      readonly kind: 'time';
      readonly revision: number;
      readonly steps: readonly ShownTimeStep[];
      readonly changes: readonly PictureStep[];
    }
  | { readonly kind: 'reply'; readonly request: number; readonly error?: string | undefined };

export type WebviewContent = Exclude<ToWebview, { readonly kind: 'reply' }>;

/** The messages from the panel. `request` is a number that it chooses, unique per page. */
export type FromWebview = { readonly request: number } & WebviewRequest;

export type ImageFormat = 'svg' | 'png';

export type WebviewRequest =
  /** The panel's script runs and wants the picture. */
  | { readonly kind: 'ready' }
  /** The picture of that revision is on the screen. */
  | { readonly kind: 'drawn'; readonly revision: number; readonly boxes: number; readonly edges: number }
  /** Go to what the box or edge of that id stands for. */
  | { readonly kind: 'open'; readonly id: string }
  /** Send what time alone changes in the picture. */
  | { readonly kind: 'time' }
  /** Ask where to save an image, and save it there. `date` is the day that it shows, such as 2027-10-26, if that is not now. */
  | { readonly kind: 'save'; readonly format: ImageFormat; readonly bytes: Uint8Array; readonly date?: string }
  /** A message could not be understood, or something failed while drawing. */
  | { readonly kind: 'failed'; readonly message: string };
