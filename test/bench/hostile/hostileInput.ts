/** Paths and texts or bytes of a workspace. */
export type HostileFiles = Readonly<Record<string, string | Uint8Array>>;

/** A workspace that makes a careless inspector work long. */
export interface HostileInput {
  readonly name: string;
  files(): Promise<HostileFiles> | HostileFiles;
  /** Patterns of paths that settings leave out. */
  readonly exclude?: readonly string[];
}
