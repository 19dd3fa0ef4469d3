import * as vscode from 'vscode';
import type { Certificate } from '../../core/index.ts';
import { SCHEMES } from '../manifest/ids.ts';

/** A finding of a rule, which its page begins with: the file, and the how many-th of the rule's findings in it, from 0. */
export interface RuleFinding {
  readonly uri: string;
  readonly index: number;
}

/** The read-only page of a rule. */
export function ruleUri(rule: string, finding?: RuleFinding): vscode.Uri {
  const query = finding && `file=${encodeURIComponent(finding.uri)}&finding=${finding.index}`;
  return vscode.Uri.from({ scheme: SCHEMES.rule, path: `/${rule}.md`, ...(query !== undefined && { query }) });
}

/** The finding that such a page begins with; undefined for a page of a rule alone. */
export function ruleFindingOf({ query }: vscode.Uri): RuleFinding | undefined {
  const values = new URLSearchParams(query);
  const [uri, index] = [values.get('file'), Number(values.get('finding'))];
  return uri === null || !Number.isSafeInteger(index) ? undefined : { uri, index };
}

/** The rule of such a page, also where another page links to it by its file; undefined for any other URI. */
export function ruleOf({ scheme, path }: vscode.Uri): string | undefined {
  if (scheme !== SCHEMES.rule || !path.endsWith('.md')) return undefined;
  return path.slice(1, -'.md'.length).replace(/^media\/rules\//, '');
}

/** The page on what components log. Its links lead to the pages of rules as in the repository. */
export const TROUBLESHOOTING_URI = vscode.Uri.from({ scheme: SCHEMES.rule, path: '/docs/troubleshooting.md' });

/** The page on rotating a CA, to which the pages of rules link. */
export const ROTATION_URI = vscode.Uri.from({ scheme: SCHEMES.rule, path: '/docs/rotation.md' });

/** The table of `kubeadm certs check-expiration`. */
export const EXPIRATION_URI = vscode.Uri.from({ scheme: SCHEMES.document, path: '/Certificate Expiration.txt' });

/** Everything a file holds, as text; `label` names the tab. */
export function decodedFileUri(uri: string, label: string): vscode.Uri {
  return vscode.Uri.from({
    scheme: SCHEMES.document,
    path: `/${pathSegment(label)}.txt`,
    query: `file=${encodeURIComponent(uri)}`,
  });
}

/** One certificate as `openssl x509 -text` lays it out; `label` names the tab. */
export function decodedCertificateUri({ sha256 }: Certificate, label: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEMES.document, path: `/${pathSegment(label)}.txt`, query: `sha256=${sha256}` });
}

/** The URI of decoded content that belongs to no file of the report: its number in this window, and the name of its tab. */
export function decodedTextUri(number: number, label: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEMES.decoded, path: `/${pathSegment(label)}.txt`, query: `${number}` });
}

/** The label comes from a certificate, and must not reach another path. */
function pathSegment(label: string): string {
  const kept = label
    .replaceAll(/["“”]/g, '')
    .replaceAll(/[^\p{L}\p{N} ._-]/gu, '_')
    .slice(0, 80);
  return kept.replace(/^\.+/, '_') || 'certificate';
}
