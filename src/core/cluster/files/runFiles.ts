import { baseName } from '../../model/source/directories.ts';

/** The static pods of a directory: every file whose name has no leading dot, or only the files that kubelets name, by URI. */
export type RunFiles = 'all' | readonly string[];

/** The directories in which kubelets run files, by URI. */
export type PodFolders = ReadonlyMap<string, RunFiles>;

/** Whether a kubelet runs the file, by what is run in its directory (pkg/kubelet/config, file.go). */
export function isRun(uri: string, run: RunFiles | undefined): boolean {
  return run === 'all' ? !baseName(uri).startsWith('.') : run?.includes(uri) === true;
}
