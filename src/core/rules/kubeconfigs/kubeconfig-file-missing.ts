import { isMissing } from '../../cluster/nodes/missing.ts';
import type { RelatedPlace } from '../../model/finding.ts';
import type { FileReference } from '../../model/resolution.ts';
import { normalizePath } from '../../model/source/directories.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

import { kubeconfigFields } from './kubeconfigFields.ts';

/** A path in a kubeconfig that does not exist (verified). Relative paths start at the directory of the kubeconfig. */
export const kubeconfigFileMissing = defineRule(KUBECONFIGS['kubeconfig-file-missing'], {
  *check(node) {
    for (const { kubeconfig, name, entry, field, credentials, isCurrent } of kubeconfigFields(node)) {
      if (!field.file || !credentials?.reference || isStandIn(field.file.value)) continue;
      const at = { uri: kubeconfig.uri, span: field.file.span };
      // The kubelet's pair is one file: if it is missing, it is reported once.
      const pairs = kubeconfig.users.filter(
        ({ user }) => user.clientCertificate.file?.value === user.clientKey.file?.value,
      );
      const pair = pairs.find(
        ({ clientKey, clientCertificate }) => credentials === clientKey || credentials === clientCertificate,
      );
      if (pair && name === 'client-key') continue;
      const key = pair?.user.clientKey.file;
      const related = key && [relatedPlace({ ...at, span: key.span }, phrase('The key is read from the same file'))];
      const short = name === 'client-certificate' ? 'client-cert' : name;
      yield* missing(
        credentials.reference,
        { entry, short, related, component: kubeconfig.owner, isPlaced: kubeconfig.hostPath !== undefined },
        at,
        isCurrent,
      );
    }
    for (const { uri, users, current, hostPath, owner } of node.kubeconfigs) {
      for (const view of users) {
        const { tokenFile, user } = view;
        // With a token as well, the file is not read when the kubeconfig is loaded.
        if (!tokenFile || tokenFile.path === '' || user.token) continue;
        const at = { uri, span: tokenFile.at.span };
        yield* missing(
          tokenFile,
          { entry: user.name, short: 'tokenFile', component: owner, isPlaced: hostPath !== undefined },
          at,
          view === current.user,
        );
      }
    }
  },
});

interface Named {
  readonly entry: string;
  /** The field as client-go calls it. */
  readonly short: string;
  /** The component that reads the kubeconfig. */
  readonly component: string;
  /** Whether the path of the kubeconfig on its node is known. */
  readonly isPlaced: boolean;
  readonly related?: readonly RelatedPlace[] | undefined;
}

function* missing(
  reference: FileReference,
  { related, isPlaced, ...named }: Named,
  at: Location,
  isCurrent: boolean,
): Generator<IssueOf<(typeof KUBECONFIGS)['kubeconfig-file-missing']>> {
  const { path: written, resolution } = reference;
  // Whatever was copied, no directory is named `~`.
  const isHome = /^~\//.test(written) && resolution.kind === 'unknown' && resolution.reason === 'outside-root';
  if ((isMissing(reference).is !== 'yes' && !isHome) || ('danglingLink' in resolution && resolution.danglingLink))
    return;
  // An absolute path differs only inside a container.
  const hostPath = 'hostPath' in resolution ? (resolution.hostPath ?? written) : written;
  const isMounted = written.startsWith('/') && normalizePath(written) !== hostPath;
  const usual = isMounted ? 'container' : 'missing';
  const message = /^(~|\$HOME)/.test(written) ? 'home' : named.short === 'tokenFile' ? 'token' : usual;
  // Outside of a node, the location of the directory is unknown.
  const path = isMounted || !isPlaced ? written : hostPath;
  yield { message, data: { ...named, path, hostPath }, at, related, severity: isCurrent ? undefined : 'warning' };
}

/** Placeholders for a path in documentation samples: `fake-ca-file`, `path/to/ca.crt`. */
function isStandIn(path: string): boolean {
  return /^(?:fake|dummy|your)[-_]|(?:^|\/)path\/to\//i.test(path);
}
