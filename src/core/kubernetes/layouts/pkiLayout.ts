import { COMPONENT_NAMES, type ComponentName } from '../../model/documents/component.ts';

/** A file that an installer always passes to a flag of a component. */
export interface ImpliedFlag {
  readonly component: ComponentName;
  readonly flag: string;
  /** Absolute path on the node. */
  readonly path: string;
  /** The path on the node of a file without which the installer does not pass it. */
  readonly needs?: string;
}

/** The paths at which an installer keeps the certificates of a control plane, and its handling of them. */
export interface PkiLayout {
  /** Absolute path on the node. */
  readonly folder: string;
  readonly flags: readonly ImpliedFlag[];
  /** Its files that no flag names. */
  readonly others: readonly string[];
  /** The keys with which its controller manager signs. */
  readonly signingKeys: RegExp;
  /** Paths next to the certificates that only a node of this installer has. */
  readonly besides: RegExp;
  /** Paths of kubeconfigs that the installer writes and gives to no component. */
  readonly unusedKubeconfigs?: RegExp;
  /** Common names that the installer gives to the certificates of `flags`. */
  readonly commonNames: ReadonlySet<string>;
}

/** The files of each component by flag, relative to the folder. */
export type FilesByFlag = Partial<Readonly<Record<ComponentName, Readonly<Record<string, string>>>>>;

export function impliedFlags(folder: string, files: FilesByFlag): readonly ImpliedFlag[] {
  return COMPONENT_NAMES.flatMap((component) =>
    Object.entries(files[component] ?? {}).map(([flag, file]) => ({ component, flag, path: `${folder}/${file}` })),
  );
}
