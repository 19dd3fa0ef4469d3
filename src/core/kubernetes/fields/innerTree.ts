import { movedTree } from '../../formats/yaml/movedTree.ts';
import type { YamlNode, YamlScalar } from '../../formats/yaml/node.ts';
import { parseYaml, type YamlResult } from '../../formats/yaml/parseYaml.ts';
import { unredacted } from '../../formats/yaml/sourceOffset.ts';
import { derived } from '../../model/memo/derived.ts';
import { base64ContentOf, encodedSpans } from './embeddedPem.ts';
import { placeInside } from './placedFields.ts';

/** How a scalar holds another document: as it stands, or as base64 of it. */
export type Encoding = 'plain' | 'base64';

/** The whole text of a scalar, to be looked at and not kept; undefined if it is no base64 of text. */
export function innerText(given: YamlScalar, encoding: Encoding): string | undefined {
  const scalar = unredacted(given);
  if (encoding === 'plain') return scalar.value;
  const content = base64ContentOf(scalar);
  return content.kind === 'other' ? content.text : undefined;
}

/**
 * The YAML or JSON document that a scalar holds, read once and redacted as that of a file is. Its places are those of the file: exact where the scalar has it as text, and
 * the part of the base64 otherwise.
 */
export function innerTree(given: YamlScalar, encoding: Encoding): YamlNode | undefined {
  const scalar = unredacted(given);
  return encoding === 'plain' ? plainTree(scalar) : encodedTree(scalar);
}

const plainTree = derived((scalar: YamlScalar) => treeOf(scalar.value, placeInside(scalar, '').inFile));

const encodedTree = derived((scalar: YamlScalar) => {
  const text = innerText(scalar, 'base64');
  if (text === undefined) return undefined;
  const spanOf = encodedSpans(scalar, { text, bytes: new TextEncoder().encode(text) });
  return treeOf(text, ({ start, end }) => spanOf(start, end));
});

/** The YAML or JSON document that a scalar holds as text, as a component reads it, with what is wrong with it. */
export function innerDocument(given: YamlScalar): Pick<YamlResult, 'problems'> & { readonly root?: YamlNode } {
  const scalar = unredacted(given);
  const { inFile } = placeInside(scalar, '');
  const { documents, problems } = parseYaml(scalar.value, 'component');
  const [first] = documents;
  return {
    ...(first && { root: movedTree(first.root, inFile) }),
    problems: problems.map((problem) => ({ ...problem, span: inFile(problem.span) })),
  };
}

function treeOf(text: string, inFile: Parameters<typeof movedTree>[1]): YamlNode | undefined {
  const root = parseYaml(text).documents[0]?.root;
  return root && movedTree(root, inFile);
}
