import { CLIENT, type Layout, LayoutFiles, podText, SERVER } from './layout.ts';

/** OpenShift 4, in short: a revision of the API server's pod, its settings in a file, many CAs with bundles of several. */
export const openshift: Layout = async (now) => {
  const layout = new LayoutFiles('openshift', now);
  const host = '/etc/kubernetes/static-pod-resources/kube-apiserver-pod-12';
  const seen = '/etc/kubernetes/static-pod-resources';
  const certs = '/etc/kubernetes/static-pod-certs';
  const hostCerts = '/etc/kubernetes/static-pod-resources/kube-apiserver-certs';
  const unit = { organizationalUnits: ['openshift'] };
  const service = await layout.authority({ ...unit, commonName: 'kube-apiserver-service-network-signer' });
  const local = await layout.authority({ ...unit, commonName: 'kube-apiserver-localhost-signer' });
  const clients = await layout.authority({ ...unit, commonName: 'kube-control-plane-signer' });
  const kubelets = await layout.authority({ ...unit, commonName: 'kubelet-signer' });
  const aggregator = await layout.authority({
    commonName: 'openshift-kube-apiserver-operator_aggregator-client-signer@1767268800',
  });
  const etcd = await layout.authority({ ...unit, commonName: 'etcd-signer' });
  const put = (path: string, ...pems: readonly { readonly pem: string }[]) =>
    layout.put(path.slice(1), pems.map(({ pem }) => pem).join(''));
  const leaf = async (
    issuer: typeof service,
    commonName: string,
    folder: string,
    options: Parameters<LayoutFiles['leaf']>[2],
    organizations?: readonly string[],
  ) => {
    const made = await layout.leaf(issuer, { commonName, organizations }, options);
    layout.pair(made, `${folder.slice(1)}/tls.crt`, `${folder.slice(1)}/tls.key`, [issuer]);
  };
  await leaf(service, '172.30.0.1', `${hostCerts}/secrets/service-network-serving-certkey`, {
    purposes: SERVER,
    sans: [
      'dns:kubernetes',
      'dns:kubernetes.default',
      'dns:kubernetes.default.svc',
      'dns:kubernetes.default.svc.cluster.local',
      'ip:172.30.0.1',
    ],
  });
  await leaf(local, 'localhost', `${hostCerts}/secrets/localhost-serving-cert-certkey`, {
    purposes: SERVER,
    sans: ['dns:localhost', 'ip:127.0.0.1'],
  });
  await leaf(clients, 'system:kube-apiserver', `${hostCerts}/secrets/kubelet-client`, { purposes: CLIENT }, [
    'kube-master',
  ]);
  await leaf(aggregator, 'system:openshift-aggregator', `${hostCerts}/secrets/aggregator-client`, { purposes: CLIENT });
  await leaf(etcd, 'system:etcd:kube-apiserver', `${host}/secrets/etcd-client`, { purposes: CLIENT });
  put(`${hostCerts}/configmaps/client-ca/ca-bundle.crt`, kubelets, clients);
  put(`${hostCerts}/configmaps/aggregator-client-ca/ca-bundle.crt`, aggregator);
  put(`${host}/configmaps/etcd-serving-ca/ca-bundle.crt`, etcd);
  put(`${host}/configmaps/kubelet-serving-ca/ca-bundle.crt`, kubelets, clients);
  const accounts = `${host.slice(1)}/secrets/bound-service-account-signing-key`;
  await layout.serviceAccountKeys(`${accounts}/service-account.pub`, `${accounts}/service-account.key`);
  const settings = {
    apiVersion: 'kubecontrolplane.config.openshift.io/v1',
    kind: 'KubeAPIServerConfig',
    apiServerArguments: {
      'authorization-mode': ['Scope', 'SystemMasters', 'RBAC', 'Node'],
      'client-ca-file': [`${certs}/configmaps/client-ca/ca-bundle.crt`],
      'etcd-cafile': [`${seen}/configmaps/etcd-serving-ca/ca-bundle.crt`],
      'etcd-certfile': [`${seen}/secrets/etcd-client/tls.crt`],
      'etcd-keyfile': [`${seen}/secrets/etcd-client/tls.key`],
      'etcd-servers': ['https://10.0.3.17:2379', 'https://localhost:2379'],
      'kubelet-certificate-authority': [`${seen}/configmaps/kubelet-serving-ca/ca-bundle.crt`],
      'kubelet-client-certificate': [`${certs}/secrets/kubelet-client/tls.crt`],
      'kubelet-client-key': [`${certs}/secrets/kubelet-client/tls.key`],
      'proxy-client-cert-file': [`${certs}/secrets/aggregator-client/tls.crt`],
      'proxy-client-key-file': [`${certs}/secrets/aggregator-client/tls.key`],
      'requestheader-allowed-names': [
        'kube-apiserver-proxy',
        'system:kube-apiserver-proxy',
        'system:openshift-aggregator',
      ],
      'requestheader-client-ca-file': [`${certs}/configmaps/aggregator-client-ca/ca-bundle.crt`],
      'requestheader-username-headers': ['X-Remote-User'],
      'requestheader-group-headers': ['X-Remote-Group'],
      'requestheader-extra-headers-prefix': ['X-Remote-Extra-'],
      'service-account-issuer': ['https://kubernetes.default.svc'],
      'service-account-signing-key-file': [`${seen}/secrets/bound-service-account-signing-key/service-account.key`],
      'tls-cert-file': [`${certs}/secrets/service-network-serving-certkey/tls.crt`],
      'tls-private-key-file': [`${certs}/secrets/service-network-serving-certkey/tls.key`],
    },
    serviceAccountPublicKeyFiles: [`${seen}/secrets/bound-service-account-signing-key/service-account.pub`],
    servingInfo: { bindAddress: '0.0.0.0:6443', bindNetwork: 'tcp4' },
    servicesSubnet: '172.30.0.0/16',
  };
  layout.put(`${host.slice(1)}/configmaps/config/config.yaml`, `${JSON.stringify(settings)}\n`);
  const manifest = podText(
    'kube-apiserver',
    [
      'hyperkube',
      'kube-apiserver',
      `--openshift-config=${seen}/configmaps/config/config.yaml`,
      '--advertise-address=10.0.3.17',
      '-v=2',
      '--permit-address-sharing',
    ],
    [],
    'quay.io/openshift-release-dev/ocp-v4.0-art-dev@sha256:3b1f4a5b7c9d0e1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f8091',
  )
    .replace(
      '    volumeMounts:\n',
      `    volumeMounts:\n    - {name: resource-dir, mountPath: ${seen}}\n    - {name: cert-dir, mountPath: ${certs}}\n`,
    )
    .replace(
      '  volumes:\n',
      `  volumes:\n  - {name: resource-dir, hostPath: {path: ${host}}}\n  - {name: cert-dir, hostPath: {path: ${hostCerts}}}\n`,
    );
  layout.put('etc/kubernetes/manifests/kube-apiserver-pod.yaml', manifest);
  layout.put(`${host.slice(1)}/kube-apiserver-pod.yaml`, manifest);
  return layout.files;
};
