import { flagText } from '../../cluster/nodes/flags.ts';
import { isUnset } from '../../cluster/nodes/settings.ts';
import { flagSpec, flagSpecs } from '../../kubernetes/flags/flagTable.ts';
import { isNear } from '../../kubernetes/values/editDistance.ts';
import { createBoundedCache } from '../../model/collections/boundedCache.ts';
import type { ComponentName, Flag } from '../../model/documents/component.ts';
import { derived } from '../../model/memo/derived.ts';
import type { ComponentView } from '../../model/node.ts';
import { isOnCommandLine } from '../subjects/givenFlags.ts';

/** Why a component does not know a flag. */
export type FlagMistake =
  /** Another component does; `counterpart` is what this one calls the same. */
  | { readonly kind: 'foreign'; readonly owner: ComponentName; readonly counterpart?: string | undefined }
  | { readonly kind: 'misspelt'; readonly meant: string };

/** Flags that one component alone has. */
const OWN: Readonly<Partial<Record<ComponentName, readonly string[]>>> = {
  etcd: [
    ...['cert-file', 'key-file', 'trusted-ca-file', 'client-cert-auth', 'client-cert-file', 'client-key-file'],
    ...[
      'peer-cert-file',
      'peer-key-file',
      'peer-trusted-ca-file',
      'peer-client-cert-auth',
      'auto-tls',
      'peer-auto-tls',
    ],
    ...['listen-client-urls', 'advertise-client-urls', 'listen-peer-urls', 'initial-advertise-peer-urls'],
    ...['initial-cluster', 'cipher-suites', 'tls-max-version', 'peer-cert-allowed-cn', 'listen-metrics-urls'],
  ],
  'kube-apiserver': [
    ...['etcd-servers', 'etcd-cafile', 'etcd-certfile', 'etcd-keyfile', 'kubelet-client-certificate'],
    ...['kubelet-client-key', 'kubelet-certificate-authority', 'proxy-client-cert-file', 'proxy-client-key-file'],
    ...['service-account-key-file', 'service-account-signing-key-file', 'service-account-issuer'],
    ...['advertise-address', 'token-auth-file', 'oidc-ca-file', 'enable-bootstrap-token-auth'],
  ],
  'kube-controller-manager': [
    ...['cluster-signing-cert-file', 'cluster-signing-key-file', 'root-ca-file', 'service-account-private-key-file'],
  ],
};

/** Flags of every kube component, but not of etcd. */
const KUBERNETES = ['tls-cert-file', 'tls-private-key-file', 'client-ca-file', 'tls-cipher-suites', 'kubeconfig'];

/** The component's own similar names: for etcd, then for the others. */
const COUNTERPARTS: Readonly<Record<string, string>> = {
  'tls-cert-file': 'cert-file',
  'tls-private-key-file': 'key-file',
  'client-ca-file': 'trusted-ca-file',
  'tls-cipher-suites': 'cipher-suites',
  'etcd-cafile': 'trusted-ca-file',
  'etcd-certfile': 'cert-file',
  'etcd-keyfile': 'key-file',
  'cert-file': 'tls-cert-file',
  'key-file': 'tls-private-key-file',
  'trusted-ca-file': 'client-ca-file',
  'cipher-suites': 'tls-cipher-suites',
  'service-account-private-key-file': 'service-account-signing-key-file',
  'service-account-signing-key-file': 'service-account-private-key-file',
  'root-ca-file': 'client-ca-file',
};

/** Typos that are further from the real name than two characters. */
const SLIPS: Readonly<Record<string, string>> = {
  'client-ca': 'client-ca-file',
  'tls-cert': 'tls-cert-file',
  'tls-key-file': 'tls-private-key-file',
  'tls-private-key': 'tls-private-key-file',
  'kubelet-client-cert': 'kubelet-client-certificate',
  'kubelet-client-cert-file': 'kubelet-client-certificate',
  'kubelet-client-key-file': 'kubelet-client-key',
  'kubelet-ca-file': 'kubelet-certificate-authority',
  'trusted-ca': 'trusted-ca-file',
  'peer-trusted-ca': 'peer-trusted-ca-file',
  'client-auth': 'client-cert-auth',
};

/** Components of whose flags the table has a part, or none. */
const PARTLY_KNOWN: ReadonlySet<ComponentName> = new Set<ComponentName>([
  'kube-proxy',
  'etcdbrctl',
  'clustermesh-etcd',
  'clustermesh-apiserver',
  'cilium-agent',
  'hubble-relay',
  'etcd-manager',
]);

const MAX_DISTANCE = 2;
/** Shorter names are too close to other valid names. */
const MIN_LENGTH = 8;

/** Undefined for a flag that some release of the component knows, and for one that is close to none of its flags. */
export function flagMistake(component: ComponentName, flag: Flag): FlagMistake | undefined {
  const { name } = flag;
  if (PARTLY_KNOWN.has(component) || !isOnCommandLine(flag) || flagSpec(component, name)) return undefined;
  const owner = ownerOf(component, name);
  if (owner) {
    const counterpart = COUNTERPARTS[name];
    return { kind: 'foreign', owner, counterpart: counterpart && flagSpec(component, counterpart) && counterpart };
  }
  const slip = SLIPS[name];
  if (slip && flagSpec(component, slip)) return { kind: 'misspelt', meant: slip };
  const near = nearNames.get(`${component} ${name}`, () => nearName(component, name));
  return near === undefined ? undefined : { kind: 'misspelt', meant: near };
}

/** The same flags occur on every node, and several rules ask for each; room for what one file of a megabyte can hold. */
const nearNames = createBoundedCache<string | undefined>(20_000);

function nearName(component: ComponentName, name: string): string | undefined {
  // A removed flag is never the intended one.
  return flagSpecs(component).find(
    ({ name: known, versions }) =>
      versions?.until === undefined && known.length >= MIN_LENGTH && isNear(known, name, MAX_DISTANCE),
  )?.name;
}

/** Whether it is known that the component runs without the flag, and none that it does not know was evidently meant for it. */
export function isAbsent(component: ComponentView, name: string): boolean {
  return isUnset(component, name).is === 'yes' && !isMeant(component, name);
}

/** Whether a flag is set, or was evidently meant to be by a flag that the component does not know. */
export function isMeant(component: ComponentView, name: string): boolean {
  if (flagText(component, name)) return true;
  return meantFlags(component).has(name);
}

/** The intended names of the flags that the component does not know. */
const meantFlags = derived((component: ComponentView): ReadonlySet<string> => {
  const meant = new Set<string>();
  for (const { flag } of component.flags) {
    const mistake = flagMistake(component.name, flag);
    if (mistake?.kind === 'foreign' && mistake.counterpart !== undefined) meant.add(mistake.counterpart);
    else if (mistake?.kind === 'misspelt') meant.add(mistake.meant);
  }
  return meant;
});

function ownerOf(component: ComponentName, name: string): ComponentName | undefined {
  for (const owner of ['etcd', 'kube-apiserver', 'kube-controller-manager'] as const) {
    if (owner !== component && OWN[owner]?.includes(name)) return owner;
  }
  return component === 'etcd' && KUBERNETES.includes(name) ? 'kube-apiserver' : undefined;
}
