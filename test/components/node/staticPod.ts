import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { word } from './enclosure.ts';

/** As much of a static pod as it takes to start it. */
export interface StaticPod {
  readonly file: string;
  readonly containers: readonly Container[];
  readonly volumes: readonly { readonly name: string; readonly hostPath?: HostPath }[];
}

interface Container {
  readonly name: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string; readonly subPath?: string }[];
}

interface HostPath {
  readonly path: string;
  readonly type?: string;
}

/** A container as a shell script that runs in the enclosure. */
export interface ContainerScript {
  readonly name: string;
  readonly text: string;
}

/** Begins the line by which a script says that the kubelet would not start the container. */
export const REFUSED = 'not started: ';

/** The pods of a folder on the node; a manifest that is no YAML is left out, as the kubelet does. */
export function readStaticPods(folder: string): readonly StaticPod[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .flatMap((file) => {
      const pod = readPod(readFileSync(join(folder, file), 'utf8'));
      return pod?.kind === 'Pod'
        ? [{ file, containers: pod.spec?.containers ?? [], volumes: pod.spec?.volumes ?? [] }]
        : [];
    });
}

interface PodDocument {
  readonly kind?: string;
  readonly spec?: Partial<Pick<StaticPod, 'containers' | 'volumes'>>;
}

function readPod(text: string): PodDocument | undefined {
  try {
    return load(text) as PodDocument;
  } catch {
    return undefined;
  }
}

/**
 * The command that starts each container of a pod: a root with its volume mounts, its program and nothing else. A container whose program is not of
 * Kubernetes, such as an exporter next to it, has none.
 */
export function containerScripts(pod: StaticPod, programs: ReadonlySet<string>): readonly ContainerScript[] {
  return pod.containers.flatMap((container) => {
    const { name, env = [] } = container;
    const [program = '', ...args] = [...(container.command ?? []), ...(container.args ?? [])];
    const binary = basename(program);
    if (!programs.has(binary)) return [];
    const folder = `/run/containers/${name}`;
    const values = new Map(env.map((one) => [one.name, one.value ?? '']));
    const text = [
      'set -e',
      `mkdir -p ${word(folder)}`,
      `mount -t tmpfs none ${word(folder)}`,
      `cd ${word(folder)}`,
      'mkdir -p bin tmp etc var/run proc dev',
      'cp /etc/hosts /etc/passwd etc/',
      'mount --rbind /dev dev',
      'mount -t proc proc proc',
      ...mountLines(container, pod),
      `touch ${word(`bin/${binary}`)}`,
      `mount --bind ${word(`/run/programs/${binary}`)} ${word(`bin/${binary}`)}`,
      ...[...values].map(([key, value]) => `export ${key}=${word(value)}`),
      `exec chroot . ${[`/bin/${binary}`, ...args.map((arg) => expanded(arg, values))].map(word).join(' ')}`,
    ].join('\n');
    return [{ name, text }];
  });
}

function mountLines({ volumeMounts = [] }: Container, pod: StaticPod): readonly string[] {
  const hostPaths = new Map(pod.volumes.map((volume) => [volume.name, volume.hostPath]));
  return volumeMounts.toSorted(byDepth).flatMap(({ name, mountPath, subPath }) => {
    const hostPath = hostPaths.get(name);
    if (hostPath === undefined) return [];
    const source = word(subPath === undefined ? hostPath.path : `${hostPath.path}/${subPath}`);
    const target = word(`.${mountPath}`);
    const folder = word(dirname(`.${mountPath}`));
    return [
      ...prepare(hostPath),
      `if [ -d ${source} ]; then mkdir -p ${target}; else mkdir -p ${folder}; touch ${target}; fi`,
      `mount --rbind ${source} ${target}`,
    ];
  });
}

const byDepth = (one: { readonly mountPath: string }, other: { readonly mountPath: string }) =>
  one.mountPath.length - other.mountPath.length;

/** As the kubelet makes and checks each type of host path; for no type at all a runtime makes a folder. */
function prepare({ path, type = '' }: HostPath): readonly string[] {
  const place = word(path);
  const isNot = (kind: string) => `hostPath type check failed: ${path} is not a ${kind}`;
  switch (type) {
    case '':
      return [`[ -e ${place} ] || mkdir -p ${place}`];
    case 'DirectoryOrCreate':
      return [`[ -e ${place} ] || mkdir -p ${place}`, unless(`[ -d ${place} ]`, isNot('directory'))];
    case 'FileOrCreate':
      return [`[ -e ${place} ] || touch ${place}`, unless(`[ -f ${place} ]`, isNot('file'))];
    case 'Directory':
      return [unless(`[ -d ${place} ]`, isNot('directory'))];
    default:
      return [unless(`[ -e ${place} ] && [ ! -d ${place} ]`, isNot('file'))];
  }
}

const unless = (condition: string, complaint: string): string =>
  `if ! { ${condition}; }; then echo ${word(REFUSED + complaint)}; exit 1; fi`;

/** "$(NAME)" as Kubernetes expands it in a command; a name that no variable has stays. */
function expanded(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\$\$|\$\(([^)]*)\)/g, (all, name) => (all === '$$' ? '$' : (values.get(name) ?? all)));
}
