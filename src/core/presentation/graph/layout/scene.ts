import type { ShownBox, ShownDomain, ShownEdge, ShownFrame } from '../shownPicture.ts';
import type { Point, Rect } from './geometry.ts';

/** The positions of everything in a picture. The same picture and width give the same scene. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly legend: readonly PlacedLegendItem[];
  readonly frames: readonly PlacedFrame[];
  readonly boxes: readonly PlacedBox[];
  readonly edges: readonly PlacedEdge[];
}

export interface PlacedFrame {
  readonly frame: ShownFrame;
  readonly rect: Rect;
}

export interface PlacedBox {
  readonly box: ShownBox;
  readonly rect: Rect;
}

/** An edge as a line through points, the first at the dialling box, the last at the answering one. */
export interface PlacedEdge {
  readonly edge: ShownEdge;
  /** Index of the frame it starts in. */
  readonly frame: number;
  readonly points: readonly Point[];
  /** Center of the mark that tells the verdict. */
  readonly badge: Point;
  /** Center of the certificate's seal at each end. */
  readonly clientSeal: Point;
  readonly serverSeal: Point;
  /** Absent if there is no room next to the line. */
  readonly caption?: Caption | undefined;
}

/** Two lines of text, one above and one below the point, centered on it, or both below. */
export interface Caption extends Point {
  readonly width: number;
  readonly label: string;
  readonly note: string;
  readonly below: boolean;
}

export type PlacedLegendItem = Point &
  (
    | { readonly kind: 'domain'; readonly domain: ShownDomain; readonly text: string }
    | { readonly kind: 'verdict'; readonly verdict: ShownEdge['verdict']; readonly text: string }
  );
