import assert from 'node:assert/strict';
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { measureHold } from '../../fuzz/check/hold.ts';
import { SecretIndex } from '../../fuzz/check/secretIndex.ts';
import { makeSandbox, type Sandbox } from '../../fuzz/links/sandbox.ts';
import { makeSecrets } from '../../support/keyForms.ts';

const text = (content: string) => new TextEncoder().encode(content);

describe('the search for secrets of the audit', () => {
  it('finds each in each of its forms, and nothing in other text', () => {
    for (const secret of makeSecrets()) {
      const index = new SecretIndex();
      index.addForms(secret);
      for (const [form, written] of secret.forms) {
        assert.ok(index.find(`before\n${JSON.stringify(written)}\nafter`), `${form} of ${secret.name}`);
      }
      assert.equal(index.find('deadbeef'.repeat(40) + Buffer.from('something else').toString('base64')), undefined);
    }
  });
});

(process.platform === 'win32' ? describe.skip : describe)('the folder for links and special files', () => {
  let sandbox: Sandbox;
  before(() => {
    const key = undefined as never;
    sandbox = makeSandbox({ marker: 'm', key, files: new Map([['d/a.crt', 'outside']]) });
  });

  it('holds what an input says, and nothing of the one before', () => {
    sandbox.write([['file old', text('old')]]);
    sandbox.write([
      ['file d/a.crt', text('inside')],
      ['link up', text('{outside}/d')],
      ['pipe d/p', text('')],
      ['file caf\xe9.crt', text('x')],
    ]);
    const { folder } = sandbox;
    assert.equal(readFileSync(path.join(folder, 'd/a.crt'), 'utf8'), 'inside');
    assert.ok(lstatSync(path.join(folder, 'd/p')).isFIFO());
    assert.equal(readFileSync(path.join(folder, 'up/a.crt'), 'utf8'), 'outside');
    assert.ok(!existsSync(path.join(folder, 'old')));
    const names = readdirSync(folder, { encoding: 'buffer' }).map((name) => name.toString('latin1'));
    assert.deepEqual(names.sort(), ['caf\xe9.crt', 'd', 'up']);
  });

  it('writes nothing through a link', () => {
    sandbox.write([
      ['link up', text('{outside}/d')],
      ['file up/a.crt', text('overwritten')],
      ['file up/new.crt', text('new')],
    ]);
    const up = readlinkSync(path.join(sandbox.folder, 'up'));
    assert.deepEqual(readdirSync(up), ['a.crt']);
    assert.equal(readFileSync(path.join(up, 'a.crt'), 'utf8'), 'outside');
  });
});

describe('what is measured of an input', () => {
  it('is what it gives, and a stretch of the time of its thread', async () => {
    const { value, hold } = await measureHold(async () => 'given');
    assert.equal(value, 'given');
    assert.ok(hold >= 0 && Number.isFinite(hold));
  });

  it('is its error where it fails', async () => {
    await assert.rejects(
      measureHold(async () => {
        throw new Error('failed');
      }),
      /failed/,
    );
  });
});
