import type { PublicKey } from '../../model/artifacts/certificate.ts';
import { type CredentialSource, privateKeyOf, publicKeysOf } from '../../model/credentialSource.ts';
import type { NodeFile, NodeView } from '../../model/node.ts';
import { isUnsupported } from '../../trust/tokens/tokenKeys.ts';
import { tokenSignerOf, verifierOf } from '../../uses/sides.ts';

/** The three places at which a node names service-account keys; absent if no flag does. */
export interface ServiceAccountKeys {
  readonly verification: readonly CredentialSource[];
  readonly signing: CredentialSource | undefined;
  readonly controllerManager: CredentialSource | undefined;
  /** Present where the node may verify with more keys than these. */
  readonly mayVerifyWithMore?: true;
}

export function serviceAccountKeys(node: NodeView): ServiceAccountKeys {
  const verifier = verifierOf(node, 'tokens');
  return {
    verification: verifier?.keys ?? [],
    signing: tokenSignerOf(node, 'kube-apiserver')?.key,
    controllerManager: tokenSignerOf(node, 'kube-controller-manager')?.key,
    ...(verifier?.unread && { mayVerifyWithMore: true }),
  };
}

/** Whether tokens signed by the key verify; undefined if either side is unknown or of a kind that no release reads. */
export function isAccepted(
  signer: CredentialSource | undefined,
  { verification, mayVerifyWithMore }: ServiceAccountKeys,
): boolean | undefined {
  const half = signerHalf(signer);
  if (!half || verification.length === 0) return undefined;
  if (verification.some(({ known, artifacts }) => !known || artifacts.some(isUnsupported))) return undefined;
  const isAmong = verification.flatMap(publicKeysOf).some(({ id }) => id === half.id);
  return isAmong || !mayVerifyWithMore ? isAmong : undefined;
}

/** The public half of a key that Kubernetes can sign tokens with. */
export function signerHalf(signer: CredentialSource | undefined): PublicKey | undefined {
  const key = privateKeyOf(signer);
  return key && !isUnsupported(key) ? key.key.publicKey : undefined;
}

/** x.pub and x.key of one folder. */
export interface KeyFilePair {
  readonly publicFile: NodeFile;
  readonly privateFile: NodeFile;
}

/**
 * Such pairs of the node whose halves do not belong together, in files that hold service-account keys. Not those that flags show to be no pair:
 * tokens are signed or verified with other files, or accepted by another one.
 */
export function splitPairs(node: NodeView): readonly KeyFilePair[] {
  const keys = serviceAccountKeys(node);
  const { verification, signing, controllerManager } = keys;
  const signers = [signing, controllerManager].flatMap((signer) => signer ?? []);
  const isPair = ({ publicFile, privateFile }: KeyFilePair) => {
    const own = signers.filter(({ uri }) => uri === privateFile.file.uri);
    const isVerifying = verification.length === 0 || verification.some(({ uri }) => uri === publicFile.file.uri);
    return isVerifying && (signers.length === 0 || own.some((signer) => isAccepted(signer, keys) !== true));
  };
  const named = new Set([...verification, signing, controllerManager].map((credentials) => credentials?.uri));
  const files = new Map(node.files.filter(({ archived }) => !archived).map((file) => [file.path, file]));
  const pairs: KeyFilePair[] = [];
  for (const [path, publicFile] of files) {
    const privateFile = path.endsWith('.pub') ? files.get(path.replace(/pub$/, 'key')) : undefined;
    if (!privateFile) continue;
    const isServiceAccount = /(^|\/)sa\.pub$/.test(path) || named.has(publicFile.file.uri);
    if (!isServiceAccount || !isSplit(publicFile, privateFile)) continue;
    const pair = { publicFile, privateFile };
    if (isPair(pair)) pairs.push(pair);
  }
  return pairs;
}

function isSplit({ file: open }: NodeFile, { file: secret }: NodeFile): boolean {
  const half = secret.artifacts.find((artifact) => artifact.kind === 'privateKey')?.key.publicKey;
  const keys = open.artifacts.filter((artifact) => artifact.kind === 'publicKey');
  if (!half || keys.length === 0 || [...open.artifacts, ...secret.artifacts].some(isUnsupported)) return false;
  return keys.every(({ key }) => key.id !== half.id);
}
