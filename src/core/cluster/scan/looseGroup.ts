import { otherFilesLabel } from '../../model/labels/nodeLabels.ts';
import type { InspectedFolder } from '../../model/root.ts';

/** A group of files that are of no root: of a control plane in pods, of a machine with its units, or of the rest. */
export interface LooseGroup {
  readonly folder: InspectedFolder;
  readonly id: string;
  readonly label: string;
  readonly labelTaken?: string;
}

export function looseId({ uri }: InspectedFolder): string {
  return `${uri}#loose`;
}

/** The files of a folder that are in no other group. A node at the folder itself has the folder's name already. */
export function restGroup(folder: InspectedFolder, labels: ReadonlySet<string>): LooseGroup {
  const { name } = folder;
  const taken = labels.has(name) ? { label: otherFilesLabel(name), labelTaken: name } : { label: name };
  return { folder, id: looseId(folder), ...taken };
}
