import { flagPlace, flagText } from '../../cluster/nodes/flags.ts';
import { switchOr } from '../../cluster/nodes/settings.ts';
import type { CredentialSource } from '../../model/credentialSource.ts';
import { type ComponentView, componentOf, type NodeView } from '../../model/node.ts';
import { phrase } from '../../model/text/text.ts';
import type { Use } from '../side/use.ts';
import { fileCredentials } from './fileCredentials.ts';

/** The setting by which the kubelet requests its serving certificate from the cluster. */
export const SERVER_ROTATION = 'rotate-server-certificates';

/** The folder in which the kubelet keeps its certificates (`--cert-dir`). */
export function certificateFolder(kubelet: ComponentView): string {
  return flagText(kubelet, 'cert-dir')?.replace(/\/$/, '') ?? '/var/lib/kubelet/pki';
}

/** Whether the kubelet requests its serving certificate; undefined if that is not known. */
export function rotatesServing(kubelet: ComponentView): boolean | undefined {
  return switchOr(kubelet, SERVER_ROTATION, false);
}

/** The pair that the cluster signed for the kubelet's server; undefined if it is not there. */
export function rotatedServing(node: NodeView, kubelet: ComponentView): CredentialSource | undefined {
  const folder = certificateFolder(kubelet);
  return fileCredentials(node, `${folder}/kubelet-server-current.pem`) ?? newestServing(node, folder);
}

/** kubelet-server-current.pem is a link; where it cannot be followed, the newest dated file is what it leads to. */
function newestServing(node: NodeView, folder: string): CredentialSource | undefined {
  const dated = node.files
    .flatMap(({ hostPath = '' }) =>
      hostPath.startsWith(`${folder}/`) && DATED_SERVING.test(hostPath.slice(folder.length + 1)) ? hostPath : [],
    )
    .sort();
  const newest = dated.at(-1);
  return newest === undefined ? undefined : fileCredentials(node, newest);
}

const DATED_SERVING = /^kubelet-server-\d[\d-]*\.pem$/;

/** The uses of that pair. Its name is fixed, so the setting that makes the kubelet read it takes the place of a flag. */
export function usesOfRotatedServing(node: NodeView): readonly Use[] {
  const kubelet = componentOf(node, 'kubelet');
  const pair = kubelet && rotatesServing(kubelet) === true ? rotatedServing(node, kubelet) : undefined;
  const held = node.files.find(({ file, archived }) => !archived && file.uri === pair?.uri);
  if (!kubelet || !pair || held?.hostPath === undefined) return [];
  const { hostPath, file } = held;
  const at = flagPlace(kubelet, SERVER_ROTATION);
  const resolution = { kind: 'file', hostPath, uri: file.uri, file } as const;
  const reference = { label: 'serverTLSBootstrap', path: hostPath, at, resolution };
  const label = phrase('{flag} of {component}', { flag: reference.label, component: 'kubelet' });
  const use = {
    owner: 'kubelet',
    name: SERVER_ROTATION,
    purposes: ['serverAuth'],
    credentials: { ...pair, at, label, reference },
    evidence: 'default',
  } as const;
  return [
    { ...use, role: 'certificate' },
    { ...use, role: 'privateKey' },
  ];
}
