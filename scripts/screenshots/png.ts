import UPNG from 'upng-js';

/** A screenshot, and how long it is shown, in milliseconds. */
export interface Frame {
  readonly png: Buffer;
  readonly delay: number;
}

/** The size of the palette, eight bits per pixel, which makes a screenshot a third of its size. */
const COLORS = 256;

/** A screenshot with a palette: its most important colors, the others as the nearest of these. */
export function indexedPng(png: Buffer): Buffer {
  return animatedPng([{ png, delay: 0 }]);
}

/** Screenshots of one size as an animated PNG that plays for ever. One that changes nothing lengthens the one before. */
export function animatedPng(shots: readonly Frame[]): Buffer {
  const frames: { readonly pixels: Buffer; delay: number }[] = [];
  for (const { png, delay } of shots) {
    const pixels = pixelsOf(png);
    const last = frames.at(-1);
    if (last?.pixels.equals(pixels)) last.delay += delay;
    else frames.push({ pixels, delay });
  }
  const [first] = shots;
  if (!first) throw new Error('Nothing to animate.');
  const { width, height } = UPNG.decode(arrayBufferOf(first.png));
  const images = frames.map(({ pixels }) => arrayBufferOf(pixels));
  const delays = frames.map(({ delay }) => delay);
  return Buffer.from(UPNG.encode(images, width, height, COLORS, delays));
}

/** RGBA, row by row. */
function pixelsOf(png: Buffer): Buffer {
  return Buffer.from(UPNG.toRGBA8(UPNG.decode(arrayBufferOf(png)))[0] ?? new ArrayBuffer(0));
}

/** The content of the buffer only: Node's buffers share one block of memory. */
function arrayBufferOf(buffer: Buffer): ArrayBuffer {
  return Uint8Array.from(buffer).buffer;
}
