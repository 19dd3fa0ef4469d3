import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { flagsOfSide } from '../../kubernetes/flags/flagTable.ts';
import { BEHAVIORS } from '../../kubernetes/versions/behaviors.ts';
import type { VersionedRefusal } from '../../model/artifacts/goError.ts';
import type { ComponentView } from '../../model/node.ts';
import { configurations, kubeconfig, kubeletConfiguration, kubeletKubeconfig } from './loadingSteps.ts';
import { StartReader } from './startReader.ts';
import type { StartStep } from './startStep.ts';

/** The files that a component reads, in its order as far as that is known. */
export function startSteps(
  component: ComponentView,
  hasKeys: boolean,
  accepts: (refusal: VersionedRefusal) => boolean,
): readonly StartStep[] {
  const reader = new StartReader(component, hasKeys, accepts);
  switch (component.name) {
    // The key for tokens completes the options; then k8s.io/apiserver pkg/server/options: serving, authentication; then what needs etcd, last the clients of kubelets and the aggregator.
    case 'kube-apiserver':
      return [
        SIGNING_KEY,
        reader.dynamicPair('serving-cert', 'listens api'),
        reader.sniPairs(),
        reader.dynamicBundle('client-ca-bundle', 'listens api'),
        reader.dynamicBundle('request-header', 'listens aggregation'),
        reader.tokenKeys('verifies tokens'),
        ...configurations(component),
        OTHER_FILES,
        ...(reader.usesTls('etcd-servers') ? etcdClientFiles(reader, prefixOfEtcdErrors(component)) : []),
        ...configurations(component, true),
        { flags: KUBELET_FLAGS, isLate: true, failure: () => undefined },
        { ...reader.dynamicPair('aggregator-proxy-cert', 'connects aggregation'), isLate: true },
      ];
    // server/embed: listeners of peers before those of clients, which wait until the members have a leader.
    case 'etcd':
      return [
        ...reader.listener('listen-peer-urls', 'listens etcd-peer'),
        ...reader.listener('listen-client-urls', 'listens etcd').map((step) => ({ ...step, isLate: true })),
        OTHER_FILES,
      ];
    // cmd/kubelet/app, NewKubeletCommand, InitializeTLS and run.
    case 'kubelet':
      return [
        kubeletConfiguration(component),
        reader.kubeletBundle('listens kubelet'),
        OTHER_FILES,
        kubeletKubeconfig(component),
      ];
    case 'kube-controller-manager':
    case 'kube-scheduler':
      return [...configurations(component), kubeconfig(component), OTHER_FILES, reader.delegatedClientBundle()];
    case 'kube-proxy':
      return [...configurations(component), kubeconfig(component), OTHER_FILES];
    default:
      return [OTHER_FILES];
  }
}

function etcdClientFiles(reader: StartReader, prefix: string): readonly StartStep[] {
  return [reader.etcdPair('connects etcd', prefix), reader.bundle('etcd', 'connects etcd', prefix)];
}

/** As much as all possible releases put before an error of etcd's client files. */
function prefixOfEtcdErrors(component: ComponentView): string {
  if (holdsFor(component, BEHAVIORS.etcdByLeases) !== 'yes') return '';
  const leases = holdsFor(component, BEHAVIORS.etcdByPeers) === 'no' ? 'Error creating leases: ' : '';
  return `${leases}error creating storage factory: `;
}

/** Files of which no more is known than that they must be there. */
const OTHER_FILES: StartStep = { failure: () => undefined };

const SIGNING_KEY: StartStep = {
  flags: flagsOfSide('kube-apiserver', 'signs tokens', 'signingKey'),
  prefix: 'failed to parse service-account-issuer-key-file: ',
  isEarly: true,
  failure: () => undefined,
};

const KUBELET_FLAGS = flagsOfSide('kube-apiserver', 'connects kubelet', 'certificate', 'privateKey', 'trustBundle');
