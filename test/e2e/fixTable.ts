import { NOW } from '../support/generator/design.ts';
import type { GeneratedFault } from '../support/generator/faults/fault.ts';
import { GENERATED_FAULTS } from '../support/generator/faults.ts';
import { fixedFault } from './window/fixedFault.ts';
import { allowClipboard, openWindow, type Window } from './window/openWindow.ts';

/**
 * Fixes every fault of the generator in a window, and prints a table: from the line of a log to the fix. The seconds are those of the
 * window, from the command that explains the line to the moment at which it counts no problem any more: typing, opening the file,
 * menus and the new inspection, and where there are commands to run, these as well.
 */
async function rowOf(window: Window, fault: GeneratedFault, at: number): Promise<string> {
  const cells = (...texts: readonly string[]) => `| ${[fault.id, ...texts].join(' | ')} |`;
  try {
    const fixed = await fixedFault(window, fault, at);
    if (!fixed) return cells('no node has a place for it', '', '', '', '');
    const { layout, line, clicks, seconds, fix, kind, left } = fixed;
    const effect = left.length === 0 ? 'silent' : left.join(', ');
    const start = line === undefined ? 'a problem: nothing is logged' : 'a logged line';
    return cells(layout, start, String(clicks), seconds.toFixed(1), `${kind}: ${fix.replaceAll('|', '\\|')}`, effect);
  } catch (error) {
    await window.page.screenshot({ path: `test-output/fix-${at}.png` });
    const [reason = ''] = (error as Error).message.split('\n');
    return cells('', '', '', '', '', `not fixed: ${reason}`);
  }
}

const [only] = process.argv.slice(2);
const window = await openWindow('', { now: NOW });
try {
  await allowClipboard(window);
  window.page.setDefaultTimeout(15_000);
  console.log('| Fault | Node | Start | Clicks | Seconds | Fix | Effect |');
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  for (const [at, fault] of GENERATED_FAULTS.entries()) {
    if (only === undefined || fault.id.includes(only)) console.log(await rowOf(window, fault, at));
  }
} finally {
  await window.close();
}
process.exit(0);
