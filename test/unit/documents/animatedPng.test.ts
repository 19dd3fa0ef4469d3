import assert from 'node:assert/strict';
import UPNG from 'upng-js';
import { animatedPng, indexedPng } from '../../../scripts/screenshots/png.ts';

const WIDTH = 32;
const HEIGHT = 24;

/** A PNG as a browser writes it: black, with one red pixel where a place is given. */
function shot(place?: number): Buffer {
  return Buffer.from(UPNG.encode([pixels(place).buffer], WIDTH, HEIGHT, 0));
}

function pixels(place?: number): Uint8Array<ArrayBuffer> {
  const rgba = new Uint8Array(WIDTH * HEIGHT * 4);
  for (let at = 0; at < WIDTH * HEIGHT; at++) rgba.set([at === place ? 0xff : 0, 0, 0, 0xff], at * 4);
  return rgba;
}

function framesOf(png: Buffer): readonly (readonly number[])[] {
  return UPNG.toRGBA8(UPNG.decode(Uint8Array.from(png).buffer)).map((frame) => [...new Uint8Array(frame)]);
}

describe('the pictures of the README', () => {
  it('show each frame for as long as nothing changes, with a palette', () => {
    const animated = animatedPng([
      { png: shot(), delay: 100 },
      { png: shot(6), delay: 50 },
      { png: shot(6), delay: 25 },
    ]);
    const { ctype, frames } = UPNG.decode(Uint8Array.from(animated).buffer);
    assert.equal(ctype, 3);
    assert.deepEqual(
      frames.map(({ delay }) => delay),
      [100, 75],
    );
    assert.deepEqual(framesOf(animated), [[...pixels()], [...pixels(6)]]);
  });

  it('keep the pixels of a picture that has few colors', () => {
    assert.deepEqual(framesOf(indexedPng(shot(6))), [[...pixels(6)]]);
  });

  it('have at least one frame', () => {
    assert.throws(() => animatedPng([]), /Nothing to animate/);
  });
});
