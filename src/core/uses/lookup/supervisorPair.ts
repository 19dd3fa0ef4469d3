import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { isListenerSecret, isStaticListener } from '../../kubernetes/objects/listenerSecret.ts';
import { type CredentialSource, leafOf } from '../../model/credentialSource.ts';
import type { NodeView } from '../../model/node.ts';
import { matchesHost } from '../../trust/hostname.ts';
import { secretCredentials } from './servingSecret.ts';

/** The pair that the supervisor of k3s or RKE2 presents. */
export interface SupervisorPair {
  readonly certificate: CredentialSource;
  readonly key: CredentialSource | undefined;
  /** It may add the name that the client asks for before it answers. */
  readonly mayAddName: boolean;
}

const SUPERVISOR_FILE = /(?:^|\/)server\/tls\/dynamic-cert\.json$/;

/** The pair in the supervisor's own copy of its Secret, for a client that asks for a host. Undefined if the node has no such file. */
export function supervisorPair(node: NodeView, host: string): SupervisorPair | undefined {
  const secrets = objectsOf(node, 'secret').filter(
    ({ document, nodeFile }) => SUPERVISOR_FILE.test(nodeFile.path) && isListenerSecret(document),
  );
  const secret = secrets[0]?.document;
  const certificate = secret && secretCredentials(secret, 'tls.crt');
  const leaf = leafOf(certificate);
  if (!secret || !certificate || !leaf || secrets.length > 1) return undefined;
  const mayAddName = !isStaticListener(secret) && !matchesHost(leaf.certificate, host);
  return { certificate, key: secretCredentials(secret, 'tls.key'), mayAddName };
}
