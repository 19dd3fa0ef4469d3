import { normalizePath } from '../../cluster/nodes/root.ts';
import { isTemplated } from '../../formats/templated.ts';
import { namesFile } from '../../kubernetes/flags/fileRoles.ts';
import { flagSpec } from '../../kubernetes/flags/flagTable.ts';
import type { ExtraArgs } from '../../model/documents/kubeadmConfiguration.ts';
import type { Span } from '../../model/source/span.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBEADM_FLAGS } from '../references/kubeadmReferences.ts';
import { clusterConfigurations, fieldPlace } from '../subjects/configurations.ts';
import { extraVolumesFix } from './extraVolumesFix.ts';
import { liesUnder, mountedPaths } from './mountedPaths.ts';

/** kubeadm mounts its own folders and nothing that an extra argument names (kubeadm, phases/controlplane/volumes.go). */
export const kubeadmExtraArgsOverridePki = defineRule({
  id: 'kubeadm/kubeadm-extra-args-override-pki',
  severity: 'warning',
  basis: 'observed',
  title: 'An extra argument names a file that the pod does not get to see',
  messages: {
    unmounted:
      '`{flag}` leaves the folders that kubeadm mounts into the pod of {component}: add {path} to `extraVolumes`.',
    etcd: '`{flag}` leaves the folders that kubeadm mounts into the pod of etcd, which has no `extraVolumes`: keep {path} below {folder}.',
  },
  docs: {
    why: 'The components run in containers and see `certificatesDir`, the trust stores of the host and their own kubeconfig. A file from elsewhere is not found: the component exits, again and again.',
    fix: 'Mount the file or its folder with `extraVolumes` (`name`, `hostPath`, `mountPath`, `readOnly: true`), or move it below `certificatesDir`.',
    references: [KUBEADM_FLAGS],
  },
  *check(node) {
    for (const configuration of clusterConfigurations(node)) {
      const { content } = configuration;
      for (const args of content.extraArgs) {
        const mounted = mountedPaths(content, args);
        if (mounted.some(isTemplated)) continue;
        const hidden = hiddenFiles(args, mounted);
        const isEtcd = args.component === 'etcd';
        const fixes = isEtcd || hidden.length === 0 ? [] : extraVolumesFix(configuration, args, hidden);
        for (const { flag, path, span } of hidden) {
          yield {
            message: isEtcd ? 'etcd' : 'unmounted',
            data: { flag, component: args.component, path, folder: mounted[0] ?? '' },
            at: fieldPlace(configuration, { span }),
            fixes,
          };
        }
      }
    }
  },
});

interface HiddenFile {
  readonly flag: string;
  readonly path: string;
  readonly span: Span;
}

/** Certificates, keys and kubeconfigs that lie under none of the paths. */
function hiddenFiles({ component, args }: ExtraArgs, mounted: readonly string[]): readonly HiddenFile[] {
  return args.flatMap(({ name, value }) => {
    const flag = name.replaceAll('_', '-').replace(/^--/, '');
    if (!value?.value.startsWith('/') || isTemplated(value.value)) return [];
    const role = flagSpec(component, flag)?.role;
    if (role === 'file' || !namesFile(role) || liesUnder(normalizePath(value.value), mounted)) return [];
    return [{ flag, path: value.value, span: value.span }];
  });
}
