import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** PNG specification, section 5.2: the eight bytes before the first chunk. */
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PALETTE_SIZE = 256;

/** Makes a screenshot a third of its size: 256 of its colours, the others as the nearest of these. */
export function indexedPng(png: Buffer): Buffer {
  const { width, height, channels, data } = readChunks(png);
  const pixels = unfilter(data, width * channels, height, channels);
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += channels) {
    const colour = pixels.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = choosePalette(counts);
  const indices = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]));
  const rows = Buffer.alloc(height * (width + 1));
  for (let at = 0; at < width * height; at++) {
    const place = at + Math.floor(at / width) + 1;
    rows[place] = indices.get(pixels.readUIntBE(at * channels, 3)) ?? 0;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]));
  const chunks = [chunk('IHDR', header), chunk('PLTE', colours)];
  return Buffer.concat([
    SIGNATURE,
    ...chunks,
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** What a browser writes: eight bits a sample, RGB or RGBA, not interlaced. */
function readChunks(png: Buffer) {
  const [width, height, depth, kind] = [png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]];
  if (depth !== 8 || (kind !== 2 && kind !== 6)) throw new Error('Not a screenshot of a browser.');
  const parts: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return { width, height, channels: kind === 2 ? 3 : 4, data: inflateSync(Buffer.concat(parts)) };
}

/** Undoes the filters of PNG specification, section 9: each byte is told relative to its neighbours. */
function unfilter(data: Buffer, stride: number, height: number, channels: number): Buffer {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = data[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < channels ? 0 : (out[at - channels] ?? 0);
      const up = y === 0 ? 0 : (out[at - stride] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (out[at - stride - channels] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out[at] = (data[y * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** One colour after the other: the one that is common and unlike those that are in it already. */
function choosePalette(counts: ReadonlyMap<number, number>): readonly number[] {
  const rest = [...counts].map(([colour, count]) => ({ colour, weight: Math.sqrt(count), distance: 3 * 255 ** 2 }));
  const palette: number[] = [];
  while (palette.length < Math.min(PALETTE_SIZE, counts.size)) {
    const [first, ...others] = rest;
    if (!first) break;
    const { colour } = others.reduce((a, b) => (b.weight * b.distance > a.weight * a.distance ? b : a), first);
    palette.push(colour);
    for (const one of rest) one.distance = Math.min(one.distance, distanceOf(one.colour, colour));
  }
  return palette;
}

function nearest(palette: readonly number[], colour: number): number {
  const distances = palette.map((candidate) => distanceOf(candidate, colour));
  return distances.indexOf(Math.min(...distances));
}

function distanceOf(a: number, b: number): number {
  return [16, 8, 0].reduce((sum, bits) => sum + (((a >> bits) & 0xff) - ((b >> bits) & 0xff)) ** 2, 0);
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
