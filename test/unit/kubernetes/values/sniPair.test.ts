import assert from 'node:assert/strict';
import { parseSniPair } from '../../../../src/core/kubernetes/values/flagValue.ts';

describe('kubernetes/sniPair', () => {
  it('reads files, their places and names', () => {
    assert.deepEqual(parseSniPair('/a.crt, /a.key:*.foo.com, foo.com'), {
      kind: 'pair',
      certificate: { path: '/a.crt', start: 0 },
      key: { path: '/a.key', start: 8 },
      names: ['*.foo.com', 'foo.com'],
    });
  });

  it('leaves the names to the certificate where none are listed', () => {
    const pair = parseSniPair('a.crt,a.key');
    assert.deepEqual(pair.kind === 'pair' && pair.names, []);
  });

  it('refuses what kube-apiserver refuses, in its words', () => {
    const files = { kind: 'malformed', error: 'expected comma separated certificate and key file paths' };
    assert.deepEqual(parseSniPair('/a.crt'), files);
    assert.deepEqual(parseSniPair('/a.crt,/a.key,/b.crt'), files);
    assert.deepEqual(parseSniPair('/a.crt,/a.key: '), { kind: 'malformed', error: 'empty names list is not allowed' });
  });
});
