import { childOf, itemsAt, located, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import { unredacted } from '../../formats/yaml/sourceOffset.ts';
import type { EncryptionConfigurationDocument, KmsProvider } from '../../model/documents/apiserverConfigurations.ts';
import { isOfGroup } from '../objects/apiObject.ts';

/** The providers behind a socket (kubernetes.io, "Using a KMS provider for data encryption"). Undefined for an object of any other kind. */
export function readEncryptionConfiguration(root: YamlNode, uri: string): EncryptionConfigurationDocument | undefined {
  if (textAt(root, 'kind') !== 'EncryptionConfiguration' || !isOfGroup(root, 'apiserver.config.k8s.io'))
    return undefined;
  const providers = itemsAt(root, 'resources').flatMap((resource, at) =>
    itemsAt(resource, 'providers').flatMap((provider, index): readonly KmsProvider[] => {
      const kms = childOf(provider, 'kms');
      const path = `resources[${at}].providers[${index}].kms`;
      const field = (name: string) => located(childOf(kms, name), `${path}.${name}`);
      const endpoint = field('endpoint');
      const scalar = scalarAt(kms, 'endpoint');
      // The text before an @ may be a password, also in the name of a socket without a file.
      if (!kms || !endpoint || !scalar || unredacted(scalar).value !== scalar.value) return [];
      return [{ span: kms.span, endpoint, timeout: field('timeout'), apiVersion: field('apiVersion') }];
    }),
  );
  return { kind: 'encryptionConfiguration', uri, span: root.span, providers };
}
