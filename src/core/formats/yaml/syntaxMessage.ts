import { phrase, type Text } from '../../model/text/text.ts';

/** Our parser's reasons in the words of go-yaml, which is what a Kubernetes component prints for the same mistake. */
const GO_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^tab characters/, 'found character that cannot start any token (a tab is no indentation)'],
  [/^bad indentation of a mapping entry/, 'did not find expected key, or a value that cannot start here'],
  [/^bad indentation of a sequence entry/, "did not find expected '-' indicator"],
  [/^end of the stream/, 'did not find expected <document start>'],
  [/^deficient indentation/, 'unexpected end of the value: the next line is not indented enough'],
  [/within a (?:single|double) quoted scalar$/, 'found unexpected end of stream: a quote is not closed'],
  [/within a flow collection$/, "did not find expected ',' or ']' or '}'"],
  [/^missed comma/, "did not find expected ',' or ']' or '}'"],
  [/^can not read a block mapping entry/, "could not find expected ':'"],
  [/^expected ':'/, "could not find expected ':'"],
  [/^unknown escape sequence/, 'found unknown escape character'],
  [/^(?:null byte|the stream contains non-printable)/, 'control characters are not allowed'],
  [/^undeclared tag handle/, 'found undefined tag handle'],
  [/^tag name/, 'found invalid tag'],
  [/^there is a previously declared/, 'found duplicate %TAG directive'],
];

/** One sentence for a syntax error, in go-yaml's words where known. `line` counts from 1. */
export function syntaxMessage(reason: string, line: number): Text {
  const words = GO_WORDS.find(([pattern]) => pattern.test(reason))?.[1] ?? reason;
  return phrase('Not valid YAML: line {line}: {error}.', { line, error: words });
}
