import { flagCredentials, flagView } from '../../cluster/nodes/flags.ts';
import { certificatesOf } from '../../model/credentialSource.ts';
import { componentOf } from '../../model/node.ts';
import { SIGNER_FLAGS } from '../subjects/signerFlags.ts';
import { isAbsent } from './flagMistakes.ts';
import { unsetFlagRule } from './unsetFlagRule.ts';

/** Empty flags are kubeadm's sign of an external CA; absent ones beside the CA's key are an omission. */
export const kcmSigningUnset = unsetFlagRule({
  id: 'manifests/kcm-signing-unset',
  severity: 'warning',
  basis: 'observed',
  title: 'The controller manager signs no certificate requests',
  component: 'kube-controller-manager',
  flag: 'cluster-signing-cert-file',
  message: 'No CSR signer, though the CA’s key is on this node: kubelets cannot renew their certificates.',
  docs: {
    why: 'Without a signing pair requests stay approved and unsigned.',
    fix: 'Set `--cluster-signing-cert-file` and `--cluster-signing-key-file`; with an external CA leave them empty.',
  },
  unless: (manager, node) => {
    const isGiven = SIGNER_FLAGS.flatMap((flag) => [flag, flag.replace('-cert-', '-key-')]).some(
      (flag) => flagView(manager, flag) !== undefined || !isAbsent(manager, flag),
    );
    const clientCa = flagCredentials(componentOf(node, 'kube-apiserver'), 'client-ca-file');
    const ids = new Set((clientCa ? certificatesOf(clientCa) : []).map(({ certificate }) => certificate.publicKey.id));
    const hasKey = node.files.some(
      ({ archived, file }) =>
        !archived &&
        file.artifacts.some((artifact) => artifact.kind === 'privateKey' && ids.has(artifact.key.publicKey?.id ?? '')),
    );
    return isGiven || !hasKey;
  },
});
