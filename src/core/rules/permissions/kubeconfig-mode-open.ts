import type { KubeconfigDocument } from '../../model/documents/kubeconfig.ts';
import { modeText } from '../../model/labels/modeText.ts';
import type { KubeconfigView, NodeView } from '../../model/node.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { PERMISSIONS } from '../pages/permissions.ts';

import { allowedBeside, type CheckedFile, checkedFiles, chmodCommand, isWiderThan, startOf } from './checkedFiles.ts';
import { componentAccounts } from './componentAccounts.ts';

/** Anyone who can read a kubeconfig can log in with it (CIS 1.1.13, 1.1.15, 1.1.17, 4.1.3, 4.1.5). */
export const kubeconfigModeOpen = defineRule(PERMISSIONS['kubeconfig-mode-open'], {
  *check(node, { profile }): Iterable<IssueOf<(typeof PERMISSIONS)['kubeconfig-mode-open']>> {
    const accounts = componentAccounts(node);
    for (const { file, view } of checkedKubeconfigs(node)) {
      const { mode } = file;
      const cis = recommendation(view);
      const readers = holdsCredentials(view.document) && !isSetByFlag(view) ? allowedBeside(mode, 'read') : undefined;
      const allowed = readers ?? allowedBeside(mode, 'write');
      const place = { at: startOf(file), command: chmodCommand('600', file) };
      if (allowed && !(allowed.kind === 'group' && accounts.has(mode.gid, mode.group))) {
        const data = { who: allowed.who, mode: modeText(mode) };
        yield { message: readers ? 'readable' : 'writable', data, ...place };
      } else if (profile === 'cis' && cis && isWiderThan(mode, 0o600)) {
        yield { message: 'wide', data: { mode: modeText(mode), cis }, ...place };
      }
    }
  },
});

function checkedKubeconfigs(node: NodeView): readonly { readonly file: CheckedFile; readonly view: KubeconfigView }[] {
  const byUri = new Map(node.kubeconfigs.map((view) => [view.uri, view]));
  return checkedFiles(node).flatMap((file) => {
    const view = byUri.get(file.file.uri);
    return view ? [{ file, view }] : [];
  });
}

function holdsCredentials({ users }: KubeconfigDocument): boolean {
  return users.some(({ clientKey, token, basicAuth }) => clientKey.data || token || basicAuth);
}

/** K3s and RKE2 set the mode of the administrator's kubeconfig from `--write-kubeconfig-mode`. */
function isSetByFlag({ hostPath = '' }: KubeconfigView): boolean {
  return hostPath.startsWith('/etc/rancher/');
}

function recommendation({ owner, hostPath = '' }: KubeconfigView): string | undefined {
  if (/^\/etc\/kubernetes\/(super-)?admin\.conf$/.test(hostPath)) return '1.1.13';
  return BY_OWNER[owner];
}

const BY_OWNER: Readonly<Partial<Record<KubeconfigView['owner'], string>>> = {
  'kube-scheduler': '1.1.15',
  'kube-controller-manager': '1.1.17',
  'kube-proxy': '4.1.3',
  kubelet: '4.1.5',
};
