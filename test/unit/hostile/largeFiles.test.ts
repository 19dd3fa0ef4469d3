import assert from 'node:assert/strict';
import { decodeFile, decodeText, encodedTextAt } from '../../../src/core/index.ts';
import { examineFile } from '../../fuzz/kinds/examineFile.ts';
import { authority, NOW } from '../../support/apiObjects.ts';
import type { IssuedCertificate } from '../../support/certificates.ts';
import { valuesIn } from '../../support/textData.ts';
import { largeStructures } from './largeStructures.ts';
import { largeTexts } from './largeTexts.ts';

/** A time that grows with the square of this is minutes, one that grows with it is a blink. */
const SIZE = 256 * 1024;
/** A limit of processor time, not of the clock: the machine may be busy. Milliseconds. */
const LIMIT = 2000;

async function within(what: string, work: () => unknown): Promise<void> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  assert.ok((user + system) / 1000 < LIMIT, `${what} took ${Math.round((user + system) / 1000)} ms`);
}

describe('files as large as they may be', () => {
  let ca: IssuedCertificate;
  before(async () => {
    ca = await authority('large');
  });

  const check = async (what: string, bytes: Uint8Array) => {
    await within(what, async () => {
      const { places } = examineFile(await decodeFile('memory://large', bytes), NOW);
      for (const { span, length } of places) assert.ok(span.start >= 0 && span.end <= length, what);
    });
  };

  it('of text are read in a time that grows with their length alone', async () => {
    for (const [what, text] of Object.entries(largeTexts(SIZE, ca.pem))) {
      await check(what, new TextEncoder().encode(text));
      await within(`${what}, copied`, () => decodeText(text));
      await within(`${what}, under the cursor`, () => encodedTextAt(text, text.length - 1));
    }
  });

  it('of DER are read in a time that grows with their length alone', async () => {
    for (const [what, bytes] of Object.entries(largeStructures(SIZE, ca.key.spki))) await check(what, bytes);
  });

  it('report the first damaged documents separately, and count the others', async () => {
    const { problems } = await decodeFile('memory://large', new TextEncoder().encode('kind: [\n---\n'.repeat(500)));
    assert.equal(problems.length, 101);
    assert.match(valuesIn(problems.at(-1)?.message ?? '').join(), /^\d{3}$/);
  });

  it('are left at the thousandth damaged document, and say so there', async () => {
    const text = `${'kind: [\n---\n'.repeat(1000)}kind: Config\napiVersion: v1\n`;
    const { problems, documents } = await decodeFile('memory://large', new TextEncoder().encode(text));
    assert.deepEqual(documents, []);
    const left = problems.find(({ code }) => code === 'yaml-too-complex');
    assert.deepEqual(valuesIn(left?.message ?? ''), ['1000']);
    assert.match(text.slice(left?.span.start), /^(?:---\n)?kind: Config/);
  });
});
