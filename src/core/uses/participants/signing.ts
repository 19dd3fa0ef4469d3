import { allFlagCredentials, flagCredentials, flagPlace } from '../../cluster/nodes/flags.ts';
import { unreadFor } from '../../cluster/nodes/settings.ts';
import { flagOfSide, flagSpecs } from '../../kubernetes/flags/flagTable.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import { evidenceOfFlag } from '../side/evidence.ts';
import { sideTrust } from '../side/pairAndTrust.ts';
import type { RequestSigner, SigningSide, VerifyingSide } from '../side/side.ts';
import type { Participant } from './participant.ts';

/**
 * The components that sign service account tokens, the controller manager, which signs certificate requests, and kube-apiserver, which
 * verifies both: tokens by their keys, and certificates by the CA for clients.
 */
export const requestAndTokenKeys: Participant = { signs: signersOf, verifies: verifiersOf };

function signersOf(node: NodeView): readonly SigningSide[] {
  return [
    ...tokenSigner(node, componentOf(node, 'kube-apiserver')),
    ...tokenSigner(node, componentOf(node, 'kube-controller-manager')),
    ...requestSigners(node),
  ];
}

function tokenSigner(node: NodeView, component: ComponentView | undefined): readonly SigningSide[] {
  const flag = component && flagOfSide(component.name, 'signs tokens', 'signingKey');
  const key = flag === undefined ? undefined : flagCredentials(component, flag);
  if (!component || flag === undefined || !key) return [];
  const end = { component: component.name, uri: component.uri, node: node.id };
  return [{ does: 'signs', service: 'tokens', end, at: key.at, evidence: evidenceOfFlag(component, flag), key }];
}

/** One for each CA and its key: the flag for all signers, or those for single ones. */
function requestSigners(node: NodeView): readonly RequestSigner[] {
  const component = componentOf(node, 'kube-controller-manager');
  if (!component) return [];
  const found = new Map<string, RequestSigner>();
  for (const { name, pair = '', signer } of SIGNERS) {
    const certificate = flagCredentials(component, name);
    if (!certificate) continue;
    const key = flagCredentials(component, pair);
    const isVerified = signer === undefined || SIGNS_CLIENTS.has(signer);
    const id = JSON.stringify([certificate.uri, certificate.reference?.path, key?.reference?.path, isVerified]);
    if (found.has(id)) continue;
    found.set(id, {
      does: 'signs',
      service: 'request-signing',
      end: { component: component.name, uri: component.uri, node: node.id },
      at: flagPlace(component, name),
      evidence: evidenceOfFlag(component, name),
      certificate,
      key,
      ...(signer !== undefined && { signer: { name: signer, isOfClients: isVerified } }),
    });
  }
  return [...found.values()];
}

const SIGNERS = flagSpecs('kube-controller-manager').filter(({ role }) => role === 'signerCertificate');

/** Signers of client certificates, which kube-apiserver verifies (kubernetes.io, "Certificates and Certificate Signing Requests"). */
const SIGNS_CLIENTS: ReadonlySet<string> = new Set([
  'kubernetes.io/kube-apiserver-client-kubelet',
  'kubernetes.io/kube-apiserver-client',
]);

function verifiersOf(node: NodeView): readonly VerifyingSide[] {
  const component = componentOf(node, 'kube-apiserver');
  if (!component) return [];
  const clients = sideTrust(component, 'listens api');
  const side = (service: VerifyingSide['service'], flag: string, keys: VerifyingSide['keys']) =>
    ({
      does: 'verifies',
      service,
      end: { component: component.name, uri: component.uri, node: node.id },
      component,
      at: flagPlace(component, flag),
      evidence: evidenceOfFlag(component, flag),
      keys,
      unread: unreadFor(component, flag),
    }) as const;
  return [
    side('tokens', 'service-account-key-file', allFlagCredentials(component, 'service-account-key-file')),
    side('request-signing', 'client-ca-file', clients ? [clients] : []),
  ];
}
