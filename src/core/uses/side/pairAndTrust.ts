import { sideCredentials } from '../../cluster/nodes/sideFlags.ts';
import { flagOfSide } from '../../kubernetes/flags/flagTable.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { SideName } from '../../model/flagSpec.ts';
import type { ComponentView } from '../../model/node.ts';
import { evidenceOfFlag } from './evidence.ts';
import type { Pair } from './side.ts';

/** The certificate and key that a component's side presents. */
export function sidePair(component: ComponentView, side: SideName): Pair {
  const flag = flagOfSide(component.name, side, 'certificate');
  return {
    certificate: sideCredentials(component, side, 'certificate'),
    key: sideCredentials(component, side, 'privateKey'),
    evidence: flag === undefined ? 'default' : evidenceOfFlag(component, flag),
  };
}

/** The bundle by which the component's side verifies the other end. */
export function sideTrust(component: ComponentView | undefined, side: SideName): CredentialSource | undefined {
  return sideCredentials(component, side, 'trustBundle');
}
