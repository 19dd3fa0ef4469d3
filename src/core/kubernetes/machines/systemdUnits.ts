import { itemsAt, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import { type ContentBudget, fileContent } from './fileContent.ts';
import { modeOf, writtenFile } from './machineFiles.ts';
import type { WrittenFile } from './writtenFiles.ts';

/** The mode of units that no format lets its users set. */
const UNIT_BITS = 0o644;

/** The keys for the parts of a unit: Ignition's `contents` and `dropins`, CoreOS' `content` and `drop-ins`. */
export interface UnitFields {
  readonly contents: string;
  readonly dropIns: string;
}

/** The files that an item of a list of systemd units writes below a folder of units: the unit and its drop-ins. */
export function unitEntries(
  unit: YamlNode,
  { contents, dropIns }: UnitFields,
  folder: string,
  budget: ContentBudget,
): readonly WrittenFile[] {
  const written = (node: YamlNode, parent: string) => {
    const name = textAt(node, 'name') ?? '';
    const scalar = scalarAt(node, contents);
    if (name === '' || name.includes('/') || !scalar) return [];
    const content = fileContent(scalar, { form: 'plain' }, budget);
    return content ? writtenFile(`${parent}/${name}`, content, modeOf(UNIT_BITS)) : [];
  };
  const name = textAt(unit, 'name') ?? '';
  if (name === '' || name.includes('/')) return [];
  const added = itemsAt(unit, dropIns).flatMap((dropIn) => written(dropIn, `${folder}/${name}.d`));
  return [...written(unit, folder), ...added];
}
