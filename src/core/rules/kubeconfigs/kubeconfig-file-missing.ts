import type { FileReference } from '../../nodes/node.ts';
import type { Location } from '../../text/span.ts';
import { CLIENTCMD, KUBECONFIG_PAGE } from '../references.ts';
import { defineRule, type Issue } from '../rule.ts';
import { kubeconfigFields } from './kubeconfigFields.ts';

/** A path in a kubeconfig that leads nowhere (tried). Relative paths count from the kubeconfig's own folder. */
export const kubeconfigFileMissing = defineRule({
  id: 'kubeconfigs/kubeconfig-file-missing',
  severity: 'error',
  basis: 'observed',
  title: 'A kubeconfig names a file that is not there',
  messages: {
    missing:
      'There is no {path}: `unable to read {short} {written} for {entry} due to open {path}: no such file or directory`.',
    token: 'There is no {path}, the token of {entry}: `open {path}: no such file or directory`.',
    home: 'Kubeconfigs do not expand `~` or `$HOME`: client-go looks for a folder of this name. There is no {path}.',
  },
  docs: {
    why: 'Paths are taken as they are: absolute, or relative to the folder of the kubeconfig. `~` and variables are not expanded. A kubeconfig that was copied to another place without the files it names fails like this.',
    fix: 'Correct the path, copy the file too, or embed it: `kubectl config set-cluster … --embed-certs`, `kubectl config set-credentials … --embed-certs`.',
    references: [CLIENTCMD, KUBECONFIG_PAGE],
  },
  *check(node) {
    for (const { kubeconfig, name, entry, field, material, isCurrent } of kubeconfigFields(node)) {
      if (!field.file || !material?.reference) continue;
      const short = name === 'client-certificate' ? 'client-cert' : name;
      yield* missing(material.reference, { entry, short }, { uri: kubeconfig.uri, span: field.file.span }, isCurrent);
    }
    for (const { uri, users, current } of node.kubeconfigs) {
      for (const view of users) {
        const { tokenFile, user } = view;
        // Beside a token the file is not read when the kubeconfig is loaded.
        if (!tokenFile || tokenFile.path === '' || user.token) continue;
        const at = { uri, span: tokenFile.at.span };
        yield* missing(tokenFile, { entry: user.name, short: 'tokenFile' }, at, view === current.user);
      }
    }
  },
});

function* missing(
  { path: written, resolution }: FileReference,
  named: { readonly entry: string; readonly short: string },
  at: Location,
  isCurrent: boolean,
): Generator<Issue<'missing' | 'token' | 'home'>> {
  if (resolution.kind !== 'missing' || resolution.danglingLink) return;
  const message = /^(~|\$HOME)/.test(written) ? 'home' : named.short === 'tokenFile' ? 'token' : 'missing';
  const path = resolution.hostPath === '' ? written : resolution.hostPath;
  yield { message, data: { ...named, written, path }, at, severity: isCurrent ? undefined : 'warning' };
}
