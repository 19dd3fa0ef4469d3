import assert from 'node:assert/strict';
import type { FieldKind } from '../../../../src/core/formats/redaction/fieldKind.ts';
import { rememberingHarmless } from '../../../../src/core/formats/redaction/harmlessTexts.ts';

/** As short as a remembered text is. */
const FLAG = '--profiling-of-it=1x';

describe('harmless texts', () => {
  function counted() {
    const searched: string[] = [];
    const search = rememberingHarmless((text: string, field?: FieldKind) => {
      searched.push(`${field} ${text}`);
      return text.includes('secret') || field === 'address' ? [text] : [];
    });
    return { search, searched };
  }

  it('are searched once per kind of field', () => {
    const { search, searched } = counted();
    for (let node = 0; node < 100; node++) {
      assert.deepEqual(search(FLAG), []);
      assert.deepEqual(search(FLAG, 'digest'), []);
      assert.deepEqual(search(FLAG, 'address'), [FLAG]);
    }
    assert.equal(searched.filter((one) => one === `undefined ${FLAG}`).length, 1);
    assert.equal(searched.filter((one) => one === `digest ${FLAG}`).length, 1);
    assert.equal(searched.filter((one) => one === `address ${FLAG}`).length, 100);
  });

  it('exclude texts with a secret, and those that are too long to repeat', () => {
    const { search, searched } = counted();
    const long = 'a'.repeat(16_385);
    const secret = 'a secret of some length';
    for (const text of [secret, secret, long, long]) search(text);
    assert.equal(searched.length, 4);
  });

  it('include the members of a large etcd cluster', () => {
    const { search, searched } = counted();
    const members = Array.from({ length: 100 }, (_, at) => `m${at}=https://10.0.0.${at}:2380`).join();
    for (let node = 0; node < 100; node++) search(members);
    assert.equal(searched.length, 1);
  });

  it('exclude texts that are searched sooner than they are looked up', () => {
    const { search, searched } = counted();
    for (const text of ['--v=2', '--v=2', FLAG.slice(1), FLAG.slice(1)]) search(text);
    assert.equal(searched.length, 4);
  });

  it('are a bounded number', () => {
    const { search, searched } = counted();
    for (let at = 0; at < 8193; at++) search(`a separate text ${at}`);
    search('a separate text 0');
    search('a separate text 8192');
    assert.equal(searched.length, 8194);
  });

  it('are few if they are long', () => {
    const { search, searched } = counted();
    const long = (at: number) => `${'a long text '.repeat(250)}${at}`;
    for (let at = 0; at < 17; at++) search(long(at));
    search(long(0));
    search(long(16));
    assert.equal(searched.length, 18);
  });
});
