import { flagSpec } from '../../kubernetes/flags/flagTable.ts';
import { IMPLIED_FLAGS } from '../../kubernetes/kubeadm/kubeadmLayout.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { ComponentName } from '../../model/documents/component.ts';
import type { ComponentView, NodeFile } from '../../model/node.ts';
import { FILE_START } from '../../model/source/span.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { isWithheldFile } from './copyCoverage.ts';
import { LayoutProof } from './layoutProof.ts';

/**
 * The components that kubeadm's file names imply where no manifest is at hand, so that a PKI folder opened by
 * itself can be judged. Anything a manifest could say otherwise stays unknown.
 */
export function impliedComponents(
  files: readonly NodeFile[],
  present: readonly ComponentView[],
): readonly ComponentView[] {
  const proof = new LayoutProof(files);
  const implied = new Map<ComponentName, Map<string, CredentialSource>>();
  const hasMore = new Set<ComponentName>();
  for (const { component, flag, path } of IMPLIED_FLAGS) {
    if (present.some(({ name }) => name === component)) continue;
    const found = files.find((file) => file.hostPath === path);
    // A bundle is no signer: whoever rotates names another file for that.
    if (!found || (flagSpec(component, flag)?.role === 'signerCertificate' && certificatesIn(found) > 1)) continue;
    const evidence = proof.of(path);
    // A name alone says nothing about Kubernetes.
    if (evidence === 'inferred') continue;
    const flags = implied.get(component) ?? new Map<string, CredentialSource>();
    flags.set(flag, impliedSource(found, path, evidence));
    if (path !== CLUSTER_CA) hasMore.add(component);
    implied.set(component, flags);
  }
  // Every worker has the cluster's CA: it stands for what the API server trusts, and implies no controller manager.
  if (!hasMore.has('kube-controller-manager')) implied.delete('kube-controller-manager');
  return [...implied].map(([name, flags]) => ({
    name,
    uri: [...flags.values()][0]?.uri ?? '',
    flags: [],
    implied: flags,
  }));
}

function certificatesIn({ file }: NodeFile): number {
  return file.artifacts.filter(({ kind }) => kind === 'certificate').length;
}

const CLUSTER_CA = '/etc/kubernetes/pki/ca.crt';

function impliedSource({ file }: NodeFile, path: string, evidence: CredentialSource['evidence']): CredentialSource {
  return {
    label: untrusted(path.replace('/etc/kubernetes/', '')),
    at: { uri: file.uri, span: file.artifacts[0]?.origin.span ?? FILE_START },
    known: file.artifacts.length > 0,
    artifacts: file.artifacts,
    problems: file.problems,
    ...(isWithheldFile(file) && { isWithheld: true }),
    uri: file.uri,
    evidence,
  };
}
