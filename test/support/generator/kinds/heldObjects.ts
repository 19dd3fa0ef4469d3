import type { NodeFiles } from '../../nodeOptions.ts';
import { base64 } from '../../pem.ts';
import { folderOf } from '../componentFlags.ts';
import type { NodeDesign } from '../design.ts';

/** A Secret or ConfigMap that takes the place of files. */
export interface HeldObject {
  readonly kind: 'Secret' | 'ConfigMap';
  readonly name: string;
  /** Host path of its manifest. */
  readonly path: string;
  /** The file that each key is. */
  readonly values: readonly { readonly key: string; readonly file: string }[];
}

/** The objects of a node: one for each pair, the bundles, the accounts' keys, and one for each kubeconfig. */
export function heldObjects({ layout, seed, isRotating }: NodeDesign): readonly HeldObject[] {
  const folder = folderOf(layout.definition ?? '');
  // All manifests in one file, next to the workloads, or each in its own.
  const pathOf = (name: string) => (seed % 3 === 0 ? `${folder}/secrets.yaml` : `${folder}/${name}.yaml`);
  const objects: HeldObject[] = [];
  const add = (kind: HeldObject['kind'], name: string, files: readonly (readonly [key: string, file: string])[]) =>
    objects.push({ kind, name, path: pathOf(name), values: files.map(([key, file]) => ({ key, file })) });
  for (const [role, { certificate, key }] of layout.places) {
    if (role === 'service-account')
      add('Secret', 'sa', [
        ['sa.pub', certificate],
        ['sa.key', key],
      ]);
    else if (role === 'front-proxy-ca') add('ConfigMap', role, [['ca-bundle.crt', certificate]]);
    else
      add('Secret', role, [
        ['tls.crt', certificate],
        ['tls.key', key],
      ]);
  }
  const authority = layout.places.get('ca')?.certificate ?? '';
  if (isRotating) add('ConfigMap', 'signer', [['signer.crt', authority.replace(/(\.\w+)$/, '-signing$1')]]);
  for (const [role, path] of layout.kubeconfigs) add('Secret', `${role}-kubeconfig`, [['kubeconfig', path]]);
  return objects;
}

/** Moves files into the objects that hold them. */
export function holdFiles(files: NodeFiles, objects: readonly HeldObject[], { layout, seed }: NodeDesign): void {
  const manifests = new Map<string, string[]>();
  for (const { kind, name, path, values } of objects) {
    const held = values.flatMap(({ key, file }) => {
      const content = files.get(file.slice(1));
      files.delete(file.slice(1));
      return content instanceof Uint8Array ? valueLines(kind, key, new TextDecoder().decode(content), seed) : [];
    });
    if (held.length === 0) continue;
    const isPair = values.length === 2 && values[0]?.key === 'tls.crt' && held.length === 2;
    const lines = [
      'apiVersion: v1',
      `kind: ${kind}`,
      'metadata:',
      `  name: ${name}`,
      `  namespace: ${layout.namespace}`,
      ...(isPair ? ['type: kubernetes.io/tls'] : []),
      kind === 'Secret' && seed % 4 === 0 ? 'stringData:' : 'data:',
      ...held,
    ];
    manifests.set(path, [...(manifests.get(path) ?? []), lines.join('\n')]);
  }
  for (const [path, texts] of manifests)
    files.set(path.slice(1), new TextEncoder().encode(`${texts.join('\n---\n')}\n`));
}

function valueLines(kind: HeldObject['kind'], key: string, text: string, seed: number): readonly string[] {
  if (kind === 'Secret' && seed % 4 !== 0) return [`  ${key}: ${base64(text)}`];
  const lines = text.trimEnd().split('\n');
  return [[`  ${key}: |`, ...lines.map((line) => `    ${line}`)].join('\n')];
}
