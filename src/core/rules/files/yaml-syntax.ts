import { isStaticPodPath } from '../../kubernetes/values/candidatePath.ts';
import type { Problem } from '../../model/artifacts/problem.ts';
import { type DecodedFile, wholeOf } from '../../model/decodedFile.ts';
import type { Fix } from '../../model/finding.ts';
import type { NodeFile, NodeView } from '../../model/node.ts';
import { editText, ownText, plainWord } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { consumersOf } from '../../uses/views/consumers.ts';
import { fixOf } from '../edits/writeValue.ts';
import { FILES } from '../pages/files.ts';
import { problemRule } from '../subjects/problemRule.ts';

/** A manifest, kubeconfig or kubelet configuration that its reader rejects. */
export const yamlSyntax = problemRule(FILES['yaml-syntax'], {
  codes: ['yaml-syntax', 'yaml-too-complex'],
  fixes: quoteValue,
  adjustSeverity: (file, { code }, node) => {
    if (!isReadByKubernetes(file, node)) return 'silent';
    // It was not read here; Kubernetes has other limits.
    return code === 'yaml-too-complex' ? 'info' : undefined;
  },
});

/** Quotes a number or boolean in a field that Go decodes into a string. */
function quoteValue({ uri, text = '' }: DecodedFile, { span, refusal }: Problem): readonly Fix[] {
  const value = text.slice(span.start, span.end);
  const isPlain = /^[\w.+-]+$/.test(value);
  if (!isPlain || !/^json: cannot unmarshal (?:number|bool) .* of type string$/.test(refusal?.text ?? '')) return [];
  const word = plainWord(value);
  const quoted = word && editText(ownText('"'), word, ownText('"'));
  return fixOf(phrase('Put the value in quotes'), [quoted && { uri, span, text: quoted }]);
}

/** Other YAML in a workspace is out of scope. */
function isReadByKubernetes(nodeFile: NodeFile, node: NodeView): boolean {
  const { file, hostPath = '', path, isStaticPod } = nodeFile;
  if (isStaticPod || isStaticPodPath(hostPath)) return true;
  if (wholeOf(file).documents.length > 0 || consumersOf(node).ofFile(file.uri).length > 0) return true;
  if (/^\/(etc\/kubernetes|var\/lib\/kubelet)\//.test(hostPath)) return true;
  if (/(\.kubeconfig|(^|\/)kubeconfig)$/.test(path)) return true;
  return /(\.conf|(^|\/)config)$/.test(path) && hasKeysOfKubeconfig(file);
}

/** Several of its keys, each on a separate line, are no coincidence, unlike one word in a comment of another program's settings. */
function hasKeysOfKubeconfig({ text = '' }: DecodedFile): boolean {
  const keys =
    text.match(/^[ \t]*["']?(?:apiVersion|kind|clusters|contexts|users|current-context)["']?[ \t]*:/gm) ?? [];
  return new Set(keys.map((key) => key.replaceAll(/[\s"':]/g, ''))).size > 1;
}
