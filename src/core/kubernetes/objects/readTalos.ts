import { isTemplated } from '../../formats/placeholder.ts';
import { holdsKey } from '../../formats/redaction/withheld.ts';
import { childOf, entryOf, itemsAt, located, scalarAt, textAt } from '../../formats/yaml/access.ts';
import type { YamlNode } from '../../formats/yaml/node.ts';
import { unredacted } from '../../formats/yaml/sourceOffset.ts';
import type { EncodedField, Located } from '../../model/documents/located.ts';
import type { TalosDocument, TalosNames, TalosPair } from '../../model/documents/objects.ts';
import type { Span } from '../../model/source/span.ts';
import { readEncodedField, readPlainField } from '../fields/encodedField.ts';
import type { FieldReading } from '../fields/findings.ts';
import { endpointHost } from '../values/flagValue.ts';

type Content = Pick<TalosDocument, 'form' | 'pairs' | 'trusted' | 'keys' | 'kubeletFields' | 'names' | 'endpoints'>;

/**
 * Reads a document of Talos Linux by its content; undefined for any other (docs.siderolabs.com, Talos, "Configuration reference" and
 * "talosconfig"). What it holds goes to `into`; of keys only facts.
 */
export async function readTalos(root: YamlNode, span: Span, into: FieldReading): Promise<TalosDocument | undefined> {
  const content = await readContent(root, into);
  if (content === undefined) return undefined;
  const clusterName = textAt(root, 'cluster', 'clusterName');
  const clusterId = clusterIdOf(childOf(root, 'cluster', 'id'));
  return {
    kind: 'talos',
    uri: into.uri,
    span,
    machineType: located(childOf(root, 'machine', 'type'), 'machine.type'),
    clusterId,
    ...(clusterName !== undefined && { clusterName }),
    ...content,
  };
}

async function readContent(root: YamlNode, into: FieldReading): Promise<Content | undefined> {
  if (entryOf(root, 'kind')) return isConfigDocument(root) ? readConfigDocument(root, into) : undefined;
  if (isTalosconfig(root)) return readTalosconfig(root, into);
  if (isSecretsBundle(root)) return readSecretsBundle(root, into);
  return isMachineConfiguration(root) ? readMachineConfiguration(root, into) : undefined;
}

/** A patch has no version, and no sections but those that it changes. */
function isMachineConfiguration(root: YamlNode): boolean {
  const version = textAt(root, 'version') ?? 'v1alpha1';
  if (entryOf(root, 'apiVersion') || version !== 'v1alpha1') return false;
  return childOf(root, 'machine')?.kind === 'map' || entryOf(childOf(root, 'cluster'), 'aggregatorCA') !== undefined;
}

const MACHINE_AUTHORITIES = ['machine.ca', 'cluster.ca', 'cluster.aggregatorCA', 'cluster.etcd.ca'];

async function readMachineConfiguration(root: YamlNode, into: FieldReading): Promise<Content> {
  const pairs: TalosPair[] = [];
  const trusted: EncodedField[] = [];
  for (const path of MACHINE_AUTHORITIES) pairs.push(...(await readPair(root, path, { role: 'authority' }, into)));
  for (const section of ['machine', 'cluster']) {
    for (const [at, item] of itemsAt(root, section, 'acceptedCAs').entries()) {
      trusted.push(...(await readField(item, 'crt', `${section}.acceptedCAs[${at}]`, into)));
    }
  }
  for (const { key: name, value } of entriesOf(childOf(root, 'machine', 'registries', 'config'))) {
    const path = `machine.registries.config[${JSON.stringify(name)}].tls`;
    const tls = childOf(value, 'tls');
    trusted.push(...(await readField(tls, 'ca', path, into)));
    const identity = childOf(tls, 'clientIdentity');
    pairs.push(...(await pairOf(identity, `${path}.clientIdentity`, { role: 'registry', name }, into)));
  }
  const serviceAccount = childOf(root, 'cluster', 'serviceAccount');
  const keys = await readField(serviceAccount, 'key', 'cluster.serviceAccount', into);
  const kubeletFields = entriesOf(childOf(root, 'machine', 'kubelet', 'extraConfig')).map(({ key, keySpan }) => ({
    value: key,
    span: keySpan,
    path: `machine.kubelet.extraConfig.${key}`,
  }));
  return {
    form: 'machineConfiguration',
    pairs,
    trusted,
    keys,
    ...(kubeletFields.length > 0 && { kubeletFields }),
    names: namesOf(root),
  };
}

/** Undefined if a template may give another name. */
function namesOf(root: YamlNode): TalosNames | undefined {
  const list = (...keys: readonly string[]) => itemsAt(root, ...keys).map((item) => scalarText(item) ?? '{{ }}');
  const endpoint = textAt(root, 'cluster', 'controlPlane', 'endpoint');
  const hostname = textAt(root, 'machine', 'network', 'hostname');
  const apid = list('machine', 'certSANs');
  const apiServer = [...list('cluster', 'apiServer', 'certSANs'), ...(endpoint ? [hostOf(endpoint)] : [])];
  if ([...apid, ...apiServer, hostname ?? ''].some(isTemplated)) return undefined;
  return { apid, apiServer, hostname };
}

function scalarText(node: YamlNode): string | undefined {
  return node.kind === 'scalar' ? node.value : undefined;
}

/** The host of "https://host:6443", "host:50000" or "host"; empty for anything else. A placeholder stays whole. */
function hostOf(endpoint: string): string {
  if (isTemplated(endpoint)) return endpoint;
  const [host = ''] = endpoint.replace(/^[a-z]+:\/\//, '').split('/', 1);
  return endpointHost(host) ?? '';
}

function isTalosconfig(root: YamlNode): boolean {
  return entriesOf(childOf(root, 'contexts')).some(({ value }) => entryOf(value, 'ca') ?? entryOf(value, 'crt'));
}

async function readTalosconfig(root: YamlNode, into: FieldReading): Promise<Content> {
  const pairs: TalosPair[] = [];
  const trusted: EncodedField[] = [];
  const endpoints: NonNullable<TalosDocument['endpoints']>[number][] = [];
  for (const { key: name, value } of entriesOf(childOf(root, 'contexts'))) {
    if (into.scheduler.shouldYield()) await into.scheduler.yieldNow();
    const path = `contexts[${JSON.stringify(name)}]`;
    trusted.push(...(await readField(value, 'ca', path, into)));
    pairs.push(...(await pairOf(value, path, { role: 'talosctl', name }, into)));
    for (const [at, item] of itemsAt(value, 'endpoints').entries()) {
      const endpoint = located(item, `${path}.endpoints[${at}]`);
      if (endpoint) endpoints.push({ ...endpoint, value: hostOf(endpoint.value), context: name });
    }
  }
  return { form: 'talosconfig', pairs, trusted, keys: [], ...(endpoints.length > 0 && { endpoints }) };
}

const BUNDLE_AUTHORITIES = ['certs.os', 'certs.k8s', 'certs.k8saggregator', 'certs.etcd'];

function isSecretsBundle(root: YamlNode): boolean {
  return BUNDLE_AUTHORITIES.some((path) => entryOf(childOf(root, ...path.split('.')), 'crt'));
}

async function readSecretsBundle(root: YamlNode, into: FieldReading): Promise<Content> {
  const pairs: TalosPair[] = [];
  for (const path of BUNDLE_AUTHORITIES) pairs.push(...(await readPair(root, path, { role: 'authority' }, into)));
  const serviceAccount = childOf(root, 'certs', 'k8sserviceaccount');
  const keys = await readField(serviceAccount, 'key', 'certs.k8sserviceaccount', into);
  return { form: 'secretsBundle', pairs, trusted: [], keys };
}

/** KubeAPIServerCAConfig, RegistryTLSConfig and their like. */
function isConfigDocument(root: YamlNode): boolean {
  if (textAt(root, 'apiVersion') !== 'v1alpha1') return false;
  return entryOf(root, 'issuingCA') !== undefined || entryOf(root, 'clientIdentity') !== undefined;
}

async function readConfigDocument(root: YamlNode, into: FieldReading): Promise<Content> {
  const pairs: TalosPair[] = [];
  const name = textAt(root, 'name');
  const roles = { issuingCA: { role: 'authority' }, clientIdentity: { role: 'registry', name } } as const;
  for (const [path, use] of Object.entries(roles)) {
    const pair = childOf(root, path);
    if (pair?.kind !== 'map') continue;
    const half = async (field: string) => {
      const scalar = scalarAt(pair, field);
      return scalar && (await readPlainField(scalar, `${path}.${field}`, into));
    };
    pairs.push({ path, ...use, certificate: await half('cert'), key: await half('key') });
  }
  return { form: 'configDocument', pairs, trusted: [], keys: [] };
}

type PairUse = Pick<TalosPair, 'role' | 'name'>;

function readPair(root: YamlNode, path: string, use: PairUse, into: FieldReading): Promise<readonly TalosPair[]> {
  return pairOf(childOf(root, ...path.split('.')), path, use, into);
}

async function pairOf(
  node: YamlNode | undefined,
  path: string,
  use: PairUse,
  into: FieldReading,
): Promise<readonly TalosPair[]> {
  const [certificate] = await readField(node, 'crt', path, into);
  const [key] = await readField(node, 'key', path, into);
  return certificate || key ? [{ path, ...use, certificate, key }] : [];
}

async function readField(
  node: YamlNode | undefined,
  key: string,
  path: string,
  into: FieldReading,
): Promise<readonly EncodedField[]> {
  const scalar = scalarAt(node, key);
  return scalar ? [await readEncodedField(scalar, `${path}.${key}`, into)] : [];
}

function entriesOf(node: YamlNode | undefined) {
  return node?.kind === 'map' ? node.entries : [];
}

/** The name of the cluster, which is random and so not shown: what is kept of it tells clusters apart. */
function clusterIdOf(node: YamlNode | undefined): Located<string> | undefined {
  const id = located(node, 'cluster.id');
  if (!id || node?.kind !== 'scalar') return undefined;
  const { value } = unredacted(node);
  if (value === id.value || holdsKey(id.value)) return isTemplated(id.value) ? undefined : id;
  return { ...id, value: checksumOf(value) };
}

/** FNV-1a of 32 bits, which tells nothing of a random text that is longer. */
function checksumOf(text: string): string {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return (sum >>> 0).toString(16);
}
