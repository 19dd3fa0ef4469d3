import type { DecodedFile } from '../../model/decodedFile.ts';
import type { NodeFile, NodeView } from '../../model/node.ts';
import { PKI_PAGE } from '../references/references.ts';
import { consumersOf } from '../subjects/consumers.ts';
import { problemRule } from '../subjects/problemRule.ts';

/** A manifest, kubeconfig or kubelet configuration that no YAML reader accepts. */
export const yamlSyntax = problemRule({
  id: 'files/yaml-syntax',
  codes: ['yaml-syntax', 'yaml-too-complex'],
  severity: 'error',
  basis: 'must',
  title: 'A Kubernetes file cannot be read as YAML',
  docs: {
    why: 'The kubelet leaves out a static pod whose manifest it cannot read, so the component simply does not come back. A kubeconfig with such an error stops whoever reads it.',
    fix: 'Correct the line; indentation with tabs, an unclosed quotation mark and a missing space after a colon are the usual causes.',
    references: [{ source: 'YAML', section: '1.1', url: 'https://yaml.org/spec/1.1/' }, PKI_PAGE],
  },
  adjustSeverity: (file, { code }, node) => {
    if (!isReadByKubernetes(file, node)) return 'silent';
    // It was not read here; Kubernetes has other limits.
    return code === 'yaml-too-complex' ? 'info' : undefined;
  },
});

/** Other YAML in a workspace is none of our business. */
function isReadByKubernetes(nodeFile: NodeFile, node: NodeView): boolean {
  const { file, hostPath = '', path } = nodeFile;
  if (file.documents.length > 0 || consumersOf(node).ofFile(file.uri).length > 0) return true;
  if (/^\/(etc\/kubernetes|var\/lib\/kubelet)\//.test(hostPath)) return true;
  if (/(\.kubeconfig|(^|\/)kubeconfig)$/.test(path)) return true;
  return /(\.conf|(^|\/)config)$/.test(path) && hasKeysOfKubeconfig(file);
}

/** So many of its keys each on a line of its own are no accident, as a word in a comment of another program's settings is. */
function hasKeysOfKubeconfig({ text = '' }: DecodedFile): boolean {
  const keys =
    text.match(/^[ \t]*["']?(?:apiVersion|kind|clusters|contexts|users|current-context)["']?[ \t]*:/gm) ?? [];
  return new Set(keys.map((key) => key.replaceAll(/[\s"':]/g, ''))).size > 1;
}
