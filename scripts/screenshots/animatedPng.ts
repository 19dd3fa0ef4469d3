import { type Area, indexedRows } from './indexedRows.ts';
import { paletteChunk, paletteOf } from './palette.ts';
import { chunk, headerChunk, type Picture, readPng, SIGNATURE } from './png.ts';

/** A screenshot, and how long it is shown, in milliseconds. */
export interface Frame {
  readonly png: Buffer;
  readonly delay: number;
}

/**
 * Screenshots of one size as an animated PNG (PNG specification, third edition, section 11.3.4) that plays for ever.
 * Each frame holds only what changed since the one before, and one that changes nothing lengthens it.
 */
export function animatedPng(shots: readonly Frame[]): Buffer {
  const frames = differences(shots);
  const [first] = frames;
  if (first === undefined) throw new Error('Nothing to animate.');
  const palette = paletteOf(frames.map(({ picture }) => picture));
  const control = Buffer.alloc(8);
  control.writeUInt32BE(frames.length, 0);
  let sequence = 0;
  const chunks = frames.flatMap(({ picture, area, delay }, at) => {
    const rows = indexedRows(picture, area, palette);
    const frame = chunk('fcTL', frameControl(sequence++, area, delay));
    if (at === 0) return [frame, chunk('IDAT', rows)];
    const number = Buffer.alloc(4);
    number.writeUInt32BE(sequence++);
    return [frame, chunk('fdAT', Buffer.concat([number, rows]))];
  });
  return Buffer.concat([
    SIGNATURE,
    headerChunk(first.picture.width, first.picture.height),
    chunk('acTL', control),
    paletteChunk(palette),
    ...chunks,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

interface Difference {
  readonly picture: Picture;
  readonly area: Area;
  readonly delay: number;
}

function differences(shots: readonly Frame[]): readonly Difference[] {
  const frames: Difference[] = [];
  for (const { png, delay } of shots) {
    const picture = readPng(png);
    const last = frames.at(-1);
    const area = last === undefined ? { x: 0, y: 0, ...picture } : changedArea(last.picture, picture);
    if (area !== undefined) frames.push({ picture, area, delay });
    else if (last !== undefined) frames[frames.length - 1] = { ...last, delay: last.delay + delay };
  }
  return frames;
}

/** The smallest part that holds every pixel that differs; absent where none does. */
function changedArea(before: Picture, after: Picture): Area | undefined {
  let [left, top, right, bottom] = [after.width, after.height, -1, -1];
  for (let at = 0; at < after.colours.length; at++) {
    if (before.colours[at] === after.colours[at]) continue;
    const [x, y] = [at % after.width, Math.floor(at / after.width)];
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return right < 0 ? undefined : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** The frame stays where it was drawn, and the next is drawn over it. */
function frameControl(sequence: number, { x, y, width, height }: Area, delay: number): Buffer {
  const control = Buffer.alloc(26);
  for (const [at, value] of [sequence, width, height, x, y].entries()) control.writeUInt32BE(value, at * 4);
  control.writeUInt16BE(delay, 20);
  control.writeUInt16BE(1000, 22);
  return control;
}
