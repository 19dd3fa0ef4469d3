import type { NodeFile } from '../../support/nodeOptions.ts';

/** A small workspace that makes a careless inspector work long. */
export interface HostileInput {
  readonly name: string;
  /** By path under the folder. */
  files(): Promise<Readonly<Record<string, NodeFile | string>>> | Readonly<Record<string, NodeFile | string>>;
  /** Patterns of paths that settings leave out. */
  readonly exclude?: readonly string[];
}
