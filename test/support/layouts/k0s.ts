import type { IssuedCertificate } from '../certificates.ts';
import type { NameSpec } from '../distinguishedName.ts';
import { privateKeyPem } from '../keyPair.ts';
import { BOTH, CLIENT, type Layout, LayoutFiles, type LeafOptions, SERVER } from './layout.ts';

const DATA = 'var/lib/k0s';

const PKI = `${DATA}/pki`;

/** A pair of k0s' controller: every certificate is for servers and clients (k0s, pkg/certificate/manager.go). */
async function pair(
  layout: LayoutFiles,
  name: string,
  issuer: IssuedCertificate,
  subject: NameSpec,
  sans?: LeafOptions['sans'],
): Promise<IssuedCertificate> {
  const leaf = await layout.leaf(issuer, subject, { purposes: BOTH, sans });
  layout.pair(leaf, `${PKI}/${name}.crt`, `${PKI}/${name}.key`);
  return leaf;
}

function subjectOf(commonName: string, organization: string): NameSpec {
  return { commonName, organizations: [organization] };
}

async function addControlPlane(layout: LayoutFiles): Promise<IssuedCertificate> {
  const make = async (name: string, commonName: string) => {
    const authority = await layout.authority({ commonName });
    layout.pair(authority, `${PKI}/${name}.crt`, `${PKI}/${name}.key`);
    return authority;
  };
  const [ca, proxyCa, etcdCa] = [
    await make('ca', 'kubernetes-ca'),
    await make('front-proxy-ca', 'kubernetes-front-proxy-ca'),
    await make('etcd/ca', 'etcd-ca'),
  ];
  const hosts = [
    'dns:kubernetes',
    'dns:kubernetes.default',
    'dns:kubernetes.default.svc',
    'dns:kubernetes.default.svc.cluster.local',
    'dns:localhost',
    'ip:127.0.0.1',
    'ip:10.0.0.10',
    'ip:10.96.0.1',
  ] as const;
  await pair(layout, 'server', ca, subjectOf('kubernetes', 'kubernetes'), hosts);
  await pair(layout, 'k0s-api', ca, subjectOf('k0s-api', 'kubernetes'), hosts);
  await pair(layout, 'apiserver-kubelet-client', ca, subjectOf('apiserver-kubelet-client', 'system:masters'));
  await pair(layout, 'front-proxy-client', proxyCa, subjectOf('front-proxy-client', 'front-proxy-client'));
  const local = ['ip:127.0.0.1', 'dns:localhost'] as const;
  await pair(
    layout,
    'apiserver-etcd-client',
    etcdCa,
    subjectOf('apiserver-etcd-client', 'apiserver-etcd-client'),
    local,
  );
  await pair(layout, 'etcd/server', etcdCa, subjectOf('etcd-server', 'etcd-server'), local);
  await pair(layout, 'etcd/peer', etcdCa, subjectOf('10.0.0.10', 'etcd-peer'), ['ip:10.0.0.10']);
  for (const [name, commonName, organization] of [
    ['admin', 'kubernetes-admin', 'system:masters'],
    ['ccm', 'system:kube-controller-manager', 'system:kube-controller-manager'],
    ['scheduler', 'system:kube-scheduler', 'system:kube-scheduler'],
    ['konnectivity', 'kubernetes-konnectivity', 'system:masters'],
  ] as const) {
    const client = await pair(layout, name, ca, subjectOf(commonName, organization));
    layout.embedded(`${PKI}/${name}.conf`, 'https://localhost:6443', ca, client);
  }
  await layout.serviceAccountKeys(`${PKI}/sa.pub`, `${PKI}/sa.key`);
  return ca;
}

async function addWorker(layout: LayoutFiles, ca: IssuedCertificate): Promise<void> {
  const store = `${DATA}/kubelet/pki`;
  const subject = subjectOf('system:node:node-1', 'system:nodes');
  const current = async (kind: 'client' | 'server', certificate: IssuedCertificate) => {
    const name = `${store}/kubelet-${kind}-2026-05-02-12-00-20.pem`;
    layout.put(name, `${certificate.pem}${privateKeyPem(certificate.key)}`);
    layout.files.set(`${store}/kubelet-${kind}-current.pem`, { linkTo: `/${name}` });
  };
  await current('client', await layout.leaf(ca, subject, { purposes: CLIENT }));
  await current('server', await layout.leaf(ca, subject, { purposes: SERVER, sans: ['dns:node-1', 'ip:10.0.0.10'] }));
  const path = `/${store}/kubelet-client-current.pem`;
  layout.byPath(`${DATA}/kubelet.conf`, 'https://10.0.0.10:6443', `/${PKI}/ca.crt`, path, path);
}

/** k0s, `controller --enable-worker`: its components are its children, so no pods and no units with flags. */
export const k0s: Layout = async (now) => {
  const layout = new LayoutFiles('k0s', now);
  await addWorker(layout, await addControlPlane(layout));
  layout.put(
    'etc/k0s/k0s.yaml',
    'apiVersion: k0s.k0sproject.io/v1beta1\nkind: ClusterConfig\nmetadata: {name: k0s}\nspec:\n  api:\n    address: 10.0.0.10\n    sans: [10.0.0.10]\n  storage:\n    type: etcd\n    etcd: {peerAddress: 10.0.0.10}\n',
  );
  layout.put(
    'etc/systemd/system/k0scontroller.service',
    '[Service]\nDelegate=yes\nExecStart=/usr/local/bin/k0s controller --config=/etc/k0s/k0s.yaml --enable-worker=true\n',
  );
  return layout.files;
};
