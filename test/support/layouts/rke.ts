import { BOTH, CLIENT, type Layout, LayoutFiles } from './layout.ts';

const FOLDER = '/etc/kubernetes/ssl';

/** RKE: containers that RKE starts over SSH, so only certificates and kubeconfigs are on the node, and one pair serves for both ends. */
export const rke: Layout = async (now) => {
  const layout = new LayoutFiles('rke', now);
  const put = (name: string, made: Awaited<ReturnType<LayoutFiles['authority']>>) =>
    layout.pair(made, `${FOLDER.slice(1)}/${name}.pem`, `${FOLDER.slice(1)}/${name}-key.pem`);
  const putKubeconfig = (name: string) => {
    const [path, kubeconfig] = [`${FOLDER}/${name}`, `${FOLDER.slice(1)}/kubecfg-${name}.yaml`];
    layout.byPath(kubeconfig, 'https://127.0.0.1:6443', `${FOLDER}/kube-ca.pem`, `${path}.pem`, `${path}-key.pem`);
  };
  const ca = await layout.authority({ commonName: 'kube-ca' });
  const frontCa = await layout.authority({ commonName: 'kube-apiserver-requestheader-ca' });
  put('kube-ca', ca);
  put('kube-apiserver-requestheader-ca', frontCa);
  const sans = [
    'dns:kubernetes',
    'dns:kubernetes.default',
    'dns:kubernetes.default.svc',
    'dns:kubernetes.default.svc.cluster.local',
    'dns:localhost',
    'dns:node-1',
    'ip:10.0.0.10',
    'ip:127.0.0.1',
    'ip:10.43.0.1',
  ] as const;
  put('kube-apiserver', await layout.leaf(ca, { commonName: 'kube-apiserver' }, { purposes: BOTH, sans }));
  put('kube-etcd-10-0-0-10', await layout.leaf(ca, { commonName: 'kube-etcd' }, { purposes: BOTH, sans }));
  const proxy = { commonName: 'kube-apiserver-proxy-client' };
  put('kube-apiserver-proxy-client', await layout.leaf(frontCa, proxy, { purposes: CLIENT }));
  for (const name of ['kube-apiserver-proxy-client', 'kube-apiserver-requestheader-ca']) putKubeconfig(name);
  put(
    'kube-service-account-token',
    await layout.leaf(ca, { commonName: 'kube-service-account-token' }, { purposes: BOTH, sans }),
  );
  for (const [name, subject] of [
    ['kube-scheduler', { commonName: 'system:kube-scheduler' }],
    ['kube-controller-manager', { commonName: 'system:kube-controller-manager' }],
    ['kube-proxy', { commonName: 'system:kube-proxy' }],
    ['kube-node', { commonName: 'system:node', organizations: ['system:nodes'] }],
  ] as const) {
    put(name, await layout.leaf(ca, subject, { purposes: CLIENT }));
    putKubeconfig(name);
  }
  const admin = { commonName: 'kube-admin', organizations: ['system:masters'] };
  put('kube-admin', await layout.leaf(ca, admin, { purposes: CLIENT }));
  return layout.files;
};
