import { CLIENTCMD, KUBECONFIG_PAGE } from '../references.ts';
import { defineRule } from '../rule.ts';
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
    home: 'Kubeconfigs do not expand `~` or `$HOME`: client-go looks for a folder of this name. There is no {path}.',
  },
  docs: {
    why: 'Paths are taken as they are: absolute, or relative to the folder of the kubeconfig. `~` and variables are not expanded. A kubeconfig that was copied to another place without the files it names fails like this.',
    fix: 'Correct the path, copy the file too, or embed it: `kubectl config set-cluster … --embed-certs`, `kubectl config set-credentials … --embed-certs`.',
    references: [CLIENTCMD, KUBECONFIG_PAGE],
  },
  *check(node) {
    for (const { kubeconfig, name, entry, field, material, isCurrent } of kubeconfigFields(node)) {
      const { resolution, path: written = '' } = material?.reference ?? {};
      if (!field.file || !material || resolution?.kind !== 'missing' || resolution.danglingLink) continue;
      yield {
        message: /^(~|\$HOME)/.test(written) ? 'home' : 'missing',
        data: {
          path: resolution.hostPath === '' ? written : resolution.hostPath,
          written,
          entry,
          short: name === 'client-certificate' ? 'client-cert' : name,
        },
        at: { uri: kubeconfig.uri, span: field.file.span },
        severity: isCurrent ? undefined : 'warning',
      };
    }
  },
});
