import assert from 'node:assert/strict';
import { deflateSync, inflateSync } from 'node:zlib';
import { animatedPng } from '../../../scripts/screenshots/animatedPng.ts';
import { chunk, SIGNATURE } from '../../../scripts/screenshots/png.ts';

const WIDTH = 4;
const HEIGHT = 3;

/** A PNG as a browser writes it: black, with one pixel of that colour where a place is given. */
function shot(place?: number, colour = 0xff0000): Buffer {
  const rows = Buffer.alloc(HEIGHT * (WIDTH * 3 + 1));
  if (place !== undefined) {
    rows.writeUIntBE(colour, Math.floor(place / WIDTH) * (WIDTH * 3 + 1) + 1 + (place % WIDTH) * 3, 3);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2], 8);
  const end = chunk('IEND', Buffer.alloc(0));
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), end]);
}

function chunksOf(png: Buffer) {
  const chunks: { readonly kind: string; readonly data: Buffer }[] = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({ kind: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

describe('animatedPng', () => {
  const chunks = chunksOf(
    animatedPng([
      { png: shot(), delay: 100 },
      { png: shot(6), delay: 50 },
      { png: shot(6), delay: 25 },
    ]),
  );
  const controls = chunks.filter(({ kind }) => kind === 'fcTL').map(({ data }) => data);

  it('has its chunks in the order of the specification, numbered throughout, and plays for ever', () => {
    assert.deepEqual(
      chunks.map(({ kind }) => kind),
      ['IHDR', 'acTL', 'PLTE', 'fcTL', 'IDAT', 'fcTL', 'fdAT', 'IEND'],
    );
    const [frames, plays] = [chunks[1]?.data.readUInt32BE(0), chunks[1]?.data.readUInt32BE(4)];
    assert.deepEqual([frames, plays], [2, 0]);
    const numbered = chunks.filter(({ kind }) => kind === 'fcTL' || kind === 'fdAT');
    assert.deepEqual(
      numbered.map(({ data }) => data.readUInt32BE(0)),
      [0, 1, 2],
    );
  });

  it('holds of a later frame what changed, and shows it for as long as nothing changes', () => {
    const [, second] = controls;
    assert.deepEqual(
      [4, 8, 12, 16].map((at) => second?.readUInt32BE(at)),
      [1, 1, 2, 1],
    );
    assert.equal(second?.readUInt16BE(20), 75);
    const palette = chunks[2]?.data ?? Buffer.alloc(0);
    const [, index = 0] = inflateSync(chunks[6]?.data.subarray(4) ?? Buffer.alloc(0));
    assert.equal(palette.readUIntBE(index * 3, 3), 0xff0000);
  });

  it('has at least one frame', () => {
    assert.throws(() => animatedPng([]), /Nothing to animate/);
  });
});
