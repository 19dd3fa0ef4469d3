import { knowsFlag } from '../../kubernetes/flags/knowsFlag.ts';
import { versionText } from '../../kubernetes/versions/version.ts';
import type { BlankWord, Flag } from '../../model/documents/component.ts';
import type { Fix } from '../../model/finding.ts';
import type { FlagSpec } from '../../model/flagSpec.ts';
import type { ComponentView } from '../../model/node.ts';
import type { Location } from '../../model/source/span.ts';
import { NOTHING, ownText } from '../../model/text/editText.ts';
import { phrase } from '../../model/text/text.ts';
import { renameFlag } from '../edits/flagEdits.ts';
import { defineRule } from '../engine/rule.ts';
import { MANIFESTS } from '../pages/manifests.ts';

import { readFlags } from '../subjects/givenFlags.ts';
import { unknownFlagError } from '../subjects/unknownFlag.ts';
import { flagMistake } from './flagMistakes.ts';

/**
 * A name that is near to a known one. Others may be flags that do not concern the PKI, so they are reported only if the programs of the release
 * were tried; another's build may know them.
 */
export const flagUnknown = defineRule(MANIFESTS['flag-unknown'], {
  *check(node) {
    for (const component of node.components) yield* blanks(component);
    for (const { component, flag, spec, at } of readFlags(node)) {
      if (spec?.isFieldOnly) {
        const lastWords = unknownFlagError(component.name, flag);
        const data = { flag: flag.spelling, component: component.name, field: spec.field ?? '', error: lastWords };
        yield { message: 'fieldOnly', data, at, lastWords };
      }
      const mistake = flagMistake(component.name, flag);
      const error = unknownFlagError(component.name, flag);
      const isUnknown = isUnknownTo(component, flag, spec);
      const isRelease = component.document?.build === 'kubernetes' || node.release !== undefined;
      if (mistake === undefined && isUnknown) {
        const version = component.version ? versionText(component.version) : '';
        const data = { flag: flag.spelling, component: component.name, version, error };
        yield isRelease
          ? { message: 'unknown', data, at, lastWords: error }
          : { message: 'unreleased', severity: 'warning', data, at };
      }
      if (mistake?.kind !== 'misspelt') continue;
      const { meant } = mistake;
      yield {
        message: 'misspelt',
        severity: isUnknown && isRelease ? undefined : 'warning',
        data: { flag: flag.spelling, component: component.name, meant, error },
        at,
        lastWords: error,
        fixes: renameFlag(component, flag, meant),
      };
    }
  },
});

/** Both parsers take everything up to the equals sign as the name, and no release has a flag with a blank in it. */
function* blanks({ name: component, uri, document }: ComponentView) {
  for (const word of document?.refused ?? []) {
    if (word.kind !== 'blank') continue;
    const at = { uri: word.uri ?? uri, span: word.span };
    const lastWords = unknownFlagError(component, word);
    yield {
      message: 'blank' as const,
      data: { flag: word.flag, component, error: lastWords },
      at,
      lastWords,
      fixes: joined(word, at),
    };
  }
}

function joined({ flag: spelling, value, gap: span }: BlankWord, { uri }: Location): readonly Fix[] {
  if (!span) return [];
  return value === undefined
    ? [{ title: phrase('Change to {spelling}', { spelling }), edits: [{ uri, span, text: NOTHING }] }]
    : [
        {
          title: phrase('Change to {spelling}={value}', { spelling, value }),
          edits: [{ uri, span, text: ownText('=') }],
        },
      ];
}

/** Returns true if the component's release certainly does not know the flag. A flag with a range of versions is reported as removed, or as added later. */
function isUnknownTo(
  { name, version, document }: ComponentView,
  { name: flag, spelling }: Flag,
  spec: FlagSpec | undefined,
): boolean {
  if (version === undefined || document?.build === 'vendor' || spec?.versions || spec?.isFieldOnly) return false;
  return /^--[\w-]+$/.test(spelling) && knowsFlag(name, flag, version.minor) === 'no';
}
