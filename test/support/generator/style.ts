import type { Draw } from '../../fuzz/draw.ts';
import type { LayoutPlan } from './layoutPlan.ts';

/** How a command line is written in a manifest. */
export type PodStyle =
  | 'list'
  | 'two items'
  | 'command and args'
  | 'shell block'
  | 'shell string'
  | 'go-runner'
  | 'single quotes'
  | 'double quotes'
  | 'flow list'
  | 'folded'
  | 'json';

/** How a unit gets its flags. */
export type UnitStyle =
  | 'one line'
  | 'continued'
  | 'two words'
  | 'environment file'
  | 'environment'
  | 'several variables';

/** How etcd is configured. */
export type EtcdStyle = 'flags' | 'variables' | 'configuration';

/** Matters of taste in a node's files. */
export interface Style {
  readonly pod: PodStyle;
  readonly unit: UnitStyle;
  readonly etcd: EtcdStyle;
  /** A manifest mounts each file by itself. */
  readonly singleMounts: boolean;
  /** Pods see the PKI in another folder than the host's. */
  readonly remounted: boolean;
  readonly sidecar: boolean;
  /** kubelet settings that stand in a drop-in directory. */
  readonly dropIn: boolean;
  /** `/hyperkube kube-apiserver`, while there was such an image. */
  readonly hyperkube: boolean;
}

const POD_STYLES: readonly PodStyle[] = [
  'list',
  'two items',
  'command and args',
  'shell block',
  'shell string',
  'go-runner',
  'single quotes',
  'double quotes',
  'flow list',
  'folded',
  'json',
];
const UNIT_STYLES: readonly UnitStyle[] = [
  'one line',
  'continued',
  'two words',
  'environment file',
  'environment file',
  'environment',
  'several variables',
];

export function drawStyle(draw: Draw, layout: LayoutPlan): Style {
  const free = layout.runs === 'pods' && layout.name === 'pods';
  const etcd: EtcdStyle =
    layout.name === 'kubespray'
      ? 'variables'
      : layout.name === 'rke2' || layout.name === 'k3s'
        ? 'configuration'
        : layout.runs === 'units'
          ? draw.pick(['flags', 'variables', 'configuration'] as const)
          : free && draw.chance(4)
            ? 'variables'
            : 'flags';
  return {
    pod: free || draw.chance(6) ? draw.pick(POD_STYLES) : 'list',
    unit: draw.pick(UNIT_STYLES),
    etcd,
    singleMounts: layout.name === 'rke2' || (free && draw.chance(3)),
    remounted: free && draw.chance(3),
    sidecar: layout.runs !== 'units' && draw.chance(4),
    dropIn: draw.chance(6),
    hyperkube: draw.chance(3),
  };
}
