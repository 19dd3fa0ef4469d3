import { flagPlace, flagText, flagUrls } from '../../cluster/nodes/flags.ts';
import { objectsOf } from '../../cluster/nodes/objectDocuments.ts';
import { dnsNames } from '../../formats/x509/subjectNames.ts';
import { RANCHER_NAMESPACE } from '../../kubernetes/objects/rancherSetting.ts';
import { parseUrls } from '../../kubernetes/values/flagValue.ts';
import { leafOf } from '../../model/credentialSource.ts';
import type { RancherSettingDocument } from '../../model/documents/rancher.ts';
import type { ComponentView, NodeView } from '../../model/node.ts';
import { parentOf } from '../../model/source/directories.ts';
import type { Location } from '../../model/source/span.ts';
import { phrase } from '../../model/text/text.ts';
import { secretCredentials, secretsOf } from '../lookup/servingSecret.ts';
import type { ConnectingSide, ListeningSide, Refusal } from '../side/side.ts';
import type { Participant } from './participant.ts';

/**
 * Rancher's agents, which connect only if the CA that Rancher gives to them has the checksum that they know (rancher/rancher, package/run.sh), and
 * Rancher as far as its settings, or the Secrets of its chart, are in one folder.
 */
export const rancher: Participant = { connects: registers, listens: serves };

function registers(node: NodeView): readonly ConnectingSide[] {
  return node.components.filter(({ name }) => name === 'rancher-agent').flatMap((agent) => toRancher(node, agent));
}

function toRancher(node: NodeView, agent: ComponentView): readonly ConnectingSide[] {
  const [url] = flagUrls(agent, 'CATTLE_SERVER');
  const value = flagText(agent, 'CATTLE_CA_CHECKSUM');
  if (url?.scheme !== 'https' || !value) return [];
  const at = flagPlace(agent, 'CATTLE_CA_CHECKSUM');
  // Without it, the agent verifies a second time by the roots of its image.
  const isStrict = flagText(agent, 'STRICT_VERIFY')?.toLowerCase() === 'true';
  return [
    {
      does: 'connects',
      service: 'rancher',
      end: { component: 'rancher-agent', uri: agent.uri, node: node.id },
      at,
      evidence: 'configured',
      targets: [{ url, asks: { value: url.host, at: flagPlace(agent, 'CATTLE_SERVER') } }],
      asksFor: [],
      logsInOtherwise: true,
      checksum: { value, at },
      refusal: misspelt(value, at),
      ...(!isStrict && { unreadTrust: phrase('the system’s root certificates') }),
    },
  ];
}

/** The script compares the text with the lowercase digits that sha256sum prints. */
function misspelt(value: string, at: Location): Refusal | undefined {
  const digits = value
    .replace(/^sha256:/i, '')
    .replaceAll(':', '')
    .toLowerCase();
  if (digits === value || !/^[\da-f]{64}$/.test(digits)) return undefined;
  return {
    side: 'configuration',
    error: `does not match given --ca-checksum (${value})`,
    reason: phrase('The checksum is compared as text with the 64 lowercase digits that `sha256sum` prints.'),
    at,
  };
}

function serves(node: NodeView): readonly ListeningSide[] {
  const settings = objectsOf(node, 'rancherSetting').map(({ document }) => document);
  const folders = new Set(settings.flatMap(({ uri, authority }) => (authority ? parentOf(uri) : [])));
  return [...folders].flatMap((folder) =>
    inFolder(
      node,
      folder,
      settings.filter(({ uri }) => parentOf(uri) === folder),
    ),
  );
}

/** The Rancher whose objects are in the folder; empty if they are of several, or its address is unknown. */
function inFolder(
  node: NodeView,
  folder: string,
  settings: readonly RancherSettingDocument[],
): readonly ListeningSide[] {
  const [first, ...others] = settings.filter(({ authority }) => authority);
  const { authority, uri } = first ?? {};
  if (!authority || !uri || others.some((other) => other.authority?.checksum !== authority.checksum)) return [];
  const secret = secretsOf(node).find(({ secret: one }) => isOfRancher(one) && parentOf(one.uri) === folder)?.secret;
  const certificate = secret && secretCredentials(secret, 'tls.crt');
  const leaf = leafOf(certificate);
  const urls = settings.flatMap(({ server }) => parseUrls(server?.value).map(({ host }) => host));
  const named = leaf ? dnsNames(leaf.certificate) : [];
  const hosts = urls.length > 0 ? urls : named;
  if (hosts.length === 0) return [];
  return [
    {
      does: 'listens',
      service: 'rancher',
      end: { component: 'rancher', uri: secret?.uri ?? uri, node: node.id },
      at: { uri, span: authority.field.span },
      evidence: urls.length > 0 ? 'configured' : 'corroborated',
      pairs: secret ? [{ certificate, key: secretCredentials(secret, 'tls.key'), evidence: 'corroborated' }] : [],
      demand: 'none',
      gives: { authority, hosts },
      advertises: [],
    },
  ];
}

/** The Secret of the Ingress of Rancher's chart (rancher/rancher, chart/templates/ingress.yaml). */
function isOfRancher({ name, namespace }: { readonly name: string; readonly namespace?: string | undefined }): boolean {
  return name === 'tls-rancher-ingress' && namespace === RANCHER_NAMESPACE;
}
