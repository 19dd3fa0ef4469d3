import { MACHINE_FORMS, machineTexts } from './machineForms.ts';
import type { NodeFiles } from './nodeOptions.ts';

/** Names of real folders that look like what stands for a document that writes files, with a document that is called like their first part. */
export const MARKED_FOLDERS: readonly { readonly folder: string; readonly document: string }[] = [
  { folder: 'user-data.yaml!', document: 'user-data.yaml' },
  { folder: 'user-data!', document: 'user-data' },
  { folder: 'a.json!', document: 'a.json' },
  { folder: 'user-data.yaml#!', document: 'user-data.yaml' },
  { folder: 'node.yaml#!workers', document: 'node.yaml' },
  { folder: 'node.yaml!workers', document: 'node.yaml' },
];

/** A document of that name that writes the node: of two machines, "workers" the first, if the folder is called like one. */
export function documentFor(folder: string, files: NodeFiles): string {
  const texts = machineTexts(files);
  const write = (name: string) => MACHINE_FORMS.find((form) => form.name === name)?.write(texts) ?? '';
  if (!folder.endsWith('workers')) return write(folder.includes('.json') ? 'Ignition, base64' : 'cloud-init');
  const machine = write('KubeadmControlPlane');
  return `${machine.replace('name: cp', 'name: workers')}---\n${machine.replace('name: cp', 'name: masters')}`;
}

/** The files below a folder of that name. */
export function filesIn(folder: string, files: NodeFiles): NodeFiles {
  return new Map([...files].map(([path, content]) => [`${folder}/${path}`, content]));
}
