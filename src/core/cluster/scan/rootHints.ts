import { isStaticPodPath } from '../../kubernetes/values/candidatePath.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import { derived } from '../../model/memo/derived.ts';
import { sameJson } from '../../model/memo/same.ts';
import { baseName } from '../../model/source/directories.ts';
import { startsRancherNode } from '../nodes/joinService.ts';
import { readObjectsOf } from '../nodes/readObjects.ts';
import { type EtcdMember, etcdMembersIn } from './etcdMembers.ts';
import { COMPONENT_VARIABLE, pathsIn } from './pathsInFile.ts';
import { ownNames } from './unitMachines.ts';

/** The content of a file that shows where nodes are. Files are grouped by nothing else in it. */
export interface RootHints {
  /** False for files that belong to no node and set no component up: they are left out of everything. */
  readonly isRelevant: boolean;
  /** The absolute paths that its documents name. */
  readonly paths: readonly string[];
  /**
   * For a compose file that starts components, the folders next to it that their containers see. Its own folder is a machine,
   * wherever it lies. Absent for other files.
   */
  readonly besides?: readonly string[];
  /** The names and addresses of its machine in a unit. Absent if there are none, and for other files. */
  readonly ownNames?: readonly string[];
  /** The members of etcd that a unit or a compose file starts. Absent if there are none. */
  readonly members?: readonly EtcdMember[];
  /** Set for a template, which is on no machine. `partial`: it was not read whole. */
  readonly template?: 'whole' | 'partial';
}

const RELEVANT: RootHints = { isRelevant: true, paths: [] };
const IRRELEVANT: RootHints = { isRelevant: false, paths: [] };

/** The hints of a file. Those of most files, which name nothing, are not worth remembering. */
export function rootHintsOf(file: DecodedFile): RootHints {
  if (file.template) return templateHints(file);
  const mayName = file.documents.length > 0 || file.unit !== undefined || file.environment !== undefined;
  return mayName ? hintsOf(file) : isRelevant(file) ? RELEVANT : IRRELEVANT;
}

const hintsOf = derived(
  (file: DecodedFile): RootHints => ({
    isRelevant: isRelevant(file),
    paths: pathsIn(file),
    ...besidesIn(file),
    ...namesIn(file),
    ...membersIn(file),
  }),
);

function membersIn(file: DecodedFile): Pick<RootHints, 'members'> {
  const members = etcdMembersIn(file);
  return members.length > 0 ? { members } : {};
}

/** The hints of a template. One that names components or objects is reported if it was not read whole, even if nothing in it was read. */
const templateHints = derived((file: DecodedFile): RootHints => {
  const { text = '', template } = file;
  const isUsed = isRelevant(file);
  const isReported = template?.isPartial && (isUsed || COMPONENT.test(text) || OBJECT.test(text));
  return { isRelevant: isUsed, paths: [], template: isReported ? 'partial' : 'whole' };
});

/** The fields of an object that sets components or credentials up. */
const OBJECT = /^[ \t]*["']?kind["']?:[ \t]*["']?(?:Config|\w*Configuration|Pod|Secret)\b/m;

function namesIn(file: DecodedFile): Pick<RootHints, 'ownNames'> {
  const names = ownNames(file);
  return names ? { ownNames: names } : {};
}

function besidesIn({ documents }: DecodedFile): Pick<RootHints, 'besides'> {
  const services = documents.filter((one) => one.kind === 'component').filter(({ service }) => service);
  if (services.length === 0) return {};
  return { besides: services.flatMap(({ mounts = [] }) => mounts.flatMap(({ beside }) => beside ?? [])) };
}

/** Whether they put the same machines next to the same folders, with the same names, and concern nodes both or neither. */
export function sameMachines(one: RootHints, other: RootHints): boolean {
  const machineOf = ({ besides, ownNames, members, template }: RootHints) =>
    JSON.stringify([besides, ownNames, members, template]);
  return one.isRelevant === other.isRelevant && machineOf(one) === machineOf(other);
}

/** Whether they mention the same paths, and their pods read the same objects. */
export function sameMentions(one: DecodedFile, other: DecodedFile): boolean {
  const namesOf = (file: DecodedFile) => [(file.mentions ?? []).map(({ path }) => path), readObjectsOf(file)];
  return sameJson(namesOf(one), namesOf(other));
}

export function samePaths(one: RootHints, other: RootHints): boolean {
  return one.paths.length === other.paths.length && one.paths.every((path, at) => path === other.paths[at]);
}

function isRelevant(file: DecodedFile): boolean {
  const { artifacts, documents, embedded, objects, problems, size, text = '', unit, uri, environment } = file;
  if (artifacts.length + documents.length + problems.length > 0 || size === 0 || embedded) return true;
  // A manifest that the kubelet rejects, such as one of another kind.
  if (STARTED.test(text) && isStaticPodPath(uri)) return true;
  if (objects?.some(({ secrets }) => secrets !== undefined)) return true;
  // If a template puts in the whole command, only the name of the service is left.
  if (unit) return COMPONENT.test(text) || COMPONENT.test(baseName(uri)) || startsRancherNode(unit);
  return environment?.variables.some(({ name }) => COMPONENT_VARIABLE.test(name)) ?? false;
}

/** A line of a command that starts a component of the control plane. */
const STARTED = /^[ \t]*-[ \t]+(?:etcd|kube-(?:apiserver|controller-manager|scheduler))[ \t]*\r?$/m;

const COMPONENT =
  /\b(kube-(apiserver|controller-manager|scheduler|proxy)|kubelet|hyperkube|etcd|etcdctl|etcdbrctl|flanneld|prometheus|vmagent|otelcol)\b|\betcd_/i;
