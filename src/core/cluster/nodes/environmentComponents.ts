import { flagsAfter } from '../../kubernetes/components/commandArguments.ts';
import { unreadWords } from '../../kubernetes/components/commandFlags.ts';
import { type EtcdProgram, etcdFlagName } from '../../kubernetes/components/etcdEnvironment.ts';
import { flagSpec } from '../../kubernetes/flags/flagTable.ts';
import { expandCommand } from '../../kubernetes/units/expandCommand.ts';
import { sourceSpan } from '../../kubernetes/units/sourceText.ts';
import { splitUnitWords } from '../../kubernetes/units/unitWords.ts';
import type { ComponentDocument, ComponentName, Flag } from '../../model/documents/component.ts';
import type { PlacedText } from '../../model/documents/unit.ts';
import type { UnreadSource } from '../../model/documents/unreadSource.ts';
import type { NodeFile, ServiceView } from '../../model/node.ts';
import { normalizePath, parentOf } from '../../model/source/directories.ts';
import { phrase } from '../../model/text/text.ts';
import { withUnread } from './unreadConfiguration.ts';

/**
 * Components that are configured by files of variables alone: etcd by ETCD_*, and the kubelet by the files that kubeadm's drop-in reads, unless the
 * workspace has a unit that says otherwise.
 */
export function variableComponents(
  files: readonly NodeFile[],
  known: readonly ComponentDocument[],
  services: readonly ServiceView[],
): readonly ComponentDocument[] {
  const used = new Set(services.flatMap(({ environmentFiles }) => environmentFiles.map(({ file }) => file.uri)));
  const ofCompose = composeEnvironment(files);
  const documents: ComponentDocument[] = [];
  const kubelet = known.some(({ component }) => component === 'kubelet') ? undefined : kubeletOf(files);
  if (kubelet) documents.push(kubelet);
  for (const { file, path } of files) {
    if (!file.environment || used.has(file.uri) || ofCompose.has(path)) continue;
    const variables = file.environment.variables.map(
      ({ name, value }) => [name, { source: value, uri: file.uri }] as const,
    );
    const flags = etcdVariables(new Map(variables));
    if (flags.some(({ name }) => flagSpec('etcd', name))) documents.push(withoutUnit('etcd', file.uri, flags));
    const named = componentOfVariables(new Map(variables), file.uri);
    const isKnown = [...known, ...documents].some(({ component }) => component === named?.component);
    if (named && !isKnown) documents.push(named);
  }
  return documents;
}

/** The paths of the variables of compose files, which belong to their services: `.env` and those that `env_file` names. */
function composeEnvironment(files: readonly NodeFile[]): ReadonlySet<string> {
  return new Set(
    files.flatMap(({ file, path }) =>
      file.documents.flatMap((document) => {
        const service = document.kind === 'component' ? document.service : undefined;
        const names = service ? ['.env', ...service.environmentFiles] : [];
        return names.map((name) => normalizePath(`/${parentOf(path)}/${name}`).slice(1));
      }),
    ),
  );
}

/** Whose arguments variables hold, by what packages call them: KUBE_API_ARGS, KUBE_APISERVER_OPTS, KUBE_ETCD_SERVERS. */
const ARGUMENTS: readonly { readonly component: ComponentName; readonly variable: RegExp }[] = [
  {
    component: 'kube-apiserver',
    variable: /^KUBE_(API(SERVER)?_\w+|ETCD_SERVERS|SERVICE_ADDRESSES|ADMISSION_CONTROL)$/,
  },
  { component: 'kube-controller-manager', variable: /^KUBE_CONTROLLER_MANAGER_\w+$/ },
  { component: 'kube-scheduler', variable: /^KUBE_SCHEDULER_\w+$/ },
  { component: 'kube-proxy', variable: /^KUBE_PROXY_\w+$/ },
  { component: 'kubelet', variable: /^KUBELET_\w+$/ },
];

/** The component whose flags the variables of one file hold; undefined if none concerns the PKI. */
function componentOfVariables(variables: ReadonlyMap<string, PlacedText>, uri: string): ComponentDocument | undefined {
  for (const { component, variable } of ARGUMENTS) {
    const values = [...variables].filter(([name, { source }]) => variable.test(name) && /^\s*-/.test(source.text));
    const flags = values.flatMap(([, value]) => argumentsIn(component, value).flags);
    if (flags.some(({ name }) => flagSpec(component, name))) return withoutUnit(component, uri, flags);
  }
  return undefined;
}

/** etcd's flags among variables: each is the flag's name in capitals after ETCD_ (etcd.io, "Configuration options"). */
export function etcdVariables(
  variables: ReadonlyMap<string, PlacedText>,
  program: EtcdProgram = 'etcd',
): readonly Flag[] {
  return [...variables].flatMap(([spelling, { source, uri }]) => {
    const name = etcdFlagName(spelling, program);
    if (name === undefined) return [];
    const valueSpan = sourceSpan(source, 0, source.text.length);
    return [{ name, spelling, value: source.text, span: valueSpan, valueSpan, uri }];
  });
}

/** The names under which CoreOS starts etcd. */
const ETCD_SERVICE = /^etcd(?:2|-member)?\.service$/;

/** etcd by the variables of drop-ins whose unit comes with the system, as CoreOS' does; undefined for any other service. */
export function etcdOfDropIns({ name, unit, dropIns, variables, unread }: ServiceView): ComponentDocument | undefined {
  const [first] = dropIns;
  if (unit || !first || !ETCD_SERVICE.test(name)) return undefined;
  const flags = etcdVariables(variables);
  if (!flags.some((flag) => flagSpec('etcd', flag.name))) return undefined;
  const { unreadSources = [], ...component } = withoutUnit('etcd', first.file.uri, flags);
  return { ...component, unreadSources: [...unreadSources, ...unread] };
}

/** The files that kubeadm's drop-in reads, in its order (kubernetes.io, "Configuring each kubelet in your cluster using kubeadm"). */
const KUBELET_FILES = [
  { path: /^\/var\/lib\/kubelet\/kubeadm-flags\.env$/, variable: 'KUBELET_KUBEADM_ARGS' },
  { path: /^\/etc\/(default|sysconfig)\/kubelet$/, variable: 'KUBELET_EXTRA_ARGS' },
] as const;

function kubeletOf(files: readonly NodeFile[]): ComponentDocument | undefined {
  const parts = KUBELET_FILES.flatMap(({ path, variable }) =>
    files.flatMap(({ hostPath, file }) => {
      const found = path.test(hostPath ?? '')
        ? file.environment?.variables.findLast(({ name, isExported }) => name === variable && !isExported)
        : undefined;
      return found ? [{ uri: file.uri, ...argumentsIn('kubelet', { source: found.value, uri: file.uri }) }] : [];
    }),
  );
  const [first] = parts;
  if (!first) return undefined;
  const flags = parts.flatMap((part) => part.flags);
  // The files that kubeadm writes are read by kubeadm's own drop-in, which is completely known.
  const isKubeadms = files.some(({ hostPath }) => KUBELET_FILES[0].path.test(hostPath ?? ''));
  const open = parts.flatMap((part) => part.open);
  if (!isKubeadms) return withoutUnit('kubelet', first.uri, flags);
  return withUnread(document('kubelet', first.uri, flags), open);
}

/** The flags of a value, and what in it may stand for more. */
function argumentsIn(component: ComponentName, value: PlacedText): Arguments {
  const words = expandCommand(splitUnitWords(value.source), value.uri, new Map()) ?? [];
  return { flags: flagsAfter(component, words), open: unreadWords(words) };
}

interface Arguments {
  readonly flags: readonly Flag[];
  readonly open: readonly UnreadSource[];
}

/** The unit may give more flags, and other files of variables. */
function withoutUnit(component: ComponentName, uri: string, flags: readonly Flag[]): ComponentDocument {
  const what = phrase('the unit that starts {component}', { component });
  return { ...document(component, uri, flags), unreadSources: [{ what }] };
}

function document(component: ComponentName, uri: string, flags: readonly Flag[]): ComponentDocument {
  const span = flags[0]?.span ?? { start: 0, end: 0 };
  return { kind: 'component', uri, component, source: 'environment', span, commandSpan: span, flags };
}
