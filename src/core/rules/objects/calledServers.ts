import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { SELF_INJECTORS } from '../../kubernetes/objects/calledServer.ts';
import type { CertificateArtifact } from '../../model/artifacts/artifact.ts';
import { type CredentialSource, leafOf } from '../../model/credentialSource.ts';
import { type DecodedFile, textMatches } from '../../model/decodedFile.ts';
import type { EncodedField } from '../../model/documents/located.ts';
import type { CalledServerDocument, SecretDocument } from '../../model/documents/objects.ts';
import type { NodeView } from '../../model/node.ts';
import { phrase, type Text } from '../../model/text/text.ts';
import { fieldCredentials, ServingSecrets, secretCredentials, secretsOf } from '../../uses/lookup/servingSecret.ts';
import { perNode } from '../engine/rule.ts';

/** Admission webhooks and conversion webhooks of CRDs share their rules; APIServices have separate ones. */
export type CallerKind = 'webhooks' | 'apiServices';

/** A server that kube-apiserver calls. */
export interface CalledServer {
  readonly called: CalledServerDocument;
  readonly file: DecodedFile;
  /** For people: `webhook "name"`, `the conversion webhook of "name"`, `APIService "name"`. */
  readonly label: Text;
  /** Undefined if the field is empty or a placeholder. */
  readonly bundle?: { readonly field: EncodedField; readonly credentials: CredentialSource } | undefined;
  /** The program that injects the bundle, whatever the file contains now. */
  readonly injector?: Text | string | undefined;
  /** The serving Secret among the same files, with its leaf. */
  readonly serving?:
    | {
        readonly secret: SecretDocument;
        readonly certificate: CredentialSource;
        readonly leaf: CertificateArtifact;
      }
    | undefined;
}

/** The servers in files that are in use, each separately. */
export function calledServers(node: NodeView, kind: CallerKind): readonly CalledServer[] {
  return allServers(node).filter(({ called }) => (called.calledBy === 'apiService') === (kind === 'apiServices'));
}

const allServers = perNode((node): readonly CalledServer[] => {
  const secrets = new ServingSecrets(secretsOf(node));
  return objectsOf(node, 'calledServer').map(({ document: called, nodeFile: { file } }) => {
    const { caBundle, name, uri } = called;
    const isGiven = caBundle && !['empty', 'templated', 'redacted'].includes(caBundle.content);
    const bundle = isGiven
      ? { field: caBundle, credentials: fieldCredentials(caBundle, phrase('caBundle of {name}', { name }), uri) }
      : undefined;
    const secret = secrets.find(called)?.secret;
    const certificate = secret && secretCredentials(secret, 'tls.crt');
    const leaf = leafOf(certificate);
    const serving = secret && certificate && leaf ? { secret, certificate, leaf } : undefined;
    const injector = called.injector ?? (textMatches(file, SELF_INJECTORS) ? phrase('a job') : undefined);
    return { called, file, label: labelOf(called), bundle, injector, serving };
  });
});

function labelOf({ calledBy, name }: CalledServerDocument): Text {
  switch (calledBy) {
    case 'webhook':
      return phrase('webhook "{name}"', { name });
    case 'conversion':
      return phrase('the conversion webhook of "{name}"', { name });
    case 'apiService':
      return phrase('APIService "{name}"', { name });
  }
}
