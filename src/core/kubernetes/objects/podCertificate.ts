import { isTemplated } from '../../formats/placeholder.ts';
import { childOf, itemsAt, located, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import type { Located } from '../../model/documents/located.ts';
import type { PodCertificateDocument } from '../../model/documents/signingRequest.ts';

/** The field of an object that holds the specification of its pods, by kind. */
const SPECS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Pod', ['spec']],
  ...['Deployment', 'DaemonSet', 'StatefulSet', 'ReplicaSet', 'Job', 'ReplicationController', 'PodTemplate'].map(
    (kind) => [kind, kind === 'PodTemplate' ? ['template', 'spec'] : ['spec', 'template', 'spec']] as const,
  ),
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template', 'spec']],
]);

/** The certificates that the projected volumes of an object's pods ask for; empty for any other object. */
export function readPodCertificates(node: YamlNode, path: string, uri: string): readonly PodCertificateDocument[] {
  const keys = SPECS.get(textAt(node, 'kind') ?? '');
  const spec = keys && childOf(node, ...keys);
  if (!keys || !spec) return [];
  return itemsAt(spec, 'volumes').flatMap((volume, at) =>
    itemsAt(volume, 'projected', 'sources').flatMap((source, index): readonly PodCertificateDocument[] => {
      const own = childOf(source, 'podCertificate');
      if (own?.kind !== 'map') return [];
      const place = `${path}${keys.join('.')}.volumes[${at}].projected.sources[${index}].podCertificate`;
      const field = (name: string) => known(located(childOf(own, name), `${place}.${name}`));
      return [
        {
          kind: 'podCertificate',
          uri,
          span: own.span,
          signerName: field('signerName'),
          keyType: field('keyType'),
          maxExpirationSeconds: field('maxExpirationSeconds'),
        },
      ];
    }),
  );
}

function known(field: Located<string> | undefined): Located<string> | undefined {
  return field && !isTemplated(field.value) ? field : undefined;
}
