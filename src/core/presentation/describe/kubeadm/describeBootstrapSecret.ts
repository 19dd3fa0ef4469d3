import { parseRfc3339 } from '../../../kubernetes/values/goTime.ts';
import type { KubernetesDocument } from '../../../model/documents/document.ts';
import type { BootstrapTokenDocument } from '../../../model/documents/kubeadm.ts';
import { dateText, timeLeftText } from '../../../model/labels/times.ts';
import type { NodeView } from '../../../model/node.ts';
import type { Location } from '../../../model/source/span.ts';
import { joined, phrase } from '../../../model/text/text.ts';
import { untrusted } from '../../../model/text/untrusted.ts';
import { type Description, type DescriptionRow, optionalRow } from '../description.ts';

/** The start of the keys that say what a token is for (cluster-bootstrap, BootstrapTokenUsagePrefix). */
const USAGE = /usage-bootstrap-([\w-]+)/;

/** A Secret with a bootstrap token: who joins with it, until when and for what; never its secret half. */
export function describeBootstrapSecret(token: BootstrapTokenDocument, now?: number): Description {
  const { tokenId, extraGroups, name } = token;
  const id = tokenId?.value ?? '';
  return {
    title: phrase('Bootstrap token "{name}"', { name: id }),
    sections: [
      {
        rows: [
          bootstrapExpiryRow(token, now),
          ...optionalRow(phrase('Usages'), usagesOf(token)),
          { label: phrase('User'), value: untrusted(`system:bootstrap:${id}`) },
          { label: phrase('Groups'), value: joined(groupsOf(extraGroups?.value), ', ') },
          ...optionalRow(phrase('Secret'), name && `${token.namespace?.value ?? 'kube-system'}/${name.value}`),
          { label: phrase('Token secret'), value: phrase('not shown') },
        ],
      },
    ],
  };
}

/** "Expires in 23 hours (…)"; with a way to the Secret for another place that asks. */
export function bootstrapExpiryRow(
  { expiration }: BootstrapTokenDocument,
  now: number | undefined,
  target?: Location,
): DescriptionRow {
  const label = phrase('Validity');
  if (expiration === undefined) return { label, value: phrase('Never expires'), tone: 'warning', target };
  const end = parseRfc3339(expiration.value);
  // The API server takes a token whose end cannot be read for one that has run out.
  if (end === undefined) return { label, value: phrase('expiration is not an RFC 3339 time'), tone: 'bad', target };
  const time = dateText(end);
  if (now === undefined) return { label, value: phrase('Until {time}', { time }), target };
  const left = timeLeftText({ notBefore: now, notAfter: end, isCa: false }, now);
  return {
    label,
    value: phrase('{left} ({time})', { left, time }),
    tone: now < end ? 'good' : 'bad',
    target,
  };
}

/** Every such token is in the first (cluster-bootstrap, BootstrapDefaultGroup). */
function groupsOf(extra: string | undefined): readonly string[] {
  const more = (extra ?? '').split(',').map((group) => group.trim());
  return ['system:bootstrappers', ...more.filter((group) => group !== '')];
}

function usagesOf({ usages }: BootstrapTokenDocument): readonly string[] {
  return usages.flatMap(({ path, value }) => (value === 'true' ? (USAGE.exec(path)?.[1] ?? []) : []));
}

/** The Secrets of bootstrap tokens in a node's files, without old copies. */
export function tokenSecretsOf({ files }: NodeView): readonly BootstrapTokenDocument[] {
  return files.flatMap(({ file, archived }) => (archived ? [] : file.documents.filter(isBootstrapToken)));
}

function isBootstrapToken(document: KubernetesDocument): document is BootstrapTokenDocument {
  return document.kind === 'bootstrapToken';
}
