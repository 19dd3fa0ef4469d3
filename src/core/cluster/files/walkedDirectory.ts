import type { FoundFile, InspectedFolder } from '../../model/root.ts';

/** A directory with what was found in it so far. */
export interface WalkedDirectory {
  readonly folder: InspectedFolder;
  readonly uri: string;
  /** Relative to the folder; "" for the folder itself. */
  readonly path: string;
  readonly files: readonly FoundFile[];
  readonly below: readonly WalkedDirectory[];
}

/** Every file below the directory, one level after the other, whatever was listed first. */
export function filesBelow(top: WalkedDirectory): readonly FoundFile[] {
  const order = [top];
  for (let at = 0; at < order.length; at++) for (const one of order[at]?.below ?? []) order.push(one);
  return order.flatMap(({ files }) => files);
}
