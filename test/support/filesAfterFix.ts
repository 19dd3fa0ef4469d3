import { applyFix, checkFiles } from './checkRule.ts';
import { inspectFiles } from './memoryWorkspace.ts';
import { nodeSettings } from './nodeOptions.ts';

/** "<rule> <path>" of all that is still said of the files once the first fix of the rule's first finding is applied. */
export async function filesAfterFix(
  rule: string,
  files: Readonly<Record<string, string>>,
  now: Date = nodeSettings({}).now,
): Promise<{ readonly names: readonly string[]; readonly text: string }> {
  const evaluated = await checkFiles(rule, files, now);
  const fix = evaluated.findings[0]?.fixes[0];
  const text = applyFix(evaluated, fix);
  const path = evaluated.workspace.path(fix?.edits[0]?.uri ?? '');
  return { text, names: (await inspectFiles({ ...files, [path]: text }, now)).names };
}
