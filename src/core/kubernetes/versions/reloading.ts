import { etcdIssue, etcdPull, kubernetesPull, kubernetesSource } from './sources.ts';

/** The part of an end in a handshake: its certificate and key, or the CAs by which it verifies the other end. */
export type HandshakePart = 'pair' | 'trust';

/**
 * When a running component uses what is written over a file: `handshake`: for each new connection; `seconds`: it watches the file; `minutes`: it
 * looks at the file at most every five minutes, with a request; `restart`: only when it starts.
 */
export type ReloadMoment = 'handshake' | 'seconds' | 'minutes' | 'restart';

/**
 * Behavior of a running component when its files are overwritten. Tried with Kubernetes 1.24.17, 1.28.15 and 1.37.2 and etcd
 * 3.6.6; what is said of a kubelet that renews its certificate is read in its source.
 */
export interface PartReload {
  /** The flags or fields that name the files, for the documentation. */
  readonly files: string;
  readonly moment: ReloadMoment;
  /** The minor release of Kubernetes that first does so, after `restart`; 0: all that are known. Absent for `restart`. */
  readonly since?: number;
  /** It goes on with what it had if it cannot use the new content. Otherwise new connections fail. */
  readonly keeps?: true;
  readonly source: string;
}

export interface Reloading {
  /** In English, for the documentation. */
  readonly who: string;
  readonly pair?: PartReload;
  readonly trust?: PartReload;
}

function restart(files: string, source: string): PartReload {
  return { files, moment: 'restart', source };
}

const CLIENT_TRUST = {
  files: '`certificate-authority` of a kubeconfig, `--kubelet-certificate-authority`',
  moment: 'minutes',
  since: 36,
  keeps: true,
  source: kubernetesPull(132922),
} as const;

/** The files that running components read again by themselves. None of them reads the embedded data of a kubeconfig again. */
export const RELOADING = {
  etcd: {
    who: 'etcd, to clients and to other members',
    pair: { files: '`--cert-file`, `--peer-cert-file`', moment: 'handshake', since: 0, source: etcdPull(7829) },
    trust: restart('`--trusted-ca-file`, `--peer-trusted-ca-file`', etcdIssue(11555)),
  },
  apiserver: {
    who: 'kube-apiserver, to its clients',
    pair: {
      files: '`--tls-cert-file`, `--tls-sni-cert-key`',
      moment: 'seconds',
      since: 17,
      keeps: true,
      source: kubernetesPull(84200),
    },
    trust: {
      files: '`--client-ca-file`, `--requestheader-client-ca-file`',
      moment: 'seconds',
      since: 19,
      keeps: true,
      source: kubernetesPull(90360),
    },
  },
  serviceAccounts: {
    who: 'kube-apiserver, with the keys of service account tokens',
    pair: restart(
      '`--service-account-signing-key-file`',
      kubernetesSource('v1.37.2', 'pkg/controlplane/apiserver/options/options.go'),
    ),
    trust: restart(
      '`--service-account-key-file`',
      kubernetesSource('v1.37.2', 'pkg/kubeapiserver/options/authentication.go'),
    ),
  },
  aggregator: {
    who: 'kube-apiserver, to extension API servers',
    pair: {
      files: '`--proxy-client-cert-file`',
      moment: 'seconds',
      since: 20,
      keeps: true,
      source: kubernetesPull(92791),
    },
    trust: { files: '`caBundle` of the APIService', moment: 'seconds', since: 0, source: kubernetesPull(92791) },
  },
  etcdClient: {
    who: 'kube-apiserver, to etcd',
    pair: { files: '`--etcd-certfile`', moment: 'handshake', since: 0, source: etcdPull(7829) },
    trust: restart('`--etcd-cafile`', etcdIssue(11555)),
  },
  client: {
    who: 'Clients of kube-apiserver, and kube-apiserver to kubelets; what a kubeconfig itself holds, never',
    pair: {
      files: '`client-certificate` of a kubeconfig, `--kubelet-client-certificate`',
      moment: 'handshake',
      since: 18,
      source: kubernetesPull(79083),
    },
    trust: CLIENT_TRUST,
  },
  renewingKubelet: {
    who: 'The kubelet, to kube-apiserver, if it renews its certificate',
    pair: restart('`client-certificate` of its kubeconfig', kubernetesSource('v1.37.2', 'cmd/kubelet/app/server.go')),
    trust: { ...CLIENT_TRUST, files: '`certificate-authority` of its kubeconfig' },
  },
  delegated: {
    who: 'kube-controller-manager and kube-scheduler, to their clients',
    pair: { files: '`--tls-cert-file`', moment: 'seconds', since: 17, keeps: true, source: kubernetesPull(84200) },
    trust: {
      files: '`--client-ca-file`',
      moment: 'seconds',
      since: 17,
      keeps: true,
      source: kubernetesPull(83579),
    },
  },
  signer: {
    who: 'kube-controller-manager, with what it signs requests with and what it publishes to pods',
    pair: {
      files: '`--cluster-signing-cert-file` and the others of `--cluster-signing-*`',
      moment: 'seconds',
      since: 18,
      keeps: true,
      source: kubernetesPull(86816),
    },
    trust: restart('`--root-ca-file`', kubernetesPull(137410)),
  },
  kubelet: {
    who: 'kubelet, to kube-apiserver',
    pair: { files: '`tlsCertFile`', moment: 'seconds', since: 31, keeps: true, source: kubernetesPull(124574) },
    trust: {
      files: '`clientCAFile`',
      moment: 'seconds',
      since: 18,
      keeps: true,
      source: kubernetesSource('v1.18.20', 'cmd/kubelet/app/auth.go'),
    },
  },
} as const satisfies Readonly<Record<string, Reloading>>;

/** When a component of a release uses new content. A release that is not known counts as one that reads its files only once. */
export function reloadMoment(part: PartReload | undefined, minor: number | undefined): ReloadMoment {
  if (part?.since === undefined) return 'restart';
  return part.since === 0 || (minor ?? -1) >= part.since ? part.moment : 'restart';
}
