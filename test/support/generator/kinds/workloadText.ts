import type { NodeDraft } from '../nodeDraft.ts';
import { commandLines, image, program } from '../podText.ts';
import type { ComponentName } from '../roles.ts';
import { type HeldObject, heldObjects } from './heldObjects.ts';

const COMPONENTS: readonly ComponentName[] = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'etcd'];

/** Writes the workloads of a control plane, whose pods mount the objects that hold its files. */
export function putWorkloads(draft: NodeDraft): void {
  const objects = heldObjects(draft.design);
  const { layout } = draft.design;
  const texts = COMPONENTS.filter((name) => draft.components.has(name)).flatMap((name) => [
    ...(layout.hosts ? [serviceText(draft, name)] : []),
    workloadText(draft, name, objects),
  ]);
  draft.putAt(layout.definition ?? '', `${texts.join('\n---\n')}\n`);
}

function workloadText(draft: NodeDraft, name: ComponentName, objects: readonly HeldObject[]): string {
  const { layout, style } = draft.design;
  const { flags, mounts } = draft.component(name);
  const volumes = mounts.map((path) => volumeOf(path, objects));
  const labels = `{app: ${name}}`;
  return [
    'apiVersion: apps/v1',
    `kind: ${layout.hosts ? (name === 'etcd' ? 'StatefulSet' : 'Deployment') : 'DaemonSet'}`,
    'metadata:',
    `  name: ${name}`,
    `  namespace: ${layout.namespace}`,
    'spec:',
    `  selector: {matchLabels: ${labels}}`,
    ...(layout.hosts && name === 'etcd' ? ['  serviceName: etcd'] : []),
    '  template:',
    `    metadata: {labels: ${labels}}`,
    '    spec:',
    ...(layout.hosts ? [] : ['      hostNetwork: true']),
    '      containers:',
    ...commandLines(program(draft, name), flags, style.pod).map(indented),
    `        image: ${image(draft, name)}`,
    `        name: ${name}`,
    '        volumeMounts:',
    ...volumes.flatMap(({ mount }, at) => [`        - name: v${at}`, ...mount.map(indented)]),
    '      volumes:',
    ...volumes.flatMap(({ source }, at) => [`      - name: v${at}`, ...source.map(indented)]),
  ].join('\n');
}

const indented = (line: string): string => line.replace(/^(?=.)/gm, '    ');

interface Volume {
  readonly mount: readonly string[];
  readonly source: readonly string[];
}

/** A file of one Secret, a folder projected from several objects, or an empty folder. */
function volumeOf(path: string, objects: readonly HeldObject[]): Volume {
  const alone = objects.find(({ values }) => values.some(({ file }) => file === path));
  if (alone) {
    const key = alone.values.find(({ file }) => file === path)?.key ?? '';
    return {
      mount: [`      mountPath: ${path}`, `      subPath: ${key}`],
      source: [`    secret:`, `      secretName: ${alone.name}`, '      defaultMode: 256'],
    };
  }
  const inside = objects.filter(({ values }) => values.some(({ file }) => file.startsWith(`${path}/`)));
  if (inside.length === 0) return { mount: [`      mountPath: ${path}`], source: ['    emptyDir: {}'] };
  const sources = inside.flatMap(({ kind, name, values }) => [
    `      - ${kind === 'Secret' ? 'secret' : 'configMap'}:`,
    `          name: ${name}`,
    '          items:',
    ...values.map(({ key, file }) => `          - {key: ${key}, path: ${file.slice(path.length + 1)}}`),
  ]);
  return {
    mount: [`      mountPath: ${path}`, '      readOnly: true'],
    source: ['    projected:', '      sources:', ...sources],
  };
}

function serviceText({ design }: NodeDraft, name: ComponentName): string {
  const ports = { etcd: [2379, 2380], 'kube-apiserver': [design.port] }[name as 'etcd'] ?? [443];
  return [
    'apiVersion: v1',
    'kind: Service',
    'metadata:',
    `  name: ${name}`,
    `  namespace: ${design.layout.namespace}`,
    'spec:',
    ...(name === 'etcd' ? ['  clusterIP: None'] : []),
    `  selector: {app: ${name}}`,
    '  ports:',
    ...ports.map((port) => `  - {name: p${port}, port: ${port}}`),
  ].join('\n');
}
