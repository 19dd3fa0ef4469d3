import { flagCredentials } from '../../cluster/nodes/flags.ts';
import { flagOfSide } from '../../kubernetes/flags/flagTable.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { FlagRole, SideName } from '../../model/flagSpec.ts';
import type { ComponentView } from '../../model/node.ts';
import { evidenceOfFlag } from './evidence.ts';
import type { Pair } from './side.ts';

/** What a component's side gets by the flag of that role; undefined if it is not set. */
export function sideCredentials(
  component: ComponentView | undefined,
  side: SideName,
  role: FlagRole,
): CredentialSource | undefined {
  const flag = component && flagOfSide(component.name, side, role);
  return flag === undefined ? undefined : flagCredentials(component, flag);
}

/** The certificate and key that a component's side presents. */
export function sidePair(component: ComponentView, side: SideName): Pair {
  const flag = flagOfSide(component.name, side, 'certificate');
  return {
    certificate: sideCredentials(component, side, 'certificate'),
    key: sideCredentials(component, side, 'privateKey'),
    evidence: flag === undefined ? 'default' : evidenceOfFlag(component, flag),
  };
}

/** What a component's side verifies the other end by. */
export function sideTrust(component: ComponentView | undefined, side: SideName): CredentialSource | undefined {
  return sideCredentials(component, side, 'trustBundle');
}
