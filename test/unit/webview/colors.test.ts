import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const STYLE = readFileSync(path.resolve(import.meta.dirname, '../../../media/graph.css'), 'utf8');

/** The classes that VS Code gives the body of a page, and the background of its theme of that kind. */
const THEMES = [
  { classes: ['vscode-dark'], ground: '#1f1f1f' },
  { classes: ['vscode-light'], ground: '#ffffff' },
  { classes: ['vscode-high-contrast'], ground: '#000000' },
  { classes: ['vscode-high-contrast', 'vscode-high-contrast-light'], ground: '#ffffff' },
];

const WORDS = ['ok', 'broken', 'unknown'];
const MARKS = ['cluster', 'etcd', 'etcd-peer', 'front-proxy', 'kubelet-serving', 'tokens', 'none'];

/** The variables that rules on the body set, the later and more particular rule first heard. */
function variablesFor(classes: readonly string[]): ReadonlyMap<string, string> {
  const rules = [...STYLE.matchAll(/^(body[^{]*)\{([^}]*)\}/gm)].flatMap(([, selectors = '', block = '']) =>
    selectors.split(',').map((selector) => ({ selector: selector.trim(), block })),
  );
  const applied = rules
    .filter(({ selector }) => applies(selector, classes))
    .sort((a, b) => a.selector.split('.').length - b.selector.split('.').length);
  return new Map(
    applied.flatMap(({ block }) =>
      [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value] as const),
    ),
  );
}

function applies(selector: string, classes: readonly string[]): boolean {
  const without = [...selector.matchAll(/:not\(\.([\w-]+)\)/g)].map(([, name = '']) => name);
  const within = [...selector.replaceAll(/:not\([^)]*\)/g, '').matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name);
  return within.every((name) => classes.includes(name)) && !without.some((name) => classes.includes(name));
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('the colors of the Connection Graph', () => {
  for (const { classes, ground } of THEMES) {
    it(`is readable and differs from the ground in ${classes.at(-1)}`, () => {
      const variables = variablesFor(classes);
      const least = (name: string, wanted: number) => {
        const ratio = contrast(variables.get(name) ?? '', ground);
        assert.ok(ratio >= wanted, `--${name} ${variables.get(name)} on ${ground}: ${ratio.toFixed(2)}`);
      };
      // Success criteria 1.4.3 for text, 1.4.11 for marks.
      for (const name of WORDS) least(name, 4.5);
      for (const name of MARKS) least(name, 3);
    });
  }
});
