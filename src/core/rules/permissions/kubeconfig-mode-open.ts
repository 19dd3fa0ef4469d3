import type { KubeconfigDocument } from '../../model/documents/kubeconfig.ts';
import { modeText } from '../../model/labels/modeText.ts';
import type { KubeconfigView, NodeView } from '../../model/node.ts';
import { defineRule, type Issue } from '../engine/rule.ts';
import { CLIENTCMD } from '../references/references.ts';
import {
  allowedBeside,
  type CheckedFile,
  CIS_BENCHMARK,
  checkedFiles,
  chmodCommand,
  isWiderThan,
  startOf,
} from './checkedFiles.ts';
import { componentAccounts } from './componentAccounts.ts';

/** A kubeconfig logs in whoever reads it (CIS 1.1.13, 1.1.15, 1.1.17, 4.1.3, 4.1.5). */
export const kubeconfigModeOpen = defineRule({
  id: 'permissions/kubeconfig-mode-open',
  severity: 'warning',
  basis: 'should',
  title: 'A kubeconfig is open to others than its owner',
  messages: {
    readable: 'Credentials readable by {who} ({mode}).',
    writable: 'Kubeconfig writable by {who} ({mode}): they may have it log in elsewhere.',
    wide: 'Mode {mode}; CIS {cis} asks for 600.',
  },
  docs: {
    why: 'The file holds a key or a token: every account that reads it is the administrator, the scheduler or the node that it is for. kubeadm writes it with mode 0600, and Helm warns of more. One that only names other files is reported in the profile `cis`.',
    fix: 'Run `chmod 600` on it. If others could log in meanwhile, issue the credentials anew.',
    references: [CIS_BENCHMARK, CLIENTCMD],
    cis: ['1.1.13', '1.1.15', '1.1.17', '4.1.3', '4.1.5'],
  },
  *check(node, { profile }): Iterable<Issue<'readable' | 'writable' | 'wide'>> {
    const accounts = componentAccounts(node);
    for (const { file, view } of judgedKubeconfigs(node)) {
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

function judgedKubeconfigs(node: NodeView): readonly { readonly file: CheckedFile; readonly view: KubeconfigView }[] {
  const byUri = new Map(node.kubeconfigs.map((view) => [view.uri, view]));
  return checkedFiles(node).flatMap((file) => {
    const view = byUri.get(file.file.uri);
    return view ? [{ file, view }] : [];
  });
}

function holdsCredentials({ users }: KubeconfigDocument): boolean {
  return users.some(({ clientKey, token, basicAuth }) => clientKey.data || token || basicAuth);
}

/** K3s and RKE2 open their administrator's kubeconfig where `--write-kubeconfig-mode` says so. */
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
