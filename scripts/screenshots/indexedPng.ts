import { indexedRows } from './indexedRows.ts';
import { paletteChunk, paletteOf } from './palette.ts';
import { chunk, headerChunk, readPng, SIGNATURE } from './png.ts';

/** Makes a screenshot a third of its size: 256 of its colours, the others as the nearest of these. */
export function indexedPng(png: Buffer): Buffer {
  const picture = readPng(png);
  const palette = paletteOf([picture]);
  return Buffer.concat([
    SIGNATURE,
    headerChunk(picture.width, picture.height),
    paletteChunk(palette),
    chunk('IDAT', indexedRows(picture, { x: 0, y: 0, ...picture }, palette)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
