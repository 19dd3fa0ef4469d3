import { type ComponentCommand, componentCommand, showsCredentials } from '../../kubernetes/components/commandFlags.ts';
import type { CommandWord } from '../../kubernetes/components/commandWords.ts';
import { type ContainerRun, containerRun } from '../../kubernetes/components/containerRun.ts';
import { isEtcdProgram } from '../../kubernetes/components/etcdEnvironment.ts';
import { startedIn } from '../../kubernetes/components/imageCommand.ts';
import { expandCommand, takesArguments } from '../../kubernetes/units/expandCommand.ts';
import { withSpecifiers } from '../../kubernetes/units/specifiers.ts';
import { splitUnitWords } from '../../kubernetes/units/unitWords.ts';
import { imageBuild, imageVersion, pathVersion } from '../../kubernetes/versions/version.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import { type ComponentDocument, type ComposeService, isAddOn } from '../../model/documents/component.ts';
import type { JoinService } from '../../model/documents/rancher.ts';
import type { PlacedText, SourceText } from '../../model/documents/unit.ts';
import type { UnreadSource } from '../../model/documents/unreadSource.ts';
import { VARIABLE_PARTS } from '../../model/documents/unreadSource.ts';
import type { NodeFile, ServiceView } from '../../model/node.ts';
import type { Resolution } from '../../model/resolution.ts';
import { normalizePath } from '../../model/source/directories.ts';
import type { Location } from '../../model/source/span.ts';
import { madePath } from '../../model/source/templateName.ts';
import { phrase } from '../../model/text/text.ts';
import { CopiedVariables } from './copiedVariables.ts';
import { downloadedVersion } from './downloadedVersion.ts';
import { etcdOfDropIns, etcdVariables, variableComponents } from './environmentComponents.ts';
import { joinService } from './joinService.ts';
import { environmentIn } from './namedEnvironment.ts';
import { fileOfUri } from './nodeFiles.ts';
import { effectiveSettings, environmentOf, groupUnits, type ServiceParts } from './service.ts';

/** The components that services and files of variables set up, and the services themselves. */
export interface Services {
  readonly documents: readonly ComponentDocument[];
  readonly services: readonly ServiceView[];
  readonly joins: readonly JoinService[];
}

/**
 * Puts units, drop-ins and the files of variables they name together as systemd does. Other services are left out. `isPlaced`: whether the path of
 * a file on the node is known.
 */
export async function readServices(
  files: readonly NodeFile[],
  resolve: (hostPath: string) => Promise<Resolution>,
  isPlaced: (file: NodeFile) => boolean,
): Promise<Services> {
  const started: { readonly rank: number; readonly document: ComponentDocument }[] = [];
  const services: ServiceView[] = [];
  const joins: JoinService[] = [];
  const copied = new CopiedVariables(files, isPlaced);
  for (const group of groupUnits(files)) {
    const { parts } = group;
    const service = await readService(group, files, resolve, copied);
    const { document = etcdOfDropIns(service), longCommand } = serviceComponent(service, parts);
    const join = joinService(service, parts);
    if (join) joins.push(join);
    if (document) started.push({ rank: rankOf(service, document), document });
    if (document || longCommand || isKubelets(service)) {
      services.push(longCommand ? { ...service, longCommand } : service);
    }
  }
  const documents = started.sort((a, b) => a.rank - b.rank).map(({ document }) => document);
  return { documents: [...documents, ...variableComponents(files, documents, services)], services, joins };
}

/** The unit of the component's own name comes before others that start it, such as `kubelet-old.service`, and these before files that are no unit. */
function rankOf({ name, unit }: ServiceView, { component }: ComponentDocument): number {
  if (name === `${component}.service`) return 0;
  return unit ? 1 : 2;
}

async function readService(
  group: ServiceParts,
  files: readonly NodeFile[],
  resolve: (hostPath: string) => Promise<Resolution>,
  copied: CopiedVariables,
): Promise<ServiceView> {
  const { name, parts } = group;
  const variables = environmentOf(parts, name);
  const environmentFiles: NodeFile[] = [];
  const environmentPaths: Resolution[] = [];
  const unread: UnreadSource[] = [];
  for (const { value, file: source } of effectiveSettings(parts, 'EnvironmentFile')) {
    const written = withSpecifiers(value, name).text.trim();
    const path = written.replace(/^-/, '');
    const placed = await resolve(path);
    const isElsewhere = placed.kind === 'unknown' && placed.reason === 'outside-root';
    const copy = isElsewhere ? copied.of(group, source, path) : undefined;
    const resolution: Resolution = copy
      ? { kind: 'file', hostPath: normalizePath(path), uri: copy.file.uri, file: copy.file }
      : placed;
    environmentPaths.push(resolution);
    // Most nodes have no such file in these folders; anywhere else somebody made it.
    if (resolution.kind === 'missing' && /^\/etc\/(?:default|sysconfig)\//.test(path)) continue;
    if (resolution.kind !== 'file') {
      const isOptional = written.startsWith('-') && isAbsentHere(resolution);
      unread.push({ what: phrase('the file {path}', { path }), ...(isOptional && { isOptional }) });
      continue;
    }
    const { file, hostPath } = resolution;
    if (!isRead(file)) unread.push({ what: phrase('the file {path}', { path }) });
    environmentFiles.push(fileOfUri({ files }, file.uri) ?? { file, hostPath, path: hostPath, archived: false });
    for (const { name: variable, value: source, isExported } of environmentIn(file)?.variables ?? []) {
      if (!isExported) variables.set(variable, { source, uri: file.uri });
    }
  }
  const [first] = parts;
  const unit = first && /\.service$/.test(madePath(first.path)) ? first : undefined;
  const dropIns = unit ? parts.slice(1) : parts;
  return { name, unit, dropIns, environmentFiles, environmentPaths, unread, variables };
}

/** The component that the last ExecStart= starts, also in a container; none for other programs. */
function serviceComponent(
  service: ServiceView,
  parts: readonly NodeFile[],
): { readonly document?: ComponentDocument; readonly longCommand?: Location } {
  const start = effectiveSettings(parts, 'ExecStart').at(-1);
  if (!start) return {};
  const { uri } = start.file.file;
  const command = splitUnitWords(start.value);
  const words = expandCommand(command, uri, service.variables, service.name);
  // The arguments of other programs are not read.
  if (!words)
    return componentCommand(expandCommand(command, uri, new Map()) ?? [])
      ? { longCommand: { uri, span: start.span } }
      : {};
  const [program, ...rest] = words;
  if (!program) return {};
  const container = containerRun(words, { uri, span: start.span });
  if (!container && CONTAINER_ENGINE.test(program.text)) return {};
  const found = container
    ? startedIn(container.command, container.image)
    : componentCommand([withoutPrefix(program), ...rest], executedProgram(service));
  // The variables that a container passes on to a client are not read.
  if (!found || (container && isAddOn(found.component))) return {};
  const isEtcd = found.component === 'etcd';
  const own = isEtcdProgram(found.component) ? etcdVariables(service.variables, found.component) : [];
  // A container gets only the variables that its command passes on.
  const variables = isEtcd ? (container?.etcdFlags ?? own) : own;
  if (!showsCredentials(found.component, [...variables, ...found.flags])) return {};
  // Their author meant them for the command, so their absence is reported once, and has no other consequences.
  const isCut = parts.some(({ file }) => (file.unit?.lostLines ?? []).length > 0);
  const lost = isCut
    ? [{ what: phrase('the flags after the end of the command in {unit}', { unit: service.name }) }]
    : [];
  const unread = container && isEtcd ? container.etcdUnread : [];
  const open = [
    ...unreadOf(service, command, !container && !isEtcdProgram(found.component)),
    ...lost,
    ...partsOfTemplates([...parts, ...service.environmentFiles]),
    ...partsElsewhere(service, found, command),
    ...unread,
    ...(found.open ?? []),
  ];
  const document: ComponentDocument = {
    kind: 'component',
    uri,
    component: found.component,
    source: 'unit',
    span: start.span,
    commandSpan: program.spanOf(0, program.text.length),
    flags: [...variables, ...found.flags],
    version:
      (container && imageVersion(container.image, found.component)) ??
      pathVersion(found.program, found.component) ??
      pathVersion(program.text, found.component) ??
      downloadedVersion(parts, withoutPrefix(program).text, found.component),
    build: container && imageBuild(container.image, found.component),
    ...(container && { mounts: container.mounts, service: serviceOf(container) }),
    ...(open.length > 0 && { unreadSources: open }),
    ...(!container && found.refused && { refused: found.refused }),
  };
  return { document };
}

/** The parts of the unit in other files, if the ones that were read use them. */
function partsElsewhere(
  { name, dropIns, variables }: ServiceView,
  { component, flags }: ComponentCommand,
  command: readonly SourceText[],
): readonly UnreadSource[] {
  // A drop-in that lies elsewhere than in the folder of its unit uses the unit's variables.
  if (!name.endsWith('.service') && command.some(({ text }) => !isSetIn(variables, text)))
    return [{ what: phrase('the unit that this drop-in belongs to') }];
  // The unit of kubeadm's packages gives no flag; its drop-in does.
  const isBare = component === 'kubelet' && flags.length === 0 && dropIns.length === 0;
  return isBare ? [{ what: phrase('drop-ins of {unit}', { unit: name }) }] : [];
}

/** The unread parts of the templates that set a service up. */
function partsOfTemplates(files: readonly NodeFile[]): readonly UnreadSource[] {
  return files.some(({ file }) => file.template?.isPartial) ? [VARIABLE_PARTS] : [];
}

/** Whether a word of a command is no variable, or one that is set. */
function isSetIn(variables: ReadonlyMap<string, PlacedText>, word: string): boolean {
  const [, name] = /^\$\{?(\w+)\}?$/.exec(word) ?? [];
  return name === undefined || variables.has(name);
}

/** A program that reads no flags from its environment gets those of a file of variables through its command alone. */
function unreadOf(
  { unread }: ServiceView,
  command: readonly SourceText[],
  isFromCommand: boolean,
): readonly UnreadSource[] {
  return isFromCommand && !takesArguments(command) ? unread.map((source) => ({ ...source, flags: [] })) : unread;
}

/** Containers outside the host's network reach each other by their names. */
function serviceOf({ network }: ContainerRun): ComposeService {
  return { name: network, hosts: network === 'host' ? [] : [network], network, environmentFiles: [] };
}

/** The program that kubelet-wrapper starts instead of the kubelet (Container Linux: the arguments of `rkt run`). */
function executedProgram({ variables }: Pick<ServiceView, 'variables'>): string | undefined {
  return /(?:^|\s)--exec[= ](\S+)/.exec(variables.get('KUBELET_IMAGE_ARGS')?.source.text ?? '')?.[1];
}

/** Whether the workspace has no such file, so that the node may have none either. */
function isAbsentHere(resolution: Resolution): boolean {
  return resolution.kind === 'missing' || (resolution.kind === 'unknown' && resolution.reason === 'outside-root');
}

/** An empty file sets nothing; one that is no list of variables was not understood. */
function isRead(file: DecodedFile): boolean {
  const { text } = file;
  return environmentIn(file) !== undefined || (text !== undefined && !/^[ \t]*[^#;\s]/m.test(text));
}

const CONTAINER_ENGINE = /(^|\/)(docker|podman|nerdctl|ctr|rkt)$/;

/** Characters before the program say how to start it (systemd.service(5), "ExecStart="). */
function withoutPrefix(word: CommandWord): CommandWord {
  const prefix = /^[-@:+!|]+/.exec(word.text)?.[0].length ?? 0;
  return { ...word, text: word.text.slice(prefix), spanOf: (start, end) => word.spanOf(start + prefix, end + prefix) };
}

/** A drop-in of the kubelet is worth judging by itself: the unit belongs to a package and is seldom copied. */
function isKubelets({ name }: ServiceView): boolean {
  return name === 'kubelet.service';
}
