import { secretEntry } from '../../kubernetes/objects/secret.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Located } from '../../model/documents/located.ts';
import type { ApiObject, SecretDocument, SecretEntry } from '../../model/documents/objects.ts';
import type { NodeView } from '../../model/node.ts';
import { isOnKey, spanContains } from '../../model/source/span.ts';

/** A field that names a Secret, and the object that it belongs to. */
export interface SecretName {
  readonly object: ApiObject;
  readonly name: Located<string>;
}

/** The name of a Secret at an offset, also on its key. */
export function secretNameAt({ objects = [], text = '' }: DecodedFile, offset: number): SecretName | undefined {
  for (const object of objects) {
    const name = object.secrets?.find(({ span }) => spanContains(span, offset) || isOnKey(text, span, offset));
    if (name) return { object, name };
  }
  return undefined;
}

/** The certificate of the Secret of that name among the files of a node, old copies left out; undefined where it is not there. */
export function namedSecret({ files }: NodeView, { object, name }: SecretName): SecretEntry | undefined {
  for (const { file, archived } of files) {
    if (archived) continue;
    for (const document of file.documents) {
      if (document.kind === 'secret' && document.name === name.value && isNear(document, object)) {
        return secretEntry(document, 'tls.crt');
      }
    }
  }
  return undefined;
}

/** What does not say its namespace is applied to any; the Secrets of a ClusterIssuer are in cert-manager's own. */
function isNear({ namespace }: SecretDocument, object: ApiObject): boolean {
  return namespace === undefined || object.namespace === undefined || namespace === object.namespace;
}
