import { etcdFlagName } from '../../kubernetes/components/etcdEnvironment.ts';
import { append } from '../../model/collections/lookup.ts';
import type { NodeFile } from '../../model/node.ts';
import { baseName, parentOf } from '../../model/source/directories.ts';
import { effectiveSettings, folderOf, type ServiceParts } from './service.ts';

/** The suffixes that copies give to files of variables, or leave out. */
const SUFFIX = /\.(?:env|conf|cfg|config)$/;

/**
 * The files of variables of a copy that keeps no paths, by their names: `/etc/kubernetes/apiserver` may be called `kube-apiserver.env` there. A
 * file whose path on the node is known is left out.
 */
export class CopiedVariables {
  /** By stem and folder. */
  readonly #byStem = new Map<string, Map<string, NodeFile[]>>();
  /** The folders of the units of each name, and those with a unit that names a file of that stem. */
  readonly #ofUnits = new Map<string, Set<string>>();
  readonly #naming = new Map<string, Set<string>>();

  constructor(files: readonly NodeFile[], isPlaced: (file: NodeFile) => boolean) {
    for (const one of files) {
      if (one.file.environment && !isPlaced(one)) {
        const stem = stemOf(one.path);
        const folders = this.#byStem.get(stem) ?? new Map<string, NodeFile[]>();
        this.#byStem.set(stem, folders);
        append(folders, parentOf(one.path), one);
      }
      if (!one.file.unit) continue;
      const folder = folderOf(one);
      addTo(this.#ofUnits, baseName(one.path), folder);
      for (const { value } of effectiveSettings([one], 'EnvironmentFile'))
        addTo(this.#naming, stemOf(value.text.trim()), folder);
    }
  }

  /**
   * The copy of the file that a unit or a drop-in names: the one file of that name, next to it or in a folder nearby, that sets a variable
   * which the service uses. Undefined if there is none, and if there are several.
   */
  of({ parts }: ServiceParts, source: NodeFile, path: string): NodeFile | undefined {
    const stem = stemOf(path);
    const named = this.#byStem.get(stem);
    if (!named) return undefined;
    const uses = usedVariables(parts);
    const sets = ({ file }: NodeFile) => file.environment?.variables.some(({ name }) => uses(name)) === true;
    const own = folderOf(source);
    const next = (named.get(own) ?? []).filter(sets);
    return onlyOne(next.length > 0 ? next : this.#nearby(source, own, stem).filter(sets));
  }

  /**
   * Candidates are in the folder above, in the folders in it, and in those in the unit's own. If another folder has a unit of that name or one
   * that names such a file, there are several machines.
   */
  #nearby(source: NodeFile, own: string, stem: string): readonly NodeFile[] {
    if ((this.#ofUnits.get(baseName(source.path))?.size ?? 0) > 1) return [];
    const naming = this.#naming.get(stem);
    const above = parentOf(own);
    return [...(this.#byStem.get(stem) ?? [])].flatMap(([folder, files]) => {
      const isNear = folder === above || (folder !== '' && [own, above].includes(parentOf(folder)));
      return isNear && naming?.has(folder) !== true ? files : [];
    });
  }
}

/** Whether the command of a service takes a variable; etcd takes its own from its environment. */
function usedVariables(parts: readonly NodeFile[]): (name: string) => boolean {
  const command = effectiveSettings(parts, 'ExecStart').at(-1)?.value.text ?? '';
  const names = new Set([...command.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name]) => name));
  const isEtcds = /(?:^|\/)etcd(?:\s|$)/.test(command);
  return (name) => names.has(name) || (isEtcds && etcdFlagName(name) !== undefined);
}

function stemOf(path: string): string {
  return baseName(path)
    .replace(SUFFIX, '')
    .replace(/^kube-/, '');
}

function onlyOne(files: readonly NodeFile[]): NodeFile | undefined {
  return files.length === 1 ? files[0] : undefined;
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const known = sets.get(key);
  if (known) known.add(value);
  else sets.set(key, new Set([value]));
}
