import { modeText } from '../../model/labels/modeText.ts';
import type { NodeView } from '../../model/node.ts';
import { defineRule, type Issue, type Profile, type Rule, type RulePage } from '../engine/rule.ts';
import { allowedBeside, type CheckedFile, chmodCommand, isWiderThan, startOf } from './checkedFiles.ts';

/** A configuration file and the recommendation about its mode; absent if the benchmark has none. */
export interface ConfigurationFile {
  readonly file: CheckedFile;
  readonly cis?: string | undefined;
}

export interface ConfigurationModeSpec {
  /** The profiles that report a file which others can only read: as a hint in the default profile. */
  readonly readable: readonly Profile[];
  readonly files: (node: NodeView) => Iterable<ConfigurationFile>;
}

interface ConfigurationModePage extends RulePage {
  readonly messages: { readonly writable: string; readonly readable: string };
}

/** Creates the rule for one kind of configuration file. It holds no secrets, so read access matters only to the benchmark. */
export function configurationModeRule(page: ConfigurationModePage, { readable, files }: ConfigurationModeSpec): Rule {
  return defineRule(page, {
    *check(node, { profile }): Iterable<Issue<'writable' | 'readable'>> {
      for (const { file, cis } of files(node)) {
        const mode = modeText(file.mode);
        const place = { at: startOf(file), command: chmodCommand('600', file) };
        const writers = allowedBeside(file.mode, 'write');
        if (writers) yield { message: 'writable', data: { mode, who: writers.who }, ...place };
        else if (cis && readable.includes(profile) && isWiderThan(file.mode, 0o600)) {
          const severity = profile === 'cis' ? undefined : 'hint';
          yield { message: 'readable', data: { mode, cis }, severity, ...place };
        }
      }
    },
  });
}
