import { sliceSource } from '../../kubernetes/units/sourceText.ts';
import { serviceSettings } from '../../kubernetes/units/unitFile.ts';
import { splitUnitWords } from '../../kubernetes/units/unitWords.ts';
import type { PlacedText } from '../../model/documents/unit.ts';
import type { NodeFile, ServiceSetting } from '../../model/node.ts';

const DROP_IN = /(?:^|\/)([^/]+\.service)\.d\/[^/]+\.conf$/;

const UNIT = /(?:^|\/)([^/]+\.service)$/;

/** Where systemd looks for units, the first of one name wins (systemd.unit(5), "Unit File Load Path"). */
const LOAD_PATH = [
  '/etc/systemd/system',
  '/run/systemd/system',
  '/usr/local/lib/systemd/system',
  '/usr/lib/systemd/system',
];

/** The units of a node by service, drop-ins by name. Units outside a folder of drop-ins each stand for themselves. */
export function groupUnits(files: readonly NodeFile[]): ReadonlyMap<string, readonly NodeFile[]> {
  const groups = new Map<string, NodeFile[]>();
  const seen = new Set<string>();
  for (const file of files.filter(({ file: { unit } }) => unit).sort(byLoadOrder)) {
    const name = serviceOf(file);
    const group = groups.get(name) ?? [];
    groups.set(name, group);
    const place = [name, isDropIn(file), baseName(file)].join('\n');
    if (!seen.has(place)) group.push(file);
    seen.add(place);
  }
  return groups;
}

/** True for a file that adds to a unit: one in a folder `*.service.d`, or kubeadm's by its name. */
function isDropIn({ path }: NodeFile): boolean {
  return DROP_IN.test(path) || /(^|\/)10-kubeadm\.conf$/.test(path);
}

/** The settings of one key in the order systemd reads them, what an empty one resets left out. */
export function effectiveSettings(parts: readonly NodeFile[], key: string): readonly ServiceSetting[] {
  let settings: ServiceSetting[] = [];
  for (const file of parts) {
    for (const setting of file.file.unit ? serviceSettings(file.file.unit, key) : []) {
      if (setting.value.text.trim() === '') settings = [];
      else settings.push({ ...setting, file });
    }
  }
  return settings;
}

/** The assignments of `Environment=`, the last one of a name counting. */
export function environmentOf(parts: readonly NodeFile[]): Map<string, PlacedText> {
  const variables = new Map<string, PlacedText>();
  for (const { value, file } of effectiveSettings(parts, 'Environment')) {
    for (const word of splitUnitWords(value)) {
      const at = word.text.indexOf('=');
      if (at > 0) variables.set(word.text.slice(0, at), { source: sliceSource(word, at + 1), uri: file.file.uri });
    }
  }
  return variables;
}

function serviceOf(file: NodeFile): string {
  const [, name] = DROP_IN.exec(file.path) ?? UNIT.exec(file.path) ?? [];
  return name ?? (isDropIn(file) ? 'kubelet.service' : file.path);
}

function byLoadOrder(one: NodeFile, other: NodeFile): number {
  return (
    Number(isDropIn(one)) - Number(isDropIn(other)) ||
    (isDropIn(one) && baseName(one) !== baseName(other) ? (baseName(one) < baseName(other) ? -1 : 1) : 0) ||
    rank(one) - rank(other) ||
    (one.path < other.path ? -1 : 1)
  );
}

function rank({ hostPath = '' }: NodeFile): number {
  const at = LOAD_PATH.findIndex((folder) => hostPath.startsWith(`${folder}/`));
  return at < 0 ? LOAD_PATH.length : at;
}

function baseName({ path }: NodeFile): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
