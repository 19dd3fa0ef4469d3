import { flagSpec } from '../../kubernetes/flags/flagTable.ts';
import { PKI_LAYOUTS } from '../../kubernetes/layouts/allLayouts.ts';
import type { PkiLayout } from '../../kubernetes/layouts/pkiLayout.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { ComponentName } from '../../model/documents/component.ts';
import type { ComponentView, NodeFile } from '../../model/node.ts';
import { FILE_START } from '../../model/source/span.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { isWithheldFile } from './copyCoverage.ts';
import { LayoutProof } from './layoutProof.ts';

/**
 * The components that the file names of an installer imply where no manifest is at hand, so that a PKI folder opened by
 * itself can be judged. Anything a manifest could say otherwise stays unknown.
 */
export function impliedComponents(
  files: readonly NodeFile[],
  present: readonly ComponentView[],
): readonly ComponentView[] {
  const found: ComponentView[] = [];
  for (const layout of PKI_LAYOUTS) {
    const missing = (component: ComponentName) => ![...present, ...found].some(({ name }) => name === component);
    found.push(...impliedBy(layout, files, missing));
  }
  return found;
}

function impliedBy(
  layout: PkiLayout,
  files: readonly NodeFile[],
  isMissing: (component: ComponentName) => boolean,
): readonly ComponentView[] {
  const proof = new LayoutProof(files, layout);
  const implied = new Map<ComponentName, Map<string, CredentialSource>>();
  const hasMore = new Set<ComponentName>();
  const at = (path: string) => files.find((file) => file.hostPath === path);
  for (const { component, flag, path, needs } of layout.flags) {
    if (!isMissing(component) || (needs !== undefined && !at(needs))) continue;
    const found = at(path);
    // A bundle is no signer: whoever rotates names another file for that.
    if (!found || (flagSpec(component, flag)?.role === 'signerCertificate' && certificatesIn(found) > 1)) continue;
    const evidence = proof.of(path);
    // A name alone says nothing about Kubernetes.
    if (evidence === 'inferred') continue;
    // Many programs keep a copy of the cluster's CA. Only next to more of the layout is it the controller manager's.
    if (component === 'kube-controller-manager' && evidence !== 'conventional') continue;
    const flags = implied.get(component) ?? new Map<string, CredentialSource>();
    flags.set(flag, impliedSource(found, path, layout.folder, evidence));
    if (layout.signingKeys.test(path)) hasMore.add(component);
    implied.set(component, flags);
  }
  // Every worker may have the cluster's CA: it stands for what the API server trusts, and implies no controller manager.
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

function impliedSource(
  { file }: NodeFile,
  path: string,
  folder: string,
  evidence: CredentialSource['evidence'],
): CredentialSource {
  return {
    label: untrusted(path.slice(folder.lastIndexOf('/') + 1)),
    at: { uri: file.uri, span: file.artifacts[0]?.origin.span ?? FILE_START },
    known: file.artifacts.length > 0,
    artifacts: file.artifacts,
    problems: file.problems,
    ...(isWithheldFile(file) && { isWithheld: true }),
    uri: file.uri,
    evidence,
  };
}
