import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { COMMANDS, VIEWS } from '../../../src/editor/manifest/ids.ts';

const SRC = path.resolve(import.meta.dirname, '../../../src');
const sources = globSync('{editor,webview,host}/**/*.ts', { cwd: SRC })
  .concat('extension.ts')
  .map((name) => [name.split(path.sep).join('/'), readFileSync(path.join(SRC, name), 'utf8')] as const);
const holding = (pattern: RegExp, folder = '') =>
  sources.filter(([name, text]) => name.startsWith(folder) && pattern.test(text));

describe('Markdown that is shown', () => {
  it('is trusted only for commands that are named, and is never HTML', () => {
    const made = holding(/new vscode\.MarkdownString\(/);
    assert.ok(made.length >= 2);
    for (const [name, text] of sources) {
      assert.doesNotMatch(text, /supportHtml/, name);
      for (const [line] of text.matchAll(/^.*(?<!vscode\.workspace\.)isTrusted.*$/gm)) {
        assert.match(
          line,
          /\.isTrusted = \{ enabledCommands: (?:LINKED_COMMANDS|\[COMMANDS\.\w+(?:, \w+)*\]) \};$/,
          name,
        );
      }
    }
  });

  it('links to no command that changes or runs anything', async () => {
    const { LINKED_COMMANDS } = await import('../../../src/editor/text/describeMarkdown.ts');
    const allowed = /^kubernetesPki\.(?:open|show|copy|decode)\w+$/;
    for (const command of [...LINKED_COMMANDS, COMMANDS.showExpiration, `${VIEWS.connections}.focus`]) {
      assert.match(command, command.endsWith('.focus') ? /^kubernetesPki\.\w+\.focus$/ : allowed);
    }
  });

  it('is made of what the renderer wrote: a string from elsewhere does not compile', () => {
    for (const [name, text] of sources) {
      assert.doesNotMatch(text, /appendMarkdown|appendText|appendCodeblock/, name);
      for (const [, argument = ''] of text.matchAll(/new vscode\.MarkdownString\(\s*([^)]*)/g))
        assert.match(argument, /^(?:text, true|joinedMarkdown\(paragraphs, '\\n\\n'|vscode\.l10n\.t\('[^']*')$/, name);
    }
  });
});

describe('pages', () => {
  const pages = holding(/<!DOCTYPE html>/, 'editor/');

  it('allow nothing but their own style sheet and the script with the nonce', () => {
    assert.equal(pages.length, 1);
    for (const [name, text] of pages) {
      const policy = /const policy = \[([\s\S]*?)\]\.join\('; '\);/.exec(text)?.[1] ?? '';
      const directives = [...policy.matchAll(/(["'`])(.*?)\1(?=,|\s*$)/g)].map(([, , directive = '']) => directive);
      assert.deepEqual(
        directives,
        ["default-src 'none'", `style-src \${webview.cspSource}`, `script-src 'nonce-\${nonce}'`],
        name,
      );
      assert.match(text, /<meta http-equiv="Content-Security-Policy" content="\$\{policy\}">/, name);
      assert.match(text, /const nonce = crypto\.randomUUID\(\)/, name);
      assert.doesNotMatch(
        text,
        /unsafe-(?:inline|eval|hashes)|wasm-unsafe|<script(?! nonce="\$\{nonce\}")|\son\w+=|style="/,
        name,
      );
    }
  });

  it('hold no text from files: that comes in messages, as data', () => {
    for (const [name, text] of pages) {
      const inserted = [...text.slice(text.indexOf('<!DOCTYPE')).matchAll(/\$\{((?:[^{}]|\$\{\w+\})*)\}/g)].map(
        ([, inner = '']) => inner,
      );
      assert.ok(inserted.length > 5, name);
      for (const one of inserted)
        assert.match(
          one,
          /^(?:policy|nonce|title|body|loading|vscode\.env\.language|uri\('media\/page\.css'\)|uri\(`(?:media|dist\/webview)\/\$\{name\}\.(?:css|js)`\))$/,
          name,
        );
    }
    const makers = holding(/ pageHtml\(webview, extension, \{/);
    assert.equal(makers.length, 4);
    for (const [name, text] of makers) {
      const [, parts = ''] = /pageHtml\(webview, extension, \{(.*?)\}\)/.exec(text) ?? [];
      assert.match(
        parts,
        /^ title(?:: (?:words\.title|vscode\.l10n\.t\('Certificate'\)))?, name: '\w+', body(?:, allows: 'img-src blob:')? $/,
        name,
      );
      const [, body = ''] = /const body = ([\s\S]*?);\n/.exec(text) ?? [];
      const words = body.startsWith('loadingBody')
        ? [body]
        : [...body.matchAll(/\$\{([^}]*)\}/g)].map(([, inner = '']) => inner);
      assert.ok(words.length > 0, name);
      for (const one of words) assert.match(one, /^(?:words\.\w+|loadingBody\(vscode\.l10n\.t\('[\w …]+'\)\))$/, name);
    }
  });

  it('load from the folders of their scripts and styles alone', () => {
    const roots = holding(/localResourceRoots/);
    assert.equal(roots.length, 2);
    for (const [name, text] of roots) {
      for (const [, value] of text.matchAll(/localResourceRoots: (.*?) \}/g)) {
        assert.match(value ?? '', /^panelResources\((?:this\.#)?extension\)$/, name);
      }
    }
    const [, body = ''] =
      /function panelResources[\s\S]*?return (.*);/.exec(holding(/function panelResources/)[0]?.[1] ?? '') ?? [];
    assert.deepEqual(
      [...body.matchAll(/'([^']+)'/g)].map(([, folder]) => folder),
      ['dist/webview', 'media'],
    );
    for (const [name, text] of sources) assert.doesNotMatch(text, /enableCommandUris|portMapping/, name);
    assert.equal(holding(/createWebviewPanel\(/).length, 2);
  });

  it('and the extension take each other’s messages only through a reader', () => {
    const takers = holding(/onDidReceiveMessage\(/);
    assert.equal(takers.length, 2);
    for (const [name, text] of takers) {
      assert.match(
        text,
        /onDidReceiveMessage\(\(message: unknown\) => this\.#receive\((?:panel\.webview, )?message\)\)/,
        name,
      );
      assert.match(
        text,
        /async #receive\((?:webview: vscode\.Webview, )?message: unknown\)[^{]*\{\n\s+const read = (?:read\w+|this\.#page\.read)\(message\);/,
        name,
      );
    }
    const pages = holding(/new SinglePanel\(/);
    assert.equal(pages.length, 3);
    for (const [name, text] of pages) assert.match(text, /^ {6}read: read\w*Request,$/m, name);
    const listeners = holding(/addEventListener\('message'/, 'webview/');
    assert.equal(listeners.length, 4);
    for (const [name, text] of listeners) {
      assert.match(
        text,
        /addEventListener\('message', \(\{ data \}: MessageEvent<unknown>\) => \{\n\s+const \w+ = link\.receive\(data\);/,
        name,
      );
      assert.match(text, /new Link(?:<[^(]*>)?\([\s\S]*?,\s+read\w*Message,?\s*\)/, name);
    }
  });

  it('make elements, and no markup from text', () => {
    const markup =
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\s*\(|new Function|srcdoc|createContextualFragment|DOMParser|setHTML|Range\(\)\.|import\(|javascript:|setTimeout\(\s*['"`]/;
    for (const [name, text] of sources) if (name.startsWith('webview/')) assert.doesNotMatch(text, markup, name);
    const scripted = /setAttribute\(\s*['"`]on|\.on(?:click|error|load)\s*=\s*['"`]/;
    for (const [name, text] of sources) assert.doesNotMatch(text, scripted, name);
  });
});

describe('messages that pop up', () => {
  it('hold text from files only through their renderer', () => {
    const shown = /show(?:Information|Warning|Error)Message\(([\s\S]*?)\);/g;
    for (const [name, text] of sources) {
      for (const [, argument = ''] of text.matchAll(shown)) assert.doesNotMatch(argument, /\$\{/, name);
    }
    for (const name of [
      'editor/viewer/openKeyStoreFile.ts',
      'editor/surfaces/expiryNotice.ts',
      'editor/commands/decode.ts',
    ]) {
      assert.match(sources.find(([one]) => one === name)?.[1] ?? '', /shownNotice\(/, name);
    }
  });
});
