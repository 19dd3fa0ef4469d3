import assert from 'node:assert/strict';
import { decodeFile } from '../../../../src/core/index.ts';
import { offsetInContent, spanInDocument } from '../../../../src/core/model/source/contentPlace.ts';

const base64 = (content: string) => Buffer.from(content).toString('base64');

const message = (...parts: readonly string[]) =>
  `MIME-Version: 1.0\nContent-Type: multipart/mixed;\n boundary="//"\n\npreamble\n${parts.map((part) => `--//\n${part}\n`).join('')}--//--\n`;

const configuration = (content: string, path = '/etc/x.conf') =>
  `#cloud-config\nwrite_files:\n- path: ${path}\n  content: ${content}\n`;

const part = (body: string, headers = 'Content-Type: text/cloud-config\n') => `${headers}\n${body}`;

async function embeddedIn(text: string, name = 'user-data') {
  const { embedded = [] } = await decodeFile(`memory://test/${name}`, new TextEncoder().encode(text), {
    separatesEmbedded: true,
  });
  return embedded;
}

async function written(text: string, name?: string): Promise<Readonly<Record<string, string>>> {
  const files = await embeddedIn(text, name);
  return Object.fromEntries(
    files.map(({ path, content }) => [path, typeof content === 'string' ? content : new TextDecoder().decode(content)]),
  );
}

describe('user data of several parts', () => {
  it('writes the files of a part that is a configuration', async () => {
    const script = part('#!/bin/sh\nwrite_files:\n', 'Content-Type: text/x-shellscript\n');
    assert.deepEqual(await written(message(script, part(configuration('a')))), { 'etc/x.conf': 'a' });
    const plain = 'Content-Type: text/plain\n';
    assert.deepEqual(await written(message(part(configuration('a'), plain))), { 'etc/x.conf': 'a' });
    assert.deepEqual(await written(message(part('write_files:\n- {path: /x.conf, content: a}\n', plain))), {});
    assert.deepEqual(await written(message(part(configuration('a')).replaceAll('\n', '\r\n'))), { 'etc/x.conf': 'a' });
    const unquoted = message(part(configuration('a'))).replace('"//"', '//; charset=utf-8');
    assert.deepEqual(await written(unquoted), { 'etc/x.conf': 'a' });
    for (const name of ['node.cfg', 'userdata.txt', 'cloud-init.yaml'])
      assert.deepEqual(await written(message(part(configuration('a'))), name), { 'etc/x.conf': 'a' }, name);
  });

  it('takes the list of the last part, unless that is merged', async () => {
    const parts = [part(configuration('a')), part('#cloud-config\nhostname: x\n')];
    const last = configuration('b', '/etc/y.conf');
    assert.deepEqual(await written(message(...parts, part(last))), { 'etc/y.conf': 'b' });
    const both = { 'etc/x.conf': 'a', 'etc/y.conf': 'b' };
    assert.deepEqual(await written(message(...parts, part(`${last}merge_how: 'list(append)'\n`))), both);
    const headers = 'Content-Type: text/cloud-config\nX-Merge-Type: list(append)+dict()\n';
    assert.deepEqual(await written(message(...parts, part(last, headers))), both);
  });

  it('is read as far as it goes, and other encodings are left alone', async () => {
    const cut = message(part(configuration('a'))).replace('--//--\n', '');
    assert.deepEqual(await written(cut), { 'etc/x.conf': 'a' });
    const headers = (encoding: string) => `Content-Type: text/cloud-config\nContent-Transfer-Encoding: ${encoding}\n`;
    assert.deepEqual(await written(message(part(configuration('a'), headers('quoted-printable')))), {});
    assert.deepEqual(await written(message(part('%%%', headers('base64')))), {});
    assert.deepEqual(await written(message('no header\n\nx')), {});
    assert.deepEqual(await written('Content-Type: text/plain\n\n--//\n'), {});
  });

  it('has its places in the message, plain and encoded', async () => {
    const content = 'first: ä\nsecond: b\n';
    const block = `|\n    ${content.trimEnd().replaceAll('\n', '\n    ')}`;
    const encoded = base64(configuration(block)).replaceAll(/.{40}/g, '$&\n');
    const headers = 'Content-Type: text/cloud-config\nContent-Transfer-Encoding: base64\n';
    for (const text of [message(part(configuration(block))), message(part(encoded, headers))]) {
      const [{ place } = {}] = await embeddedIn(text);
      assert.ok(place);
      const start = content.indexOf('second');
      const shown = spanInDocument(place, { start, end: start + 6 });
      const isPlain = text.includes('second');
      if (isPlain) assert.equal(text.slice(shown.start, shown.end), 'second');
      else assert.ok(shown.end - shown.start <= 10 && shown.start > text.indexOf(encoded.slice(0, 40)));
      for (let offset = 0; offset < content.length; offset++) {
        const at = spanInDocument(place, { start: offset, end: offset + 1 });
        assert.equal(offsetInContent(place, at.start), offset);
      }
    }
  });
});
