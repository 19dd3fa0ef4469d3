import assert from 'node:assert/strict';
import { encodedRuns, encodedTextAt } from '../../../../src/core/formats/base64/encodedRuns.ts';
import { decodeText } from '../../../../src/core/kubernetes/decode/decodeText.ts';
import type { Artifact } from '../../../../src/core/model/artifacts/artifact.ts';
import { jsonFile } from '../../../../src/core/presentation/reports/json/jsonFile.ts';
import { textOfFile } from '../../../../src/core/presentation/reports/textOfFile.ts';
import { authoritySpec, issue } from '../../../support/certificates.ts';
import { podClaims, signedToken } from '../../../support/jwt.ts';
import * as keys from '../../../support/keyPair.ts';
import { base64 } from '../../../support/pem.ts';

const FROM = new Date('2026-01-01T00:00:00Z');
const TO = new Date('2027-01-01T00:00:00Z');

const authority = async () => issue(authoritySpec('kubernetes', await keys.key('text-ca'), FROM, TO));
const kinds = (artifacts: readonly Artifact[]) => artifacts.map(({ kind }) => kind);
const indented = (text: string) => text.replaceAll(/^/gm, '      ');

describe('decode/decodeText', () => {
  it('finds the join tokens of k3s in commands, variables and configurations, without their passwords', async () => {
    const hash = 'a1'.repeat(32);
    const password = 'f00dfacef00dface';
    const token = `K10${hash}::node:${password}`;
    for (const text of [
      `curl -sfL https://get.k3s.io | K3S_URL=https://10.0.0.10:6443 K3S_TOKEN='${token}' sh -\n`,
      `server: https://10.0.0.10:6443\ntoken: ${token}\nnode-label: [a=b]\n`,
      `K3S_TOKEN=${token}\n`,
    ]) {
      const file = await decodeText(text);
      assert.deepEqual(kinds(file.artifacts), ['token'], text);
      const shown = textOfFile(file) + JSON.stringify(jsonFile(file, 'text'));
      assert.ok(shown.includes(hash) && !shown.includes(password));
    }
  });

  it('decodes a certificate in whatever form it was copied', async () => {
    const { der, pem } = await authority();
    const bytes = Buffer.from(der);
    const hex = bytes.toString('hex');
    const once = base64(pem);
    const forms: Readonly<Record<string, string>> = {
      pem,
      'pem, indented': indented(pem),
      'pem with other text': `# the CA\n${pem}# end\n`,
      'base64 of PEM': once,
      'base64 of PEM without padding': once.replace(/=+$/, ''),
      'base64 of PEM, in lines': once.replaceAll(/.{76}/g, '$&\n'),
      'base64 twice': base64(once),
      'base64 three times': base64(base64(once)),
      'base64 of DER': bytes.toString('base64'),
      'base64url of DER': bytes.toString('base64url'),
      'base64 of base64url of DER': base64(bytes.toString('base64url')),
      'a field of YAML': `    certificate-authority-data: ${once}\n    server: https://10.0.0.1:6443\n`,
      'a folded field of YAML': `    ca.crt: |\n${indented(once.replaceAll(/.{76}/g, '$&\n'))}\n    other: value\n`,
      'a member of JSON': `{"caBundle": "${once}"}`,
      'a JSON string of PEM': JSON.stringify(pem),
      hex,
      'hex in capitals with colons': (hex.match(/../g) ?? []).join(':').toUpperCase(),
      'hex in lines, with 0x': `0x${hex.replaceAll(/.{64}/g, '$&\n')}`,
    };
    for (const [form, text] of Object.entries(forms)) {
      const { artifacts } = await decodeText(text);
      assert.deepEqual(kinds(artifacts), ['certificate'], form);
      const [artifact] = artifacts;
      assert.ok(artifact?.kind === 'certificate');
      assert.deepEqual(artifact.certificate.der, der, form);
    }
  });

  it('decodes each part of a snippet of a kubeconfig', async () => {
    const { pem } = await authority();
    const key = await keys.key('text-user');
    const { text: token } = signedToken(key, podClaims(FROM));
    const snippet = [
      '- name: builder',
      '  user:',
      `    client-certificate-data: ${base64(pem)}`,
      `    client-key-data: ${base64(keys.privateKeyPem(key))}`,
      `    token: ${token}`,
      '- name: other',
      '  user:',
      '    token: abcdef.0123456789abcdef',
    ].join('\n');
    const { artifacts } = await decodeText(snippet);
    assert.deepEqual(kinds(artifacts), ['certificate', 'privateKey', 'token', 'token']);
    for (const { origin } of artifacts) assert.ok(snippet.slice(origin.span.start, origin.span.end).length >= 23);
  });

  it('decodes a token, bare and in base64', async () => {
    const { text } = signedToken(await keys.key('text-user'), podClaims(FROM));
    for (const form of [text, `Bearer ${text}`, base64(text), base64(`${text}\n`)]) {
      assert.deepEqual(kinds((await decodeText(form)).artifacts), ['token']);
    }
  });

  it('shows neither keys nor signatures nor secret halves', async () => {
    const key = await keys.key('text-user');
    const { text: token, signature } = signedToken(key, podClaims(FROM));
    const pem = keys.privateKeyPem(key);
    const text = `${base64(pem)}\n\n${base64(token)}\n\ntoken: abcdef.0123456789abcdef\n`;
    const decoded = await decodeText(text);
    assert.equal(decoded.artifacts.length, 3);
    const shown = textOfFile(decoded, FROM.getTime()) + JSON.stringify(jsonFile(decoded, 'x'));
    const body = pem.split('\n').slice(1, -2).join('').slice(20, 60);
    for (const secret of [signature, token, '0123456789abcdef', body]) assert.ok(!shown.includes(secret));
    assert.match(shown, /system:serviceaccount:default:builder/);
  });

  it('finds nothing in words, digests and damaged text, and never throws', async () => {
    for (const text of [
      '',
      'hello world',
      'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      '30:82:zz',
      `3082${'00'.repeat(40)}`,
      'A'.repeat(5000),
      'eyJhbGciOiJSUzI1NiJ9.eyJ.x',
      '\ud800-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----',
    ]) {
      assert.deepEqual((await decodeText(text)).artifacts, [], text.slice(0, 40));
    }
  });
});

describe('decode/encodedTextAt', () => {
  it('finds the PEM block or the encoded text at a place', async () => {
    const { pem } = await authority();
    const once = base64(pem);
    const text = `a: 1\npem: |\n${indented(pem)}\ncertificate-authority-data: ${once}\nb: 2\n`;
    const taken = (mark: string, by = 0) => {
      const span = encodedTextAt(text, text.indexOf(mark) + by);
      return span && text.slice(span.start, span.end);
    };
    assert.equal(taken('a: 1'), undefined);
    assert.equal(taken('b: 2'), undefined);
    assert.match(taken('-----BEGIN', 40) ?? '', /^-----BEGIN CERTIFICATE-----[\s\S]*-----END CERTIFICATE-----$/);
    assert.equal(taken('certificate-authority-data', 3), once);
    assert.equal(taken(once, 100), once);
  });

  it('takes no line after the value for more of it', () => {
    const value = 'QUJD'.repeat(20);
    const [run, ...others] = encodedRuns(`key: ${value}\nnext: word\n`);
    assert.deepEqual([run, others], [{ start: 5, end: 5 + value.length }, []]);
  });
});
