import type { FrameLayout } from './layoutFrame.ts';

/** Rows of frames with a gutter around each, in which edges between frames run. */
export interface Flow {
  readonly width: number;
  /** Below the last gutter. */
  readonly bottom: number;
  readonly corners: readonly { readonly x: number; readonly y: number; readonly row: number }[];
  /** Height of the middle of each gutter: number r lies above row r, and one below the last row. */
  readonly gutters: readonly number[];
  readonly gutter: number;
}

/** Fills rows of at most the width, in reading order; a wider frame gets a separate row. */
export function flowFrames(frames: readonly FrameLayout[], width: number, top: number, gutter: number): Flow {
  const corners: { x: number; y: number; row: number }[] = [];
  const gutters: number[] = [top + gutter / 2];
  let row = 0;
  let x = gutter;
  let y = top + gutter;
  let tallest = 0;
  let widest = 0;
  for (const frame of frames) {
    if (x > gutter && x + frame.width + gutter > width) {
      row += 1;
      y += tallest + gutter;
      gutters.push(y - gutter / 2);
      x = gutter;
      tallest = 0;
    }
    corners.push({ x, y, row });
    tallest = Math.max(tallest, frame.height);
    x += frame.width + gutter;
    widest = Math.max(widest, x);
  }
  gutters.push(y + tallest + gutter / 2);
  return { width: widest, bottom: y + tallest + gutter, corners, gutters, gutter };
}
