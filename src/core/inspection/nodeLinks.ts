import type { About, Cause } from '../model/about.ts';
import type { Connection } from '../model/connection.ts';
import type { CredentialSource } from '../model/credentialSource.ts';
import type { Finding } from '../model/finding.ts';
import { derived } from '../model/memo/derived.ts';
import type { InspectedNode } from '../model/report.ts';

/** Finds the first node that has a file, by the file's URI. */
export type OwnerOf = (uri: string) => string | undefined;

/**
 * The other nodes and files that a node's findings may share a cause with: ids of the nodes, or URIs of files without a node, that its files, its
 * findings and its broken connections point to; and the certificates that bundles reject, since copies of both may be on other nodes.
 */
export function linksOf(node: InspectedNode, broken: readonly Connection[], ownerOf: OwnerOf): ReadonlySet<string> {
  const links = new Set<string>();
  const add = (uri: string) => links.add(ownerOf(uri) ?? uri);
  for (const { file } of node.view.files) add(file.uri);
  for (const finding of node.findings) {
    for (const uri of placesOf(finding)) add(uri);
    for (const chain of chainsOf(finding.about)) links.add(chain);
  }
  for (const connection of broken) {
    for (const link of linksOfConnection(connection, ownerOf)) links.add(link);
    for (const chain of chainsOf(connection.fails ?? [])) links.add(chain);
  }
  links.delete(node.view.id);
  return links;
}

/** The same of one connection, both ends included. */
export function* linksOfConnection(connection: Connection, ownerOf: OwnerOf): Generator<string> {
  const { at, host, from, to, client, server } = connection;
  for (const { node, uri } of [from, to]) {
    if (node !== undefined) yield node;
    if (uri !== undefined) yield ownerOf(uri) ?? uri;
  }
  for (const { uri } of host ? [at, host.at] : [at]) yield ownerOf(uri) ?? uri;
  for (const half of [client, server]) {
    for (const credentials of [half?.presented, half?.key, half?.trusted]) {
      for (const uri of credentials ? sourceUris(credentials) : []) yield ownerOf(uri) ?? uri;
    }
  }
}

function* chainsOf(about: readonly (About | Cause)[]): Generator<string> {
  for (const one of about) if (one.fails === 'chain') yield one.subject;
}

function* placesOf({ at, related }: Finding): Generator<string> {
  yield at.uri;
  for (const { uri } of related) yield uri;
}

/** Without repetitions: a source has many certificates and many connections. */
const sourceUris = derived(
  ({ at, uri, artifacts }: CredentialSource): ReadonlySet<string> =>
    new Set([at.uri, uri, ...artifacts.map(({ origin }) => origin.uri)]),
);
