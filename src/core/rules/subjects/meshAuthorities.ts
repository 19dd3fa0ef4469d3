import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import type { EncodedField } from '../../model/documents/located.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { untrusted } from '../../model/text/untrusted.ts';
import { fieldCredentials, secretCredentials } from '../../uses/lookup/servingSecret.ts';
import { perNode } from '../engine/rule.ts';
import { secretName } from './tlsSecrets.ts';

/** The CA with which a service mesh issues certificates to workloads, and what the workloads trust. */
export interface MeshAuthority {
  readonly mesh: 'istio' | 'linkerd';
  /** The evidence that it is the mesh's. */
  readonly evidence: Evidence;
  /** For people: `Secret "istio-system/cacerts"`. */
  readonly label: Text;
  /** Its first certificate is the CA's; those behind lead to the roots, as those in `chain` do. */
  readonly certificate: CredentialSource;
  readonly chain?: CredentialSource | undefined;
  /** Absent if another rule compares the pair. */
  readonly key?: CredentialSource | undefined;
  /** Absent if the files do not show which roots belong to it. */
  readonly roots?: CredentialSource | undefined;
}

/** The authorities in files that are in use. */
export const meshAuthorities = perNode((node): readonly MeshAuthority[] => [
  ...secretAuthorities(node),
  ...valuesAuthorities(node),
]);

/** cacerts of Istio (istio.io, "Plug in CA Certificates") and linkerd-identity-issuer of Linkerd, in either of its forms. In a namespace other than the usual, only names and keys show it. */
function* secretAuthorities(node: NodeView): Generator<MeshAuthority> {
  const linkerdRoots = trustRoots(node);
  for (const { document: secret } of objectsOf(node, 'secret')) {
    const label = phrase('Secret "{name}"', { name: secretName(secret) });
    const half = (key: string) => secretCredentials(secret, key);
    const evidence = (own: string): Evidence =>
      secret.namespace === undefined || secret.namespace === own ? 'configured' : 'corroborated';
    const istio = secret.name === 'cacerts' ? half('ca-cert.pem') : undefined;
    if (istio) {
      const [key, roots, chain] = [half('ca-key.pem'), half('root-cert.pem'), half('cert-chain.pem')];
      yield { mesh: 'istio', evidence: evidence('istio-system'), label, certificate: istio, key, roots, chain };
    }
    if (secret.name !== 'linkerd-identity-issuer') continue;
    const own = half('crt.pem');
    const certificate = own ?? half('tls.crt');
    if (!certificate) continue;
    const roots = linkerdRoots(secret.namespace);
    yield { mesh: 'linkerd', evidence: evidence('linkerd'), label, certificate, key: own && half('key.pem'), roots };
  }
}

/** The bundle that the proxies of Linkerd get in a namespace; undefined if several might be meant. */
function trustRoots(node: NodeView): (namespace: string | undefined) => CredentialSource | undefined {
  const bundles = objectsOf(node, 'configMap').filter(
    ({ document }) => document.name === 'linkerd-identity-trust-roots',
  );
  const issuers = objectsOf(node, 'secret').filter(({ document }) => document.name === 'linkerd-identity-issuer');
  const [only, ...others] = bundles;
  const field = only?.document.entries.find(({ key }) => key === 'ca-bundle.crt')?.field;
  if (!only || others.length > 0 || issuers.length > 1) return () => undefined;
  return (namespace) => (only.document.namespace === namespace ? fieldSource(field, only.document.uri) : undefined);
}

function* valuesAuthorities(node: NodeView): Generator<MeshAuthority> {
  for (const { document } of objectsOf(node, 'linkerdIdentity')) {
    const { certificate, key, anchors, uri } = document;
    const source = fieldSource(certificate, uri);
    if (!source) continue;
    const label = untrusted(certificate?.path ?? '');
    const [ownKey, roots] = [fieldSource(key, uri), fieldSource(anchors, uri)];
    yield { mesh: 'linkerd', evidence: 'configured', label, certificate: source, key: ownKey, roots };
  }
}

/** Undefined if the field holds no PEM. */
function fieldSource(field: EncodedField | undefined, uri: string): CredentialSource | undefined {
  return field?.content === 'pem' ? fieldCredentials(field, untrusted(field.path), uri) : undefined;
}
