/** The folder with the programs of one release, as KUBERNETES_PROGRAMS has it. Throws where that is not set. */
export function programsFolder(): string {
  const folder = process.env.KUBERNETES_PROGRAMS;
  if (folder === undefined) throw new Error('KUBERNETES_PROGRAMS names no folder');
  return folder;
}
