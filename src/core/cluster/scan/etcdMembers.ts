import { isOpenHost, isTemplated } from '../../formats/placeholder.ts';
import { componentCommand } from '../../kubernetes/components/commandFlags.ts';
import { expandCommand } from '../../kubernetes/units/expandCommand.ts';
import { serviceSettings } from '../../kubernetes/units/unitFile.ts';
import { splitUnitWords } from '../../kubernetes/units/unitWords.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import { groupBy } from '../../model/collections/lookup.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { Flag } from '../../model/documents/component.ts';
import type { FoundFile } from '../../model/root.ts';
import { baseName } from '../../model/source/directories.ts';
import type { NodeGroup } from './nodeSteps.ts';

/** A member of etcd, by the file that starts it and the name that its command gives it. */
export interface EtcdMember {
  readonly uri: string;
  readonly name: string;
  /** The hosts in its `--initial-advertise-peer-urls`. */
  readonly hosts: readonly string[];
}

/** The members that a compose file or a unit starts, if their commands give their names and addresses. */
export function etcdMembersIn(file: DecodedFile): readonly EtcdMember[] {
  const { uri, documents, unit } = file;
  const commands = unit ? serviceSettings(unit, 'ExecStart').slice(-1) : [];
  const started = commands.flatMap(({ value }) => {
    const found = componentCommand(expandCommand(splitUnitWords(value), uri, new Map()) ?? []);
    return found?.component === 'etcd' ? [found.flags] : [];
  });
  const composed = documents.flatMap((document) =>
    document.kind === 'component' && document.component === 'etcd' && document.source === 'compose'
      ? [document.flags]
      : [],
  );
  return [...started, ...composed].flatMap((flags) => memberOf(uri, flags) ?? []);
}

function memberOf(uri: string, flags: readonly Flag[]): EtcdMember | undefined {
  const textOf = (flag: string) => flags.findLast(({ name }) => name === flag)?.value;
  const name = textOf('name');
  const hosts = parseUrls(textOf('initial-advertise-peer-urls')).map(({ host }) => host);
  const isOpen = name === undefined || isTemplated(name) || /[$%]/.test(name) || hosts.some(isOpenHost);
  return isOpen || hosts.length === 0 ? undefined : { uri, name, hosts };
}

/**
 * The members of one node that are on different machines: no two have a name or an address in common. The member of `etcd.service` comes first.
 * Empty if there are not several: then they are versions of one member.
 */
function separateMembers(members: readonly EtcdMember[]): readonly EtcdMember[] {
  const isAlone = (of: (member: EtcdMember) => readonly string[]) => {
    const owners = groupBy(
      members.flatMap((member) => [...new Set(of(member))].map((key) => ({ key, member }))),
      ({ key }) => key,
    );
    return [...owners.values()].every(({ length }) => length === 1);
  };
  if (members.length < 2 || !isAlone(({ name }) => [name]) || !isAlone(({ hosts }) => hosts)) return [];
  return members.toSorted((one, other) => rank(one) - rank(other) || (one.uri < other.uri ? -1 : 1));
}

const rank = ({ uri }: EtcdMember): number => (baseName(uri) === 'etcd.service' ? 0 : 1);

/** The group, and one more for each further member of etcd, with the file that starts it. */
export function groupsOfMembers(
  group: NodeGroup,
  membersOf: ReadonlyMap<FoundFile, readonly EtcdMember[]>,
): readonly NodeGroup[] {
  const started = group.found.flatMap((one) => membersOf.get(one) ?? []);
  const [, ...members] = separateMembers(started);
  if (members.length === 0) return [group];
  const byUri = new Map(group.found.map((one) => [one.uri, one]));
  const { mentioning: _, parts: __, ...files } = group;
  return [
    { ...group, members },
    ...members.map(({ uri, name }, at) => {
      const found = byUri.get(uri);
      return {
        ...files,
        id: `${group.id} ${JSON.stringify(['etcd', name])}`,
        label: `${group.label} ${name}`,
        found: found ? [found] : [],
        member: { of: group.id, at },
      };
    }),
  ];
}
