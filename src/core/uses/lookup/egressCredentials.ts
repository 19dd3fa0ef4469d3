import { credentialSourceOf } from '../../cluster/nodes/flags.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { FlagRole } from '../../model/flagSpec.ts';
import type { ComponentView } from '../../model/node.ts';

/** What the API server shows to konnectivity's server and trusts of it, for one egress selection. */
export interface EgressCredentials {
  readonly component: ComponentView;
  readonly caBundle?: CredentialSource;
  readonly clientCert?: CredentialSource;
  readonly clientKey?: CredentialSource;
}

const FIELD = /^(.*\.tlsConfig)\.(caBundle|clientCert|clientKey)$/;

/** The role of each field (kubernetes.io, "Set up Konnectivity service"). */
export const EGRESS_ROLES = {
  caBundle: 'trustBundle',
  clientCert: 'certificate',
  clientKey: 'privateKey',
} as const satisfies Readonly<Record<string, FlagRole>>;

/** Those of the configuration that `--egress-selector-config-file` names. */
export function egressCredentials(component: ComponentView): readonly EgressCredentials[] {
  const selections = new Map<string, Record<string, CredentialSource>>();
  for (const reference of component.embedded ?? []) {
    const [, selection, field] = FIELD.exec(reference.field) ?? [];
    if (reference.within !== 'EgressSelectorConfiguration' || selection === undefined || field === undefined) continue;
    const credentials = selections.get(selection) ?? {};
    selections.set(selection, credentials);
    credentials[field] = credentialSourceOf(reference, reference.within);
  }
  return [...selections.values()].map((credentials) => ({ component, ...credentials }));
}
