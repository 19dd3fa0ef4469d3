import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { flagView } from '../../cluster/nodes/flags.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import { listeningFor } from '../../uses/sides.ts';
import { MANIFESTS } from '../pages/manifests.ts';
import { SIGNER_FLAGS } from '../subjects/signerFlags.ts';
import { isAbsent } from './flagMistakes.ts';
import { unsetFlagRule } from './unsetFlagRule.ts';

/** The first release that signs requests for kubelets that join (kubernetes.io, "TLS bootstrapping"). */
const SIGNING = { since: 6 };

/** Empty flags are kubeadm's sign of an external CA; absent ones where the CA's key is present are an omission. */
export const kcmSigningUnset = unsetFlagRule(MANIFESTS['kcm-signing-unset'], {
  component: 'kube-controller-manager',
  flag: 'cluster-signing-cert-file',
  unless: (manager, node) => {
    const isGiven = SIGNER_FLAGS.flatMap((flag) => [flag, flag.replace('-cert-', '-key-')]).some(
      (flag) => flagView(manager, flag) !== undefined || !isAbsent(manager, flag),
    );
    const clientCa = listeningFor(node, 'api')?.trusts;
    const ids = new Set((clientCa ? certificatesOf(clientCa) : []).map(({ certificate }) => certificate.publicKey.id));
    const hasKey = node.files.some(
      ({ archived, hostPath, file }) =>
        !archived &&
        // A key next to the manifests of a repository may never get to the node.
        hostPath !== undefined &&
        file.artifacts.some((artifact) => artifact.kind === 'privateKey' && ids.has(artifact.key.publicKey?.id ?? '')),
    );
    return isGiven || !hasKey || holdsFor(manager, SIGNING) !== 'yes';
  },
});
