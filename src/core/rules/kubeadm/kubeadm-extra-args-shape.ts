import { writeScalar } from '../../formats/yaml/writeScalar.ts';
import { isRecordedFlag } from '../../kubernetes/flags/knowsFlag.ts';
import type { ExtraArgs } from '../../model/documents/kubeadm.ts';
import type { Fix } from '../../model/finding.ts';
import { type EditText, editText, itemLead, ownText } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { fixOf } from '../edits/writeValue.ts';
import { defineRule } from '../engine/rule.ts';
import { KUBEADM } from '../pages/kubeadm.ts';

import { type Configuration, configurationsOf, fieldPlace } from '../subjects/configurations.ts';

/** Extra arguments changed their shape with v1beta4 (kubernetes.io, "kubeadm Configuration (v1beta4)"). */
export const kubeadmExtraArgsShape = defineRule(KUBEADM['kubeadm-extra-args-shape'], {
  *check(node) {
    for (const configuration of configurationsOf(node)) {
      const version = configuration.document.apiVersion.value;
      const wanted = shapeOf(version);
      for (const args of configuration.content.extraArgs) {
        if (!wanted || !args.shape || args.shape === wanted) continue;
        yield {
          message: args.shape,
          data: { path: args.path, version },
          at: fieldPlace(configuration, args),
          fixes: convert(configuration, args),
        };
      }
    }
  },
});

function shapeOf(apiVersion: string): 'map' | 'list' | undefined {
  if (/\/v1beta[123]$/.test(apiVersion)) return 'map';
  return /\/v1beta4$/.test(apiVersion) ? 'list' : undefined;
}

/**
 * The same arguments in the other format, if nothing is lost: no comments, no repeated names, one line each. The value of a flag that no release
 * knows could be a password, which a fix would repeat.
 */
function convert(configuration: Configuration, { component, shape, args, span }: ExtraArgs): readonly Fix[] {
  if (!args.every(({ name }) => isRecordedFlag(component, name))) return [];
  const { document, file } = configuration;
  const { text = '' } = file.file;
  const source = text.slice(span.start, span.end);
  const lines = args.flatMap(({ name: argument, value: given, written }) => {
    const name = written && rewritten(text.slice(written.name.start, written.name.end), argument);
    const value = written && given && rewritten(text.slice(written.value.start, written.value.end), given.value);
    if (name === undefined || value === undefined) return [];
    return shape === 'map'
      ? [editText(ownText('- name: '), name), editText(ownText('  value: '), value)]
      : [editText(name, ownText(': '), value)];
  });
  const isWhole = lines.length === args.length * (shape === 'map' ? 2 : 1);
  const names = new Set(args.map(({ name }) => name));
  if (document.isStored || !isWhole || names.size !== args.length || /[#{[&*]/.test(source)) return [];
  const lineStart = file.file.lines.lineStart(span.start);
  const indent = itemLead(text.slice(lineStart, span.start));
  if (indent === undefined || !/^ *$/.test(indent)) return [];
  const title = shape === 'map' ? phrase('Convert to a list') : phrase('Convert to a map');
  // A list may start in its key's column, a map must not.
  const lead = shape === 'list' ? editText(indent, ownText('  ')) : indent;
  const place = { start: lineStart, end: span.start + source.trimEnd().length };
  const rows = lines.map((line, at) => editText(at === 0 ? ownText('') : ownText('\n'), lead, line));
  return fixOf(title, [{ uri: document.uri, span: place, text: editText(...rows) }]);
}

/**
 * A scalar on one line as text, with the quotes that it has; undefined if it is more than its text. Values are strings in every version:
 * what YAML would read as a number or a boolean gets quotes.
 */
function rewritten(source: string, value: string): EditText | undefined {
  const [quote = ''] = source;
  const style = quote === '"' ? 'double' : quote === "'" ? 'single' : 'plain';
  const text = writeScalar(value, { style, isFlow: false });
  return text === source || (style === 'plain' && source === value) ? text : undefined;
}
