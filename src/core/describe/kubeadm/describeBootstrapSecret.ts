import type { BootstrapTokenDocument } from '../../kubernetes/objects/bootstrapToken.ts';
import { parseRfc3339 } from '../../text/rfc3339.ts';
import type { Location } from '../../text/span.ts';
import { visibleText } from '../../text/visibleText.ts';
import { type Description, type DescriptionRow, optionalRow } from '../description.ts';
import { timeLeftText, utcText } from '../timeText.ts';

/** The start of the keys that say what a token is for (cluster-bootstrap, BootstrapTokenUsagePrefix). */
const USAGE = /usage-bootstrap-([\w-]+)/;

/** A Secret with a bootstrap token: who joins with it, until when and for what; never its secret half. */
export function describeBootstrapSecret(token: BootstrapTokenDocument, now?: number): Description {
  const { tokenId, extraGroups, name } = token;
  const id = visibleText(tokenId?.value ?? '');
  return {
    title: `Bootstrap token “${id}”`,
    sections: [
      {
        rows: [
          bootstrapExpiryRow(token, now),
          ...optionalRow('For', usagesOf(token).join(', ')),
          { label: 'User', value: `system:bootstrap:${id}` },
          { label: 'Groups', value: groupsOf(extraGroups?.value).join(', ') },
          ...optionalRow('Secret', name && visibleText(`${token.namespace?.value ?? 'kube-system'}/${name.value}`)),
          { label: 'Secret half', value: 'not shown' },
        ],
      },
    ],
  };
}

/** "Expires in 23 h (…)"; with a way to the Secret for another place that asks. */
export function bootstrapExpiryRow(
  { expiration }: BootstrapTokenDocument,
  now: number | undefined,
  target?: Location,
): DescriptionRow {
  const label = 'Validity';
  if (expiration === undefined) return { label, value: 'Never expires', tone: 'warning', target };
  const end = parseRfc3339(expiration.value);
  // The API server takes a token whose end cannot be read for one that has run out.
  if (end === undefined) return { label, value: 'its expiration is no RFC 3339 time', tone: 'bad', target };
  if (now === undefined) return { label, value: `Until ${utcText(end)}`, target };
  const left = timeLeftText({ notBefore: now, notAfter: end, isCa: false }, now);
  return { label, value: `${left} (${utcText(end)})`, tone: now < end ? 'good' : 'bad', target };
}

/** Every such token is in the first (cluster-bootstrap, BootstrapDefaultGroup). */
function groupsOf(extra: string | undefined): readonly string[] {
  const more = (extra ?? '').split(',').map((group) => visibleText(group.trim()));
  return ['system:bootstrappers', ...more.filter((group) => group !== '')];
}

function usagesOf({ usages }: BootstrapTokenDocument): readonly string[] {
  return usages.flatMap(({ path, value }) => (value === 'true' ? (USAGE.exec(path)?.[1] ?? []) : []));
}
