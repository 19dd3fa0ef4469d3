import { isTemplated } from '../../formats/placeholder.ts';
import { insecurePort } from '../../kubernetes/versions/ports.ts';
import type { ComponentView, FlagView } from '../../model/node.ts';
import { type Holds, holdsFor } from './componentVersion.ts';
import { flagView } from './flags.ts';
import { unknownOf } from './settings.ts';

/** The plain-http port of a component of the control plane, as its flags and its version make it. */
export interface InsecureServing {
  readonly port: number;
  readonly address: string;
  /** Whether the component's version serves it. */
  readonly isServed: Holds;
  /** Whether something else than the flags at hand may say otherwise. */
  readonly isOpen: boolean;
  /** The flags that set them; absent for a default. */
  readonly portFlag?: FlagView | undefined;
  readonly addressFlag?: FlagView | undefined;
}

/** Undefined for components that never had such a port, and where a flag turns it off or does not tell the number. */
export function insecureServing(component: ComponentView): InsecureServing | undefined {
  const known = insecurePort(component.name);
  if (!known) return undefined;
  // The scheduler's configuration file comes before the flags.
  const isConfigured = component.name === 'kube-scheduler' && flagView(component, 'config') !== undefined;
  const portFlag = isConfigured ? undefined : lastOf(component, known.portFlags);
  const addressFlag = isConfigured ? undefined : lastOf(component, known.addressFlags);
  const port = portFlag ? portFlag.flag.value : String(known.port);
  const address = addressFlag?.flag.value || known.address;
  if (port === undefined || !/^[1-9]\d*$/.test(port) || isTemplated(address)) return undefined;
  const holds = holdsFor(component, known.versions);
  // A flag that was not read may turn the port off.
  const isOpen = isConfigured || unknownOf(component, ...known.portFlags, ...known.addressFlags) !== undefined;
  const isServed = isOpen && holds === 'yes' ? 'unknown' : holds;
  return { port: Number(port), address, isServed, isOpen, portFlag, addressFlag };
}

function lastOf(component: ComponentView, names: readonly string[]): FlagView | undefined {
  return names.map((name) => flagView(component, name)).find((view) => view !== undefined);
}
