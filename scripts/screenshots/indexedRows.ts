import { deflateSync } from 'node:zlib';
import type { Palette } from './palette.ts';
import type { Picture } from './png.ts';

/** A part of a picture, in pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The pixels of that part by their numbers in the palette, unfiltered and compressed, as IDAT and fdAT hold them. */
export function indexedRows(picture: Picture, area: Area, { indexOf }: Palette): Buffer {
  const rows = Buffer.alloc(area.height * (area.width + 1));
  for (let y = 0; y < area.height; y++) {
    for (let x = 0; x < area.width; x++) {
      const colour = picture.colours[(area.y + y) * picture.width + area.x + x] ?? 0;
      rows[y * (area.width + 1) + 1 + x] = indexOf.get(colour) ?? 0;
    }
  }
  return deflateSync(rows, { level: 9 });
}
