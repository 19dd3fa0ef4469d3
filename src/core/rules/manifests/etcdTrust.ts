import { flagView } from '../../cluster/nodes/flags.ts';
import { sideCredentials } from '../../cluster/nodes/sideFlags.ts';
import { flagsOfSide } from '../../kubernetes/flags/flagTable.ts';
import type { SignatureTable } from '../../model/chainOutcome.ts';
import { leafOf } from '../../model/credentialSource.ts';
import type { Fix } from '../../model/finding.ts';
import type { NodeView } from '../../model/node.ts';
import { clientOf } from '../../uses/sides.ts';
import { addFlagAfter } from '../edits/flagEdits.ts';
import { signerPath } from '../edits/signerFile.ts';
import type { EtcdClientAuth } from './etcdClientAuth.ts';

/** Adds the CA that signed the certificates of etcd's callers; empty if they, or a file with it, are not on the node. */
export function addTrustedCa(
  node: NodeView,
  { etcd }: EtcdClientAuth,
  kind: '' | 'peer-',
  signatures: SignatureTable,
): readonly Fix[] {
  const isPeer = kind === 'peer-';
  const side = isPeer ? 'listens etcd-peer' : 'listens etcd';
  const callers = isPeer
    ? sideCredentials(etcd, side, 'certificate')
    : clientOf(node, 'kube-apiserver', 'etcd')?.presents?.certificate;
  const leaf = leafOf(callers);
  const path = leaf && callers ? signerPath(node, etcd, [{ ...leaf, uri: callers.uri }], signatures) : undefined;
  const [keyFlag, trustFlag] = flagsOfSide('etcd', side, 'privateKey', 'trustBundle');
  if (path === undefined || keyFlag === undefined || trustFlag === undefined) return [];
  return addFlagAfter(node, etcd, flagView(etcd, keyFlag)?.flag, trustFlag, path);
}

/** Asks for certificates, and names the CA that they are verified with where none is named: without it etcd would reject every caller. */
export function requireCertificates(
  node: NodeView,
  auth: EtcdClientAuth,
  kind: '' | 'peer-',
  signatures: SignatureTable,
): readonly Fix[] {
  if (auth.hasCa !== false) return auth.fixes;
  const [named] = addTrustedCa(node, auth, kind, signatures);
  return named ? auth.fixes.map((fix) => ({ ...fix, edits: [...fix.edits, ...named.edits] })) : [];
}
