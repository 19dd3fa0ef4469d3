/** The folder with the programs of Kubernetes: kubeadm and kubectl among them. Throws where none is given. */
export async function programsFolder(): Promise<string> {
  const folder = process.env.KUBERNETES_PROGRAMS;
  if (!folder) throw new Error('KUBERNETES_PROGRAMS must name the folder with kubeadm and kubectl');
  return folder;
}
