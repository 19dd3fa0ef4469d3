import { onlyVersion, pathVersion } from '../../kubernetes/versions/version.ts';
import type { ComponentName } from '../../model/documents/component.ts';
import type { Version } from '../../model/documents/version.ts';
import type { NodeFile } from '../../model/node.ts';
import { baseName } from '../../model/source/directories.ts';
import { effectiveSettings } from './service.ts';

const ADDRESS = /\bhttps?:\/\/[^\s"'\\]+/g;

/**
 * The release in the address of a program that a unit downloads before it starts it, as units of CoreOS do:
 * `https://storage.googleapis.com/kubernetes-release/release/v1.4.7/bin/linux/amd64/kubelet`. Undefined if it downloads another program, or several
 * releases.
 */
export function downloadedVersion(
  parts: readonly NodeFile[],
  program: string,
  component: ComponentName,
): Version | undefined {
  const found = effectiveSettings(parts, 'ExecStartPre').flatMap(({ value }) =>
    [...value.text.matchAll(ADDRESS)].flatMap(([address]) =>
      baseName(address) === baseName(program) ? (pathVersion(address, component) ?? []) : [],
    ),
  );
  return onlyVersion(found);
}
