import assert from 'node:assert/strict';
import { describeAt, jsonFile, type Report, textOfFile } from '../../../../src/core/index.ts';
import { podClaims, type SignedToken, signedToken } from '../../../support/jwt.ts';
import * as keys from '../../../support/keyPair.ts';
import { openNode } from '../../../support/kubeadmNode.ts';
import { FOLDER_URI, inspectFiles } from '../../../support/memoryWorkspace.ts';
import { base64, pem } from '../../../support/pem.ts';
import { rendered } from '../../../support/rendered.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const PLACES = {
  kubeconfig: 'home/config',
  secret: 'home/secret.yaml',
  file: 'var/run/secrets/kubernetes.io/serviceaccount/token',
} as const;

const kubeconfig = (token: string) => `apiVersion: v1
kind: Config
clusters:
- name: c
  cluster:
    server: https://10.0.0.1:6443
users:
- name: builder
  user:
    token: ${token}
- name: joining
  user:
    token: abcdef.0123456789abcdef
contexts:
- name: c
  context:
    cluster: c
    user: builder
current-context: c
`;

const secret = (token: string) => `apiVersion: v1
kind: Secret
type: kubernetes.io/service-account-token
metadata:
  name: builder-token
  namespace: default
data:
  namespace: ${base64('default')}
  token: ${base64(token)}
`;

describe('the tokens of a node', () => {
  let report: Report;
  let token: SignedToken;
  before(async () => {
    token = signedToken(await keys.key('sa', 'ECDSA-P256'), podClaims(NOW));
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    node.put(PLACES.kubeconfig, kubeconfig(token.text));
    node.put(PLACES.secret, secret(token.text));
    node.put(PLACES.file, `${token.text}\n`);
    node.put('home/bundle.p7b', pem('PKCS7', Uint8Array.of(0x30, 0)));
    report = (await inspectFiles(node.files, NOW)).report;
  });

  const rowsAt = (path: string, mark: string) => {
    const uri = `${FOLDER_URI}/${path}`;
    const offset = report.files.get(uri)?.text?.indexOf(mark) ?? -1;
    assert.ok(offset >= 0, path);
    const place = describeAt(report, uri, offset + 2, { warningDays: 30, caWarningDays: 365 });
    assert.ok(place, path);
    const rows = rendered(place.description).sections.flatMap((section) => section.rows);
    return new Map(rows.map(({ label, value }) => [label, value]));
  };

  it('are described wherever they lie, with the key that signed them', () => {
    for (const [path, mark] of [
      [PLACES.kubeconfig, token.text],
      [PLACES.secret, base64(token.text)],
      [PLACES.file, token.text],
    ] as const) {
      const rows = rowsAt(path, mark);
      assert.equal(rows.get('Subject'), 'system:serviceaccount:default:builder', path);
      assert.equal(rows.get('Pod'), 'builder-7d9c', path);
      assert.equal(rows.get('Signed by'), 'etc/kubernetes/pki/sa.pub, verified', path);
      assert.equal(rows.get('Validity'), 'Expires in 1 hour (2026-06-01 13:00 UTC)', path);
    }
  });

  it('show of a bootstrap token its id alone', () => {
    const rows = rowsAt(PLACES.kubeconfig, 'abcdef.0123456789abcdef');
    assert.equal(rows.get('Token ID'), 'abcdef');
    assert.ok(![...rows.values()].some((value) => value.includes('0123456789abcdef')));
  });

  it('never come back: nothing but the files’ own text holds a signature or a secret half', () => {
    const outputs = [...report.files.values()].flatMap((file) => [
      textOfFile(file, NOW.getTime()),
      JSON.stringify(jsonFile(file, 'x')),
      JSON.stringify({ ...file, text: undefined, unit: undefined }),
    ]);
    const nodes = report.nodes.flatMap(({ tokenSigners, findings }) => [
      JSON.stringify([...(tokenSigners ?? [])]),
      JSON.stringify(findings),
    ]);
    const all = [...outputs, ...nodes].join('\n');
    assert.match(all, /system:serviceaccount:default:builder/);
    for (const hidden of [token.signature, token.text, base64(token.text), '0123456789abcdef']) {
      assert.ok(!all.includes(hidden));
    }
  });
});
