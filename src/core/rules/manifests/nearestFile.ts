import { flagCredentials } from '../../cluster/nodes/flags.ts';
import { fileAt } from '../../cluster/nodes/nodeFiles.ts';
import { hostPathOf } from '../../kubernetes/components/pathMapping.ts';
import { IMPLIED_FLAGS } from '../../kubernetes/layouts/allLayouts.ts';
import { editDistance } from '../../kubernetes/values/editDistance.ts';
import { type CredentialSource, publicKeysOf } from '../../model/credentialSource.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { FlagSpec } from '../../model/flagSpec.ts';
import type { ComponentView, FlagView, NodeView } from '../../model/node.ts';
import { baseName } from '../../model/source/directories.ts';

/** A typo, not another name. */
const MAX_DISTANCE = 3;

/**
 * The path of an existing file of the right kind that the component can see and whose name is nearest to the wanted one: at most three characters
 * away, else of the same name in another folder. Undefined if there is none.
 */
export function nearestFile(
  node: NodeView,
  component: ComponentView,
  wanted: string,
  spec: FlagSpec,
): string | undefined {
  const { document } = component;
  // A name that kubeadm itself uses is not a typo: the file is gone, and no other file replaces it.
  if (IMPLIED_FLAGS.some(({ path }) => path === wanted)) return undefined;
  const pair = spec.pair ? flagCredentials(component, spec.pair) : undefined;
  const candidates = node.files.flatMap(({ file, hostPath, archived }) => {
    if (archived || hostPath === undefined || hostPath === wanted || !fits(file, spec.role) || !belongsTo(file, pair))
      return [];
    // Only where the container sees the file under its own path can the path be taken over as it is.
    const mapped = document ? hostPathOf(document, hostPath) : undefined;
    return mapped?.kind === 'host' && mapped.path === hostPath ? [hostPath] : [];
  });
  const ranked = candidates
    .map((path) => ({ path, distance: editDistance(path, wanted, MAX_DISTANCE) }))
    .filter(({ distance }) => distance <= MAX_DISTANCE)
    .sort((a, b) => a.distance - b.distance);
  if (ranked[0]) return ranked[0].path;
  const sameName = candidates.filter((path) => baseName(path) === baseName(wanted));
  if (sameName.length === 1) return sameName[0];
  const shorter = candidates.filter((path) => isLonger(wanted, path));
  return shorter.length === 1 ? shorter[0] : undefined;
}

/** "ca-new.pem" next to "ca.pem": the name of a file that was never put there, or is gone. */
function isLonger(wanted: string, path: string): boolean {
  const [, stem = '', ending = ''] = /^(.*\/[^/]*?)(\.\w+)$/.exec(path) ?? [];
  return stem !== '' && wanted.endsWith(ending) && (wanted.startsWith(`${stem}-`) || wanted.startsWith(`${stem}.`));
}

/** The file that kubeadm names for the flag, where another is named that kubeadm does not know; undefined if it is not on the node. */
export function usualFile(
  node: NodeView,
  component: ComponentView,
  wanted: string,
  { flag, spec }: FlagView,
): string | undefined {
  if (!spec || IMPLIED_FLAGS.some(({ path }) => path === wanted)) return undefined;
  const usual = IMPLIED_FLAGS.find((row) => row.component === component.name && row.flag === flag.name)?.path;
  const file = usual === undefined ? undefined : fileAt(node, usual)?.file;
  if (usual === undefined || !file || !fits(file, spec.role)) return undefined;
  const pair = spec.pair ? flagCredentials(component, spec.pair) : undefined;
  const mapped = component.document && hostPathOf(component.document, usual);
  return mapped?.kind === 'host' && mapped.path === usual && belongsTo(file, pair) ? usual : undefined;
}

function fits({ artifacts, documents }: DecodedFile, role: FlagSpec['role']): boolean {
  const has = (kind: string) => artifacts.some((artifact) => artifact.kind === kind);
  switch (role) {
    case 'certificate':
    case 'trustBundle':
    case 'signerCertificate':
      return has('certificate') && documents.length === 0;
    case 'privateKey':
    case 'signerKey':
    case 'signingKey':
      return has('privateKey') && documents.length === 0;
    case 'verificationKeys':
      return has('publicKey') || has('privateKey');
    case 'revocationList':
      return has('revocationList');
    case 'kubeconfig':
      return documents.some(({ kind }) => kind === 'kubeconfig');
    default:
      return false;
  }
}

/** A certificate and a key must be one pair; true if the other half is unknown. */
function belongsTo({ artifacts }: DecodedFile, pair: CredentialSource | undefined): boolean {
  const keys = pair ? publicKeysOf(pair) : [];
  return keys.length === 0 || publicKeysOf({ artifacts }).some(({ id }) => keys[0]?.id === id);
}
