import { childOf, itemsAt, textAt } from '../../formats/yaml/access.ts';
import { tooComplexText } from '../../formats/yaml/limits.ts';
import type { YamlEntry, YamlNode } from '../../formats/yaml/node.ts';
import { type ComponentDocument, type ComposeService, isAddOn } from '../../model/documents/component.ts';
import { withoutApplicationsEtcd } from '../components/applicationsEtcd.ts';
import { startedIn } from '../components/imageCommand.ts';
import { type CommandReading, MAX_WORDS } from '../components/staticPod.ts';
import { imageBuild, imageVersion, pathVersion } from '../versions/version.ts';
import { composeCommand } from './composeCommand.ts';
import { composeEtcdSettings, environmentFiles } from './composeEnvironment.ts';
import { composeMounts } from './composeMounts.ts';

/** By structure: no kind, and `services` is a map of services, of which at least one has an image or a build. */
export function isComposeFile(root: YamlNode): boolean {
  if (root.kind !== 'map' || childOf(root, 'kind') || childOf(root, 'apiVersion')) return false;
  const services = servicesOf(root);
  return (
    services.some(({ value }) => textAt(value, 'image') !== undefined || childOf(value, 'build') !== undefined) &&
    services.every(({ value }) => value.kind === 'map')
  );
}

/** The components among the services of a compose file. */
export function readCompose(root: YamlNode, uri: string, reading: CommandReading): readonly ComponentDocument[] {
  const documents = servicesOf(root).flatMap((entry) => readService(entry, root, uri, reading) ?? []);
  return withoutApplicationsEtcd(documents);
}

function servicesOf(root: YamlNode): readonly YamlEntry[] {
  const services = childOf(root, 'services');
  return services?.kind === 'map' ? services.entries : [];
}

function readService(
  { key, keySpan, value: service }: YamlEntry,
  root: YamlNode,
  uri: string,
  { room, problems }: CommandReading,
): ComponentDocument | undefined {
  const image = textAt(service, 'image') ?? '';
  const command = composeCommand(service, image);
  const found = startedIn(command, image);
  // A service of a client makes no machine of a folder, and the variables that it passes on are not read.
  if (!found || isAddOn(found.component)) return undefined;
  if (!room.pay(command.words.length)) {
    const reason = `its commands have more than ${MAX_WORDS} words`;
    problems.push({ code: 'yaml-too-complex', message: tooComplexText(reason), span: keySpan });
    return undefined;
  }
  const settings = found.component === 'etcd' ? composeEtcdSettings(service) : { flags: [], unread: [] };
  const open = [...(found.open ?? []), ...settings.unread];
  const [first] = command.words;
  return {
    kind: 'component',
    uri,
    component: found.component,
    source: 'compose',
    span: service.span,
    commandSpan: first ? first.spanOf(0, first.text.length) : keySpan,
    flags: [...settings.flags, ...found.flags],
    mounts: composeMounts(service, root),
    version: imageVersion(image, found.component) ?? pathVersion(found.program, found.component),
    build: imageBuild(image, found.component),
    service: serviceFacts(key, service),
    ...(open.length > 0 && { unreadSources: open }),
  };
}

function serviceFacts(name: string, service: YamlNode): ComposeService {
  const networks = childOf(service, 'networks');
  const aliases = (networks?.kind === 'map' ? networks.entries : []).flatMap(({ value }) => itemsAt(value, 'aliases'));
  const given = [textAt(service, 'container_name'), textAt(service, 'hostname')];
  const named = aliases.map((alias) => (alias.kind === 'scalar' ? alias.value : undefined));
  const mode = textAt(service, 'network_mode') ?? '';
  return {
    name,
    hosts: [name, ...[...given, ...named].flatMap((host) => host || [])],
    network: mode === 'host' ? 'host' : (/^(?:service|container):(.+)$/.exec(mode)?.[1] ?? name),
    environmentFiles: environmentFiles(service),
  };
}
