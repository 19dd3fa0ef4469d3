import type { ComponentName } from '../../model/documents/component.ts';

/** A file that an installer always passes to a flag of a component. */
export interface ImpliedFlag {
  readonly component: ComponentName;
  readonly flag: string;
  /** Absolute path on the node. */
  readonly path: string;
}

/** Where an installer keeps the certificates of a control plane, and what it does with them. */
export interface PkiLayout {
  /** Absolute path on the node. */
  readonly folder: string;
  readonly flags: readonly ImpliedFlag[];
  /** Its files that no flag names. */
  readonly others: readonly string[];
  /** Paths next to the certificates that only a node of this installer has. */
  readonly besides: RegExp;
  /** Common names that the installer gives to the certificates of `flags`. */
  readonly commonNames: ReadonlySet<string>;
}

/** The rows of one component; `files` are relative to the folder, by flag. */
export function impliedRows(
  folder: string,
  component: ComponentName,
  files: Readonly<Record<string, string>>,
): readonly ImpliedFlag[] {
  return Object.entries(files).map(([flag, file]) => ({ component, flag, path: `${folder}/${file}` }));
}
