import { chunk, type Picture } from './png.ts';

const SIZE = 256;

/** Up to 256 colours, and which of them stands for each colour of the pictures they were chosen from. */
export interface Palette {
  readonly colours: readonly number[];
  readonly indexOf: ReadonlyMap<number, number>;
}

/** One palette for all the pictures: the colours that are common and unlike, the others as the nearest of these. */
export function paletteOf(pictures: readonly Picture[]): Palette {
  const counts = new Map<number, number>();
  for (const { colours } of pictures) {
    for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const colours = choose(counts);
  return { colours, indexOf: new Map([...counts.keys()].map((colour) => [colour, nearest(colours, colour)])) };
}

/** The palette as a picture's chunk. */
export function paletteChunk({ colours }: Palette): Buffer {
  return chunk('PLTE', Buffer.from(colours.flatMap((one) => [one >> 16, (one >> 8) & 0xff, one & 0xff])));
}

/** One colour after the other: the one that is common and unlike those that are in it already. */
function choose(counts: ReadonlyMap<number, number>): readonly number[] {
  const rest = [...counts].map(([colour, count]) => ({ colour, weight: Math.sqrt(count), distance: 3 * 255 ** 2 }));
  const chosen: number[] = [];
  while (chosen.length < Math.min(SIZE, counts.size)) {
    const [first, ...others] = rest;
    if (!first) break;
    const { colour } = others.reduce((a, b) => (b.weight * b.distance > a.weight * a.distance ? b : a), first);
    chosen.push(colour);
    for (const one of rest) one.distance = Math.min(one.distance, distanceOf(one.colour, colour));
  }
  return chosen;
}

function nearest(palette: readonly number[], colour: number): number {
  const distances = palette.map((candidate) => distanceOf(candidate, colour));
  return distances.indexOf(Math.min(...distances));
}

function distanceOf(a: number, b: number): number {
  return [16, 8, 0].reduce((sum, bits) => sum + (((a >> bits) & 0xff) - ((b >> bits) & 0xff)) ** 2, 0);
}
