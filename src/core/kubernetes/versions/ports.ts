import type { ComponentName } from '../../model/documents/component.ts';
import type { SourcedRange } from '../../model/documents/version.ts';
import { before, kubernetesPull } from './sources.ts';

/** A port of plain http without authentication, on unless a flag turns it off. */
export interface InsecurePort {
  readonly component: ComponentName;
  /** The default, without a flag. */
  readonly port: number;
  readonly address: string;
  /** The flags that change it, later ones under the names of other releases. */
  readonly portFlags: readonly string[];
  readonly addressFlags: readonly string[];
  /** The releases that serve it; later ones up to 1.23 take the flags and serve nothing. */
  readonly versions: SourcedRange;
}

/** The insecure ports of the control plane. */
export const INSECURE_PORTS: readonly InsecurePort[] = [
  {
    component: 'kube-apiserver',
    port: 8080,
    address: '127.0.0.1',
    portFlags: ['insecure-port', 'port'],
    addressFlags: ['insecure-bind-address', 'address'],
    versions: before(20, kubernetesPull(95856)),
  },
  {
    component: 'kube-controller-manager',
    port: 10252,
    address: '0.0.0.0',
    portFlags: ['port'],
    addressFlags: ['address'],
    versions: before(22, kubernetesPull(96216)),
  },
  {
    component: 'kube-scheduler',
    port: 10251,
    address: '0.0.0.0',
    portFlags: ['port'],
    addressFlags: ['address'],
    versions: before(23, kubernetesPull(96345)),
  },
];

/** The insecure port that a component has in some releases; undefined for one that never had any. */
export function insecurePort(component: ComponentName): InsecurePort | undefined {
  return INSECURE_PORTS.find((one) => one.component === component);
}

const SECURE_PORTS: Partial<Readonly<Record<ComponentName, number>>> = {
  'kube-apiserver': 6443,
  'kube-controller-manager': 10257,
  'kube-scheduler': 10259,
  kubelet: 10250,
};

/** The https port of a component where no flag says otherwise, the same in every release that serves it. */
export function securePort(component: ComponentName): number | undefined {
  return SECURE_PORTS[component];
}
