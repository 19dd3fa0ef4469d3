import { holdsFor } from '../../cluster/nodes/componentVersion.ts';
import { allFlagCredentials, flagCredentials, flagPlace } from '../../cluster/nodes/flags.ts';
import { unreadFor } from '../../cluster/nodes/settings.ts';
import { BEHAVIOURS } from '../../kubernetes/versions/behaviours.ts';
import type { Connection } from '../../model/connection.ts';
import { type CredentialSource, leafOf, privateKeyOf, publicKeysOf } from '../../model/credentialSource.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { connectionId } from './handshakeSpec.ts';

/** What binds two components by a key instead of a handshake: service-account tokens, and signed certificate requests. */
export function* keyConnections(node: NodeView): Generator<Connection> {
  const apiserver = componentOf(node, 'kube-apiserver');
  const manager = componentOf(node, 'kube-controller-manager');
  if (!apiserver) return;
  const signing = flagCredentials(apiserver, 'service-account-signing-key-file');
  if (signing) yield tokens(node, apiserver, signing, apiserver);
  const legacy = flagCredentials(manager, 'service-account-private-key-file');
  if (manager && legacy) yield tokens(node, manager, legacy, apiserver);
  const signer = flagCredentials(manager, 'cluster-signing-cert-file');
  const clientCa = flagCredentials(apiserver, 'client-ca-file');
  if (manager && signer && clientCa) yield signature(node, manager, signer, apiserver, clientCa);
}

/** RFC 7515 signatures: a token is accepted where one of the verification keys is the public half of the signing key. */
function tokens(node: NodeView, from: ComponentView, signing: CredentialSource, to: ComponentView): Connection {
  const accepted = allFlagCredentials(to, 'service-account-key-file');
  const half = privateKeyOf(signing)?.key.publicKey;
  const ids = new Set(accepted.flatMap((credentials) => publicKeysOf(credentials).map(({ id }) => id)));
  const isKnown = half !== undefined && accepted.length > 0 && accepted.every(({ known }) => known);
  const shared = { ...ends(node, from, to, 'tokens'), domain: 'tokens', at: signing.at } as const;
  if (!isKnown)
    return {
      ...shared,
      verdict: 'unknown',
      reason: half
        ? phrase('Not in the workspace: the verification keys.')
        : phrase('Not in the workspace: the key of {textLabel}.', { textLabel: signing.label }),
    };
  if (ids.has(half.id)) return { ...shared, verdict: 'ok' };
  const unread = unreadFor(to, 'service-account-key-file');
  if (unread)
    return {
      ...shared,
      verdict: 'unknown',
      reason: phrase('Not in the workspace: {textLabel}.', { textLabel: unread }),
    };
  return {
    ...shared,
    verdict: 'broken',
    side: 'server',
    client: { trusted: accepted[0] },
    error: untrusted(rejection(to)),
    reason: phrase('The public key of {textLabel} is not among the keys in --service-account-key-file.', {
      textLabel: signing.label,
    }),
  };
}

/** A token names its key, and a newer API server looks for the key first. */
function rejection(apiserver: ComponentView): string {
  return holdsFor(apiserver, BEHAVIOURS.tokenKeyByName) === 'no'
    ? '[invalid bearer token, square/go-jose: error in cryptographic primitive]'
    : '[invalid bearer token, invalid signature, no keys found]';
}

/** What the controller manager signs carries no chain, so the signer itself must be trusted for clients. */
function signature(
  node: NodeView,
  from: ComponentView,
  signer: CredentialSource,
  to: ComponentView,
  clientCa: CredentialSource,
): Connection {
  const shared = {
    ...ends(node, from, to, 'signing'),
    domain: 'cluster',
    at: flagPlace(from, 'cluster-signing-cert-file'),
  } as const;
  const certificate = leafOf(signer)?.certificate;
  const key = flagCredentials(from, 'cluster-signing-key-file');
  const half = privateKeyOf(key)?.key.publicKey;
  if (!certificate || !clientCa.known)
    return {
      ...shared,
      verdict: 'unknown',
      reason: phrase('Not in the workspace: {textLabel}.', { textLabel: certificate ? clientCa.label : signer.label }),
    };
  const count = signer.artifacts.filter(({ kind }) => kind === 'certificate').length;
  if (count !== 1) {
    const error = `error reading CA cert file "csr-controller": expected 1 certificate, found ${count}`;
    return {
      ...shared,
      verdict: 'broken',
      side: 'configuration',
      error: untrusted(error),
      reason: phrase('{textLabel} contains {count} certificates.', { textLabel: signer.label, count }),
    };
  }
  if (half && half.id !== certificate.publicKey.id) {
    const error = 'tls: private key does not match public key';
    return {
      ...shared,
      verdict: 'broken',
      side: 'configuration',
      error: untrusted(error),
      reason: phrase('{textLabel} and its key do not match.', { textLabel: signer.label }),
    };
  }
  const isTrusted = clientCa.artifacts.some(
    (artifact) => artifact.kind === 'certificate' && artifact.certificate.publicKey.id === certificate.publicKey.id,
  );
  if (isTrusted) return { ...shared, verdict: 'ok' };
  const error = 'x509: certificate signed by unknown authority';
  return {
    ...shared,
    verdict: 'broken',
    side: 'server',
    // What makes it reject the components' own certificates is the cause of this as well.
    client: { trusted: clientCa },
    error: untrusted(error),
    reason: phrase('{textLabel} does not trust certificates signed by {textSigner}.', {
      textSigner: signer.label,
      textLabel: clientCa.label,
    }),
  };
}

function ends(node: NodeView, from: ComponentView, to: ComponentView, kind: 'tokens' | 'signing') {
  const shared = {
    kind,
    from: { component: from.name, uri: from.uri, node: node.id },
    to: { component: to.name, uri: to.uri, node: node.id },
  } as const;
  return { ...shared, id: connectionId(shared) };
}
