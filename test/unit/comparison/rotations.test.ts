import assert from 'node:assert/strict';
import { ongoingRotations, rotationsOf } from '../../../src/core/comparison/rotations.ts';
import { compareReports, createScheduler, type Report } from '../../../src/core/index.ts';
import { type IssuedCertificate, issue } from '../../support/certificates.ts';
import { key, privateKeyPem } from '../../support/keyPair.ts';
import { buildCluster, type NodeFiles, type NodePki, openNode } from '../../support/kubeadmNode.ts';
import { inspectFiles } from '../../support/memoryWorkspace.ts';
import { nodeSettings } from '../../support/nodeOptions.ts';
import { base64 } from '../../support/pem.ts';

const NOW = nodeSettings({}).now;
const CA = 'etc/kubernetes/pki/ca.crt';
/** The kubeconfigs of a node. */
const confsOf = (pki: NodePki) => [...pki.files.keys()].filter((path) => /^etc\/kubernetes\/[\w-]+\.conf$/.test(path));

/** The report on the only rotation: how many places trust and were signed by the old and the new, and the step by its first words. */
function told(report: Report) {
  const [rotation, ...more] = rotationsOf(report);
  assert.equal(more.length, 0);
  if (!rotation) return 'none';
  const [old, next] = rotation.generations;
  const counts = [old, next].map((one) => `${one?.trustedBy.length} trust ${one?.signs.length} signed`);
  const { next: text } = rotation;
  const step = text && 'template' in text ? text.template : '';
  return `${rotation.name}: ${counts.join(', ')}; ${step.split(' ').slice(0, 4).join(' ')}`;
}

describe('the rotation of a CA', () => {
  it('has no next step where one kubeconfig has the CA of another cluster', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256', now: NOW });
    node.setKubeconfigAuthority('etc/kubernetes/scheduler.conf', await node.otherAuthority('kubernetes'));
    const { report } = await inspectFiles(node.files, NOW);
    assert.deepEqual(
      rotationsOf(report).map(({ name, generations, next }) => [name, generations.length, next]),
      [['kubernetes', 2, undefined]],
    );
    assert.deepEqual(ongoingRotations(report), []);
  });

  it('is none of a correct cluster', async () => {
    const { report } = await inspectFiles((await openNode({ keyAlgorithm: 'ECDSA-P256' })).files, NOW);
    assert.deepEqual(rotationsOf(report), []);
  });

  it('is one too if the new CA has its name in a string of another type, as openssl writes it', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    const { spec } = await node.otherAuthority('kubernetes');
    const next = issue({ ...spec, subject: { ...spec.subject, stringType: 'utf8' } });
    node.setCertificate(CA, node.certificate(CA), [next]);
    const { report } = await inspectFiles(node.files, NOW);
    const [rotation] = rotationsOf(report);
    assert.deepEqual([rotation?.name, rotation?.generations.length], ['kubernetes', 2]);
  });

  it('is recognized by what trusts and signed the CAs if the new one has another name', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256', now: NOW });
    const [old, next] = [node.certificate(CA), await node.otherAuthority('production')];
    const confs = confsOf(node);
    const toldNow = async () => told((await inspectFiles(node.files, NOW)).report);
    node.setCertificate(CA, old, [next]);
    assert.equal(await toldNow(), 'none');
    for (const conf of confs) node.setField(conf, 'certificate-authority-data', base64(old.pem + next.pem));
    // The CA of other clients may have been copied with the file.
    assert.equal(await toldNow(), 'none');
    node.put('etc/kubernetes/pki/next.key', privateKeyPem(next.spec.key));
    assert.match(
      await toldNow(),
      /^kubernetes: \d+ trust \d+ signed, \d+ trust 0 signed; Reissue the \{leaves\} certificates$/,
    );
    for (const path of ['etc/kubernetes/pki/apiserver.crt', 'etc/kubernetes/scheduler.conf'])
      node.replaceCertificate(path, { issuer: next });
    assert.match(
      await toldNow(),
      /^kubernetes: \d+ trust \d+ signed, \d+ trust 2 signed; Reissue the \{leaves\} certificates$/,
    );
  });

  it('is absent if a bundle has an additional client CA, or the CAs of all services', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256', now: NOW });
    const people = await node.otherAuthority('people');
    const bundle = 'etc/kubernetes/pki/clients.crt';
    const correct = new Map(node.files);
    node.put(bundle, node.text(CA) + people.pem);
    node.replaceFlag('kube-apiserver', 'client-ca-file', `/${bundle}`);
    node.replaceCertificate('etc/kubernetes/admin.conf', { issuer: people });
    assert.deepEqual(rotationsOf((await inspectFiles(node.files, NOW)).report), []);
    const copy = 'var/lib/kubelet/clients.crt';
    node.put(copy, node.text(bundle));
    node.setText('var/lib/kubelet/config.yaml', (text) => text.replace(/clientCAFile: .*/, `clientCAFile: /${copy}`));
    assert.deepEqual(rotationsOf((await inspectFiles(node.files, NOW)).report), []);
    node.files.clear();
    for (const [path, content] of correct) node.files.set(path, content);
    const all = [CA, 'etc/kubernetes/pki/etcd/ca.crt'].map((path) => node.text(path)).join('');
    node.put(bundle, all);
    node.replaceFlag('kube-apiserver', 'client-ca-file', `/${bundle}`);
    node.replaceFlag('kube-apiserver', 'etcd-cafile', `/${bundle}`);
    node.replaceFlag('etcd', 'trusted-ca-file', `/${bundle}`);
    for (const conf of confsOf(node)) node.setField(conf, 'certificate-authority-data', base64(all));
    assert.deepEqual(rotationsOf((await inspectFiles(node.files, NOW)).report), []);
  });

  it('has no next step where a kubeconfig has a CA of another name', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256', now: NOW });
    node.setKubeconfigAuthority('etc/kubernetes/scheduler.conf', await node.otherAuthority('other'));
    assert.deepEqual(rotationsOf((await inspectFiles(node.files, NOW)).report), []);
  });

  describe('of one name in kubeconfigs next to each other', () => {
    const conf = (server: string, trusted: string, client: IssuedCertificate) => `apiVersion: v1
kind: Config
clusters: [{name: c, cluster: {server: "${server}", certificate-authority-data: ${base64(trusted)}}}]
users: [{name: u, user: {client-certificate-data: ${base64(client.pem)}, client-key-data: ${base64(privateKeyPem(client.spec.key))}}}]
contexts: [{name: x, context: {cluster: c, user: u}}]
current-context: x
`;
    /** The generations of each rotation that two kubeconfigs of two CAs show. */
    const generations = async (servers: readonly string[], isTrustingBoth = false, isClientOfFirst = false) => {
      const node = await openNode({ keyAlgorithm: 'ECDSA-P256', now: NOW });
      const one = node.authorities.ca.signer;
      const cas = [one, await node.otherAuthority('kubernetes')];
      const { serial, ...spec } = node.certificate('etc/kubernetes/scheduler.conf').spec;
      const files = servers.map((server, at) => {
        const ca = cas[at] ?? one;
        const client = issue({ ...spec, issuer: isClientOfFirst ? one : ca });
        const trusted = isTrustingBoth ? cas.map(({ pem }) => pem).join('') : ca.pem;
        return [`cluster-${at}/admin.kubeconfig`, conf(server, trusted, client)] as const;
      });
      const { report } = await inspectFiles(new Map(files), NOW);
      return rotationsOf(report).map((rotation) => rotation.generations.length);
    };
    const APART = ['https://one.example.org:6443', 'https://two.example.org:6443'];
    const SAME = ['https://one.example.org:6443', 'https://one.example.org:6443'];

    it('is not a rotation at two servers, or at loopback addresses', async () => {
      assert.deepEqual(await generations(APART), []);
      assert.deepEqual(await generations(['https://127.0.0.1:6443', 'https://127.0.0.1:6443']), []);
    });

    it('is one of one server, a bundle of both, or a user whom the other CA signed', async () => {
      assert.deepEqual(await generations(SAME), [2]);
      assert.deepEqual(await generations(APART, true), [2]);
      assert.deepEqual(await generations(APART, false, true), [2]);
    });
  });

  it('of three control-plane nodes goes through nine states, and no connection is interrupted between two', async () => {
    const pkis: NodePki[] = [];
    await buildCluster({ nodes: 3, keyAlgorithm: 'ECDSA-P256', edit: (_, pki) => void pkis.push(pki) });
    const [first] = pkis;
    assert.ok(first);
    const old = first.certificate(CA);
    const next = await first.otherAuthority('kubernetes');
    const snapshot = async () => {
      const files: NodeFiles = new Map(
        pkis.flatMap((pki, at) => [...pki.files].map(([path, content]) => [`cp-${at + 1}/${path}`, content] as const)),
      );
      return (await inspectFiles(files, NOW)).report;
    };
    const trustInFiles = (pki: NodePki, one: IssuedCertificate, ...others: readonly IssuedCertificate[]) =>
      pki.setCertificate(CA, one, others);
    const trustInConfs = (pki: NodePki, ...authorities: readonly IssuedCertificate[]) => {
      const data = base64(authorities.map(({ pem }) => pem).join(''));
      for (const conf of confsOf(pki)) pki.setField(conf, 'certificate-authority-data', data);
    };
    const reissue = (pki: NodePki) => {
      const leaves = ['apiserver.crt', 'apiserver-kubelet-client.crt'].map((name) => `etc/kubernetes/pki/${name}`);
      const clients = confsOf(pki).filter((path) => !path.endsWith('kubelet.conf'));
      for (const leaf of [...leaves, ...clients]) pki.replaceCertificate(leaf, { issuer: next });
    };
    const each = (nodes: readonly NodePki[], action: (pki: NodePki) => void) => () => {
      for (const pki of nodes) action(pki);
    };
    const steps: readonly (() => void)[] = [
      () => {},
      each([first], (pki) => trustInFiles(pki, old, next)),
      each(pkis.slice(1), (pki) => trustInFiles(pki, old, next)),
      each(pkis, (pki) => trustInConfs(pki, old, next)),
      each([first], reissue),
      each(pkis.slice(1), reissue),
      each(pkis, reissueKubelet),
      each(pkis, (pki) => trustInConfs(pki, next)),
      each(pkis, (pki) => trustInFiles(pki, next)),
    ];
    const states: string[] = [];
    let before: Report | undefined;
    for (const take of steps) {
      take();
      const report = await snapshot();
      states.push(told(report));
      if (before) {
        const { interrupted, connections } = await compareReports(before, report, NOW.getTime(), createScheduler());
        assert.deepEqual(interrupted, [], states.at(-1));
        // The file of the signing CA is a bundle meanwhile, which kube-controller-manager does not sign by.
        for (const one of connections.filter(({ kind }) => kind !== 'signing'))
          assert.equal(one.after?.verdict === 'broken', false, `${one.from} ${one.to} ${states.length}`);
      }
      before = report;
    }
    assert.deepEqual(states, [
      'none',
      'kubernetes: 16 trust 19 signed, 1 trust 0 signed; Add the new CA',
      'kubernetes: 16 trust 19 signed, 3 trust 0 signed; Add the new CA',
      'kubernetes: 16 trust 19 signed, 16 trust 0 signed; Reissue the {leaves} certificates',
      'kubernetes: 16 trust 13 signed, 16 trust 6 signed; Reissue the {leaves} certificates',
      'kubernetes: 16 trust 3 signed, 16 trust 16 signed; Reissue the {leaves} certificates',
      'kubernetes: 16 trust 0 signed, 16 trust 19 signed; The old CA may',
      'kubernetes: 3 trust 0 signed, 16 trust 19 signed; The old CA may',
      'none',
    ]);

    /** The files of the kubelet after a new request. */
    function reissueKubelet(pki: NodePki) {
      const path = [...pki.files.keys()].find((one) => /kubelet-client-\d/.test(one)) ?? '';
      pki.replaceCertificate(path, { issuer: next });
    }
  });

  it('of service-account keys says which one signs', async () => {
    const node = await openNode({ keyAlgorithm: 'ECDSA-P256' });
    const other = await key('old service account');
    node.put('etc/kubernetes/pki/old-sa.key', privateKeyPem(other));
    node.setText('etc/kubernetes/manifests/kube-apiserver.yaml', (text) =>
      text.replace(
        /^( *- )--service-account-key-file=.*$/m,
        '$&\n$1--service-account-key-file=/etc/kubernetes/pki/old-sa.key',
      ),
    );
    const [rotation] = rotationsOf((await inspectFiles(node.files, NOW)).report);
    assert.deepEqual(
      rotation?.generations.map(({ place, signs }) => [place.uri.split('/').at(-1), signs.length]),
      [
        ['old-sa.key', 0],
        ['sa.pub', 1],
      ],
    );
    assert.equal(rotation.name, undefined);
  });
});
