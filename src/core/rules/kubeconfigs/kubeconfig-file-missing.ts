import { isMissing } from '../../cluster/nodes/missing.ts';
import { normalizePath } from '../../cluster/nodes/root.ts';
import type { RelatedPlace } from '../../model/finding.ts';
import type { FileReference } from '../../model/resolution.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { relatedPlace } from '../engine/places.ts';
import { defineRule, type IssueOf } from '../engine/rule.ts';
import { KUBECONFIGS } from '../pages/kubeconfigs.ts';

import { kubeconfigFields } from './kubeconfigFields.ts';

/** A path in a kubeconfig that leads nowhere (tried). Relative paths count from the kubeconfig's own folder. */
export const kubeconfigFileMissing = defineRule(KUBECONFIGS['kubeconfig-file-missing'], {
  *check(node) {
    for (const { kubeconfig, name, entry, field, credentials, isCurrent } of kubeconfigFields(node)) {
      if (!field.file || !credentials?.reference || isStandIn(field.file.value)) continue;
      const at = { uri: kubeconfig.uri, span: field.file.span };
      // The kubelet's pair is one file: where that is gone, it is told once.
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
        // Beside a token the file is not read when the kubeconfig is loaded.
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
  /** Who reads the kubeconfig. */
  readonly component: string;
  /** Whether it is known where the kubeconfig lies on its node. */
  readonly isPlaced: boolean;
  readonly related?: readonly RelatedPlace[];
}

function* missing(
  reference: FileReference,
  { related, isPlaced, ...named }: Named,
  at: Location,
  isCurrent: boolean,
): Generator<IssueOf<(typeof KUBECONFIGS)['kubeconfig-file-missing']>> {
  const { path: written, resolution } = reference;
  // Whatever was copied, nothing lies below a folder named `~`.
  const isHome = /^~\//.test(written) && resolution.kind === 'unknown' && resolution.reason === 'outside-root';
  if ((isMissing(reference).is !== 'yes' && !isHome) || ('danglingLink' in resolution && resolution.danglingLink))
    return;
  // Only inside a container is an absolute path another one.
  const hostPath = 'hostPath' in resolution ? (resolution.hostPath ?? written) : written;
  const isMounted = written.startsWith('/') && normalizePath(written) !== hostPath;
  const usual = isMounted ? 'container' : 'missing';
  const message = /^(~|\$HOME)/.test(written) ? 'home' : named.short === 'tokenFile' ? 'token' : usual;
  // Below no node there is no telling where the folder stands.
  const path = isMounted || !isPlaced ? written : hostPath;
  yield { message, data: { ...named, path, hostPath }, at, related, severity: isCurrent ? undefined : 'warning' };
}

/** What the samples of documents write in place of a path: `fake-ca-file`, `path/to/ca.crt`. */
function isStandIn(path: string): boolean {
  return /^(?:fake|dummy|your)[-_]|(?:^|\/)path\/to\//i.test(path);
}
