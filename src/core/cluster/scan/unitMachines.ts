import { isTemplated } from '../../formats/placeholder.ts';
import { serviceSettings } from '../../kubernetes/units/unitFile.ts';
import { append, groupBy } from '../../model/collections/lookup.ts';
import type { DecodedFile } from '../../model/decodedFile.ts';
import type { FoundFile } from '../../model/root.ts';
import { baseName, directoriesOf } from '../../model/source/directories.ts';
import type { PlacedFile } from '../nodes/placedFile.ts';
import { separateFolders } from './separateFolders.ts';

/** The flags by which a component gets the name or an address of its machine. */
const OWN =
  /--(advertise[-_]address|(?:insecure[-_])?bind[-_]address|address|node[-_]ip|hostname[-_]override|name|(?:initial-)?(?:advertise|listen)-(?:client|peer)-urls)[= ]["']?([^\s"'\\]+)/g;

/** The command of a unit contains these names and addresses of its machine, as "flag=host"; absent if there are none. */
export function ownNames({ unit }: DecodedFile): readonly string[] | undefined {
  const commands = unit ? serviceSettings(unit, 'ExecStart') : [];
  const names = commands.flatMap(({ value }) =>
    [...value.text.matchAll(OWN)].flatMap(([, flag = '', named = '']) =>
      /[$%]/.test(named) || isTemplated(named)
        ? []
        : hostsIn(named).map((host) => `${flag.replaceAll('_', '-')}=${host}`),
    ),
  );
  return names.length > 0 ? names : undefined;
}

/** The hosts of a name, an address or a list of URLs. Each machine has the loopback addresses and the one for all. */
function hostsIn(value: string): readonly string[] {
  const hosts = value.split(',').map((one) => one.replace(/^[a-z]+:\/\//, '').replace(/:\d+\/?$/, ''));
  return hosts.filter((host) => !SHARED.test(host));
}

const SHARED = /^(?:0\.0\.0\.0|127\.[\d.]+|localhost|\[?::1?\]?)$/;

/**
 * The folders of different machines, by their units: each has a unit of one name with another name or address of its machine. Without any, such
 * units may be versions of one. None if the folders of one service contain those of another.
 */
export function machineFolders(units: readonly PlacedFile[]): ReadonlySet<string> {
  const byName = new Map<string, PlacedFile[]>();
  for (const one of units) append(byName, baseName(one.found.path), one);
  const folders = new Set<string>();
  for (const same of byName.values()) {
    if (same.length < 2 || !areApart(same)) continue;
    for (const folder of separateFolders(same.map(({ found }) => found)) ?? []) folders.add(folder);
  }
  const isNested = [...folders].some((folder) => [...directoriesOf(folder)].some((above) => folders.has(above)));
  return isNested ? new Set() : folders;
}

/** The one of the folders that a file is in. */
export function machineFolderOf({ path }: FoundFile, folders: ReadonlySet<string>): string | undefined {
  return [...directoriesOf(path)].find((folder) => folders.has(folder));
}

/** Whether each two of the units give a flag different names or addresses. */
function areApart(units: readonly PlacedFile[]): boolean {
  const values = new Map<string, Set<string>>();
  for (const { file } of units) {
    for (const [flag, value] of namesByFlag(file)) {
      const known = values.get(flag) ?? new Set();
      values.set(flag, known.add(value));
    }
  }
  return [...values.values()].some(({ size }) => size === units.length);
}

/** All hosts of a flag in one text. */
function namesByFlag(file: DecodedFile): ReadonlyMap<string, string> {
  const flagOf = (name: string) => name.slice(0, name.indexOf('='));
  return new Map([...groupBy(ownNames(file) ?? [], flagOf)].map(([flag, names]) => [flag, [...names].sort().join()]));
}
