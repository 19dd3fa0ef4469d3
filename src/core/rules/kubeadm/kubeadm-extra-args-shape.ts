import type { ExtraArgs } from '../../model/documents/kubeadm.ts';
import type { Fix } from '../../model/finding.ts';
import { phrase } from '../../model/text/text.ts';
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

/** The same arguments in the other format, if nothing is lost: no comments, no repeated names, one line each. */
function convert(configuration: Configuration, { shape, args, span }: ExtraArgs): readonly Fix[] {
  const { document, file } = configuration;
  const { text = '' } = file.file;
  const source = text.slice(span.start, span.end);
  const lines = args.flatMap(({ written }) => {
    if (!written) return [];
    const name = text.slice(written.name.start, written.name.end);
    const value = text.slice(written.value.start, written.value.end) || '""';
    if (/\n/.test(value)) return [];
    return shape === 'map' ? [`- name: ${name}`, `  value: ${quotedUnlessText(value)}`] : [`${name}: ${value}`];
  });
  const isWhole = lines.length === args.length * (shape === 'map' ? 2 : 1);
  const names = new Set(args.map(({ name }) => name));
  if (document.isStored || !isWhole || names.size !== args.length || /[#{[&*]/.test(source)) return [];
  const lineStart = file.file.lines.lineStart(span.start);
  const indent = text.slice(lineStart, span.start);
  if (!/^ *$/.test(indent)) return [];
  const title = shape === 'map' ? phrase('Convert to a list') : phrase('Convert to a map');
  // A list may start in its key's column, a map must not.
  const lead = shape === 'list' ? `${indent}  ` : indent;
  const place = { start: lineStart, end: span.start + source.trimEnd().length };
  return [
    {
      title,
      edits: [{ uri: document.uri, span: place, text: lines.map((line) => lead + line).join('\n') }],
    },
  ];
}

/** Values are strings in every version: what YAML would read as a number or a boolean gets quotes. */
function quotedUnlessText(value: string): string {
  return /^(true|false|yes|no|on|off|null|~|[-+.]?\d[\d._eExX+-]*)$/i.test(value) ? `"${value}"` : value;
}
