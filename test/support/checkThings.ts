import assert from 'node:assert/strict';
import type { Report } from '../../src/core/index.ts';
import type { ThingKind } from '../../src/core/model/about.ts';
import type { Location, Span } from '../../src/core/model/source/span.ts';
import { readersOf } from '../../src/core/uses/views/readers.ts';

/** Checks what the findings of the rule are about: a thing of that kind stands at the place, and those that read the file read it. */
export function checkThings({ findings, files, nodes }: Report, id: string, pathOf: (uri: string) => string): void {
  for (const { rule, about } of findings) {
    for (const thing of about) {
      if (rule !== id || thing.fails !== 'place') continue;
      const { at, kind } = thing;
      const path = pathOf(at.uri);
      assert.ok(kindsAt({ files, nodes }, at).has(kind), `${kind} at ${path}`);
      const node = nodes.find(({ view }) => view.files.some(({ file }) => file.uri === at.uri))?.view;
      const readers = node ? readersOf(node, thing).map(({ component }) => component) : [];
      assert.deepEqual(readers.sort(), READERS_OF_RULES[id] ?? readersOfPath(path), `readers of ${path}`);
    }
  }
}

/** The kinds of things that a place can be. */
function kindsAt({ files, nodes }: Pick<Report, 'files' | 'nodes'>, { uri, span }: Location): Set<ThingKind> {
  const file = files.get(uri);
  const there = <Item>(items: readonly Item[] | undefined, spanOf: (item: Item) => Span) =>
    items?.some((item) => touch(spanOf(item), span)) ?? false;
  const holdsCredential =
    there(file?.artifacts, ({ origin }) => origin.span) || there(file?.problems, (problem) => problem.span);
  const views = nodes.flatMap(({ view }) => view);
  const flags = views.flatMap(({ components }) =>
    components.flatMap((one) => one.flags.filter(({ flag }) => (flag.uri ?? one.uri) === uri)),
  );
  const isUnit = views.some(({ services = [] }) =>
    services.some(({ unit, dropIns, environmentFiles }) =>
      [unit, ...dropIns, ...environmentFiles].some((one) => one?.file.uri === uri),
    ),
  );
  const isDocument = there(file?.documents, (document) => document.span);
  const isSetting = isDocument || isUnit || there(flags, ({ flag }) => flag.span);
  const kinds: readonly (ThingKind | false | undefined)[] = [
    file && 'file',
    there(file?.objects, (object) => object.span) && 'object',
    isSetting && 'setting',
    (holdsCredential || isDocument) && 'credential',
  ];
  return new Set(kinds.filter((kind) => kind !== false && kind !== undefined));
}

function touch(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}

/** The components that kubeadm's files, and the other files of the examples, are for. */
const READERS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/manifests\/etcd\.yaml$|pki\/etcd\/(server|peer)\.(crt|key)$/, ['etcd']],
  [
    /manifests\/kube-controller-manager\.yaml$|controller-manager\.(conf|service)$|pki\/ca\.key$/,
    ['kube-controller-manager'],
  ],
  [/manifests\/kube-scheduler\.yaml$|scheduler\.conf$/, ['kube-scheduler']],
  [/pki\/ca\.crt$/, ['kube-apiserver', 'kube-controller-manager', 'kubelet']],
  [/pki\/(front-proxy-ca\.crt|sa\.key)$/, ['kube-apiserver', 'kube-controller-manager']],
  [/pki\/etcd\/ca\.crt$/, ['etcd', 'kube-apiserver']],
  [
    /pki\/(apiserver|front-proxy-client|sa)[a-z-]*\.(crt|key|pub)$|manifests\/kube-apiserver\.yaml$/,
    ['kube-apiserver'],
  ],
  [/^(webhook|apiservice|crd)\.yaml$/, ['kube-apiserver']],
  [/kubelet\.conf$|var\/lib\/kubelet\/|kubelet\.service|default\/kubelet$|manifests\/.*\.bak$/, ['kubelet']],
  [/admin\.conf$|\.kube\/config$/, ['kubectl']],
  [/^cluster\.yaml$/, ['argocd']],
  [/addons\/metrics-server\.yaml$/, ['metrics-server']],
];

function readersOfPath(path: string): readonly string[] {
  return READERS.find(([pattern]) => pattern.test(path))?.[1] ?? [];
}

/** The examples of these rules have other readers than the path suggests. */
const READERS_OF_RULES: Readonly<Record<string, readonly string[]>> = {
  // A manifest that cannot be parsed sets up nothing.
  'files/yaml-syntax': ['kubelet'],
  'manifests/config-file-unusable': ['kube-apiserver'],
  'manifests/encryption-kms-unusable': ['kube-apiserver'],
  'objects/talos-extra-arg-denied': ['kube-apiserver'],
};
