import { allFlagCredentials, flagCredentials, flagPlace } from '../../cluster/nodes/flags.ts';
import { unreadFor } from '../../cluster/nodes/settings.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import { evidenceOfFlag } from '../side/evidence.ts';
import type { SigningSide, VerifyingSide } from '../side/side.ts';

/** The components that sign service account tokens, and the controller manager, which signs certificate requests. */
export function signersOf(node: NodeView): readonly SigningSide[] {
  return [
    ...tokenSigner(node, componentOf(node, 'kube-apiserver'), 'service-account-signing-key-file'),
    ...tokenSigner(node, componentOf(node, 'kube-controller-manager'), 'service-account-private-key-file'),
    ...requestSigner(node),
  ];
}

function tokenSigner(node: NodeView, component: ComponentView | undefined, flag: string): readonly SigningSide[] {
  const key = flagCredentials(component, flag);
  if (!component || !key) return [];
  const evidence = evidenceOfFlag(component, flag);
  const end = { component: component.name, uri: component.uri, node: node.id };
  return [{ does: 'signs', service: 'tokens', end, at: key.at, evidence, key }];
}

function requestSigner(node: NodeView): readonly SigningSide[] {
  const component = componentOf(node, 'kube-controller-manager');
  const certificate = flagCredentials(component, 'cluster-signing-cert-file');
  if (!component || !certificate) return [];
  const evidence = evidenceOfFlag(component, 'cluster-signing-cert-file');
  return [
    {
      does: 'signs',
      service: 'request-signing',
      end: { component: component.name, uri: component.uri, node: node.id },
      at: flagPlace(component, 'cluster-signing-cert-file'),
      evidence,
      certificate,
      key: flagCredentials(component, 'cluster-signing-key-file'),
    },
  ];
}

/** kube-apiserver, which verifies tokens by their keys, and certificates by the CA for clients. */
export function verifiersOf(node: NodeView): readonly VerifyingSide[] {
  const component = componentOf(node, 'kube-apiserver');
  if (!component) return [];
  const clients = flagCredentials(component, 'client-ca-file');
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
