import type { Difference } from './compare.ts';

/** A class of differences that is understood and still open. */
export interface KnownDifference {
  readonly id: string;
  /** The component or connection. */
  readonly name: RegExp;
  readonly foretold: RegExp;
  readonly real: RegExp;
  /** What a reader should make of it; a sentence of docs/agreement.md. */
  readonly reason: string;
}

const STARTS = /^starts$/;

/** The last log line of a component that could not renew its lease; the components spell it differently. */
export const LEASE_LOST = /leaderelection lost/i;

/** Every difference that a run may show. One that no run of all seeds shows any more has to go. */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    id: 'apiserver-without-etcd',
    name: /^kube-apiserver$/,
    foretold: STARTS,
    real: /etcd grpc connection not ready|error creating storage factory: context deadline exceeded|"command failed" err="context deadline exceeded"/,
    reason:
      'kube-apiserver exits 20 seconds after its start if no etcd can be used. The connection to etcd is reported as broken, what follows is not.',
  },
  {
    id: 'apiserver-service-account-key',
    name: /^kube-apiserver$/,
    foretold: STARTS,
    real: /failed to build token generator|error reading public key file/,
    reason: 'kube-apiserver exits if it cannot use a service account key. The key is reported, the exit is not.',
  },
  {
    id: 'controller-manager-without-tokens',
    name: /^kube-controller-manager$/,
    foretold: STARTS,
    real: /failed to discover resources|the server has asked for the client to provide credentials|: Unauthorized/,
    reason:
      'kube-controller-manager exits if kube-apiserver rejects the service account tokens that its controllers use. The tokens are reported, the exit is not.',
  },
  {
    id: 'controller-manager-signing-pair',
    name: /^kube-controller-manager$/,
    foretold: STARTS,
    real: /error reading CA cert file/,
    reason:
      'kube-controller-manager exits if it cannot use its signing pair. It is reported that certificates are not signed, the exit is not.',
  },
  {
    id: 'controller-client-ca',
    name: /^kube-(controller-manager|scheduler)$/,
    foretold: STARTS,
    real: /unable to load client CA provider/,
    reason:
      'kube-controller-manager and kube-scheduler exit if the file of `--client-ca-file` is not mounted or holds no certificate. The flag is reported, the exit is not.',
  },
  {
    id: 'kubeconfig-not-usable',
    name: /^kube-(controller-manager|scheduler)$/,
    foretold: STARTS,
    real: /invalid configuration|tls: private key does not match public key|unable to load in-cluster configuration|error loading config file|illegal base64|unable to load root certificates|tls: failed to (find|parse)/,
    reason: 'A component exits if it cannot use its kubeconfig. The kubeconfig is reported, the exit is not.',
  },
  {
    id: 'kubelet-without-credentials',
    name: /^kubelet$/,
    foretold: STARTS,
    real: /unable to load bootstrap kubeconfig|failed to initialize client certificate manager/,
    reason:
      'The kubelet exits if its client certificate cannot be used and it has no bootstrap kubeconfig. The certificate is reported, the exit is not.',
  },
  {
    id: 'kubelet-client-ca-missing',
    name: /^kubelet$/,
    foretold: STARTS,
    real: /failed to run Kubelet: open \S+: no such file|unable to load client CA file/,
    reason: 'The kubelet exits if `clientCAFile` is missing, which is not reported.',
  },
  {
    id: 'lease-lost',
    name: /^kube-(controller-manager|scheduler)$/,
    foretold: STARTS,
    real: LEASE_LOST,
    reason:
      'kube-controller-manager and kube-scheduler exit if kube-apiserver does not answer in time. kube-apiserver 1.28 does not if it is configured for konnectivity, whose server is not part of the tested nodes. In other cases the machine was too slow in four runs.',
  },
  {
    id: 'etcd-calls-itself',
    name: /^etcd$/,
    foretold: /^quiet$/,
    real: /rejected connection on client endpoint.*incompatible key usage/,
    reason:
      'etcd’s gateway presents the serving certificate to etcd itself. A certificate without clientAuth has a finding, but this connection is not listed.',
  },
  {
    id: 'etcd-flag-value',
    name: /^etcd$/,
    foretold: STARTS,
    real: /is not a valid flag/,
    reason: 'etcd exits if a word follows a flag that takes none. The flag is reported, the exit is not.',
  },
];

/** The class of a difference; undefined for a new one. */
export function knownDifference({ name, foretold, real }: Difference): KnownDifference | undefined {
  return KNOWN_DIFFERENCES.find(
    (known) => known.name.test(name) && known.foretold.test(foretold) && known.real.test(real),
  );
}
