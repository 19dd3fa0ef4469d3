import assert from 'node:assert/strict';
import { plainText } from '../../../src/core/model/text/plainText.ts';
import { openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import type { NodeFile } from '../../support/nodeOptions.ts';
import { base64 } from '../../support/pem.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const YESTERDAY = new Date('2026-05-31T12:00:00Z');
const FRONT_PROXY = 'etc/kubernetes/pki/front-proxy-client.crt';
const RULE = 'validity/cert-expired';
const UNTRUSTED = 'trust/leaf-not-signed-by-trust';

async function expiredNode() {
  const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
  node.replaceCertificate(FRONT_PROXY, { notAfter: YESTERDAY });
  return node;
}

function under(folder: string, files: ReadonlyMap<string, NodeFile>): readonly (readonly [string, NodeFile])[] {
  return [...files].map(([path, file]) => [`${folder}/${path}`, file]);
}

async function findingsOf(files: ReadonlyMap<string, NodeFile | string>, rule: string) {
  const { report, workspace } = await inspectFiles(files, NOW);
  return report.findings
    .filter((finding) => finding.rule === rule)
    .map(({ at, related, severity, breaks = [] }) => ({
      path: workspace.path(at.uri),
      severity,
      related: related.map(({ uri, message }) => `${workspace.path(uri)}: ${plainText(message)}`),
      breaks: breaks.length,
    }));
}

describe('one finding a certificate', () => {
  it('is at the file, with the copies in objects and in other nodes as related places', async () => {
    const node = await expiredNode();
    const pem = new TextDecoder().decode(node.files.get(FRONT_PROXY) as Uint8Array);
    const secret = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: proxy\ndata:\n  client.crt: ${base64(pem)}\n`;
    const files = new Map<string, NodeFile | string>([
      ...under('cp-1', node.files),
      ...under('cp-2', node.files),
      ['objects/secret.yaml', secret],
    ]);
    const [only, ...others] = await findingsOf(files, RULE);
    assert.deepEqual(others, []);
    assert.equal(only?.path, `cp-1/${FRONT_PROXY}`);
    for (const copy of [`cp-2/${FRONT_PROXY}`, 'objects/secret.yaml'])
      assert.ok(only?.related.includes(`${copy}: A copy of the same certificate`), `${copy} in ${only?.related}`);
  });

  it('is one for a document that writes several, its copies, and one that writes a part of them', async () => {
    const node = await expiredNode();
    const CLIENT = 'etc/kubernetes/pki/apiserver-kubelet-client.crt';
    const ETCD = 'etc/kubernetes/pki/apiserver-etcd-client.crt';
    for (const path of [CLIENT, ETCD]) node.replaceCertificate(path, { notAfter: YESTERDAY });
    const written = (...paths: readonly string[]) =>
      paths
        .map(
          (path) =>
            `- path: /opt/tls/${path.replace(/^.*\//, '')}\n  content: |\n${node.text(path).replace(/^(?=.)/gm, '    ')}`,
        )
        .join('');
    const userData = (...paths: readonly string[]) => `#cloud-config\nwrite_files:\n${written(...paths)}`;
    const whole = userData(FRONT_PROXY, CLIENT, ETCD);
    const files = new Map([
      ['a/user-data', userData(CLIENT, ETCD)],
      ['b/user-data', whole],
      ['c/user-data', whole],
      ['d/user-data', userData(CLIENT)],
    ]);
    const [only, ...others] = await findingsOf(files, RULE);
    assert.deepEqual(others, []);
    assert.match(only?.path ?? '', /^b\//);
    for (const copy of ['a', 'c', 'd'])
      assert.ok(
        only?.related.some((place) => place.startsWith(`${copy}/`)),
        `${copy} in ${only?.related}`,
      );
  });

  it('is one for each certificate of the same name', async () => {
    const [one, other] = [await expiredNode(), await expiredNode()];
    other.replaceCertificate(FRONT_PROXY, { notAfter: new Date('2026-05-30T12:00:00Z') });
    const files = new Map([...under('cp-1', one.files), ...under('cp-2', other.files)]);
    const found = await findingsOf(files, RULE);
    assert.deepEqual(
      found.map(({ path }) => path),
      [`cp-1/${FRONT_PROXY}`, `cp-2/${FRONT_PROXY}`],
    );
  });

  it('has the connections that break with each of the copies', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    node.replaceCertificate('etc/kubernetes/pki/apiserver-etcd-client.crt', { notAfter: YESTERDAY });
    const alone = await findingsOf(new Map(under('cp-1', node.files)), RULE);
    const both = await findingsOf(new Map([...under('cp-1', node.files), ...under('cp-2', node.files)]), RULE);
    assert.equal(both.length, 1);
    assert.ok((alone[0]?.breaks ?? 0) > 0);
    assert.equal(both[0]?.breaks, 2 * (alone[0]?.breaks ?? 0));
  });

  it('is at the configured node, with the connections of a copy of its folder, for a certificate of an untrusted CA', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    node.replaceCertificate('etc/kubernetes/pki/apiserver.crt', { issuer: await node.otherAuthority() });
    const pki = [...node.files].flatMap(([path, file]) =>
      path.startsWith('etc/kubernetes/pki/') ? [[path.replace('etc/kubernetes', 'srv'), file] as const] : [],
    );
    const [alone] = await findingsOf(node.files, UNTRUSTED);
    const [only, ...others] = await findingsOf(new Map([...node.files, ...pki]), UNTRUSTED);
    assert.deepEqual(others, []);
    assert.deepEqual([only?.path, only?.breaks], [alone?.path, (alone?.breaks ?? 0) + 1]);
    const copies = await findingsOf(new Map(pki), UNTRUSTED);
    assert.deepEqual(
      copies.map(({ path, breaks }) => [path, breaks]),
      [['srv/pki/ca.crt', 1]],
    );
  });

  it('explains the connections of a copy without keys whose bundle is in an object', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    node.replaceCertificate('etc/kubernetes/pki/apiserver.crt', { issuer: await node.otherAuthority() });
    const bundle = node.text('etc/kubernetes/pki/ca.crt').replace(/^(?=.)/gm, '    ');
    const configMap = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: kube-root-ca.crt\ndata:\n  ca.crt: |\n${bundle}`;
    const pki = [...node.files].flatMap(([path, file]) =>
      /^etc\/kubernetes\/pki\/.*\.crt$/.test(path) ? [[path.replace('etc/kubernetes', 'srv'), file] as const] : [],
    );
    const files = new Map<string, NodeFile | string>([...node.files, ...pki, ['srv/manifests/ca.yaml', configMap]]);
    const { report } = await inspectFiles(files, NOW);
    assert.deepEqual(
      report.findings.flatMap(({ rule, severity }) => (severity === 'error' ? rule : [])),
      [UNTRUSTED],
    );
    const broken = report.connections.filter(({ verdict }) => verdict === 'broken');
    assert.equal(report.findings.find(({ rule }) => rule === UNTRUSTED)?.breaks?.length, broken.length);
  });

  it('is at both nodes if each configures a certificate that the same bundle rejects', async () => {
    const node = await openNode({ now: NOW, keyAlgorithm: 'ECDSA-P256' });
    node.replaceCertificate('etc/kubernetes/pki/apiserver.crt', { issuer: await node.otherAuthority() });
    const found = await findingsOf(new Map([...under('cp-1', node.files), ...under('cp-2', node.files)]), UNTRUSTED);
    assert.equal(found.length, 2);
  });

  it('is at another copy if a comment suppresses the first', async () => {
    const node = await expiredNode();
    const pem = new TextDecoder().decode(node.files.get(FRONT_PROXY) as Uint8Array);
    const values = `proxy:\n  certificate: |\n${pem.replace(/^(?=.)/gm, '    ')}`;
    const copies = { 'a.yaml': values, 'b.yaml': values };
    const place = async (files: Record<string, string>) =>
      (await findingsOf(new Map(Object.entries(files)), RULE)).map(({ path }) => path);
    assert.deepEqual(await place(copies), ['a.yaml']);
    const suppressed = `# kubernetes-pki-disable-file ${RULE} -- a copy\n${values}`;
    assert.deepEqual(await place({ ...copies, 'a.yaml': suppressed }), ['b.yaml']);
  });
});
