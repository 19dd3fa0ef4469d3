import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ruleNames } from '../../../scripts/ruleSettings.ts';
import { RULES, SEVERITIES } from '../../../src/core/index.ts';
import {
  COMMANDS,
  CONTEXT_KEYS,
  EDITORS,
  EXTENSION_ID,
  INTERNAL_COMMANDS,
  PANELS,
  SCHEMES,
  SECTION,
  SETTINGS,
  TOOLS,
  TREE_ITEMS,
  VIEW_CONTAINER,
  VIEWS,
  WALKTHROUGH,
} from '../../../src/editor/manifest/ids.ts';

/** VS Code's own, to which texts link. */
const VSCODE_COMMANDS = ['vscode.openFolder', 'workbench.actions.view.problems'];

const ROOT = path.resolve(import.meta.dirname, '../../..');
const read = (name: string) => readFileSync(path.join(ROOT, name), 'utf8');
const manifestText = read('package.json');
const { contributes, capabilities, icon } = JSON.parse(manifestText);
const titles: Readonly<Record<string, string>> = JSON.parse(read('package.nls.json'));
const germanTitles: Readonly<Record<string, string>> = JSON.parse(read('package.nls.de.json'));

/** The settings of an untrusted workspace, and why they do no harm. */
const INERT: Readonly<Record<string, string>> = {
  warningDays: 'a number that is compared',
  CAWarningDays: 'a number that is compared',
  rules: 'severities by names that are looked up',
  profile: 'one of two words',
  checkFileModes: 'one of three words; modes are read of files that are read anyway',
  codeLens: 'a switch',
  statusBar: 'one of a few words',
  fileDecorations: 'a switch',
  expiryNotification: 'a switch',
  autoReveal: 'a switch',
  certificateRows: 'one of two words',
};

describe('package.json', () => {
  it('contributes exactly the commands that are registered, under one category', () => {
    const ids = contributes.commands.map(({ command }: { command: string }) => command);
    assert.deepEqual([...ids].sort(), Object.values(COMMANDS).sort());
    for (const { category } of contributes.commands) assert.equal(category, 'Kubernetes PKI');
  });

  it('keeps internal commands out of the palette', () => {
    const hidden = contributes.menus.commandPalette.filter(({ when }: { when: string }) => when === 'false');
    assert.deepEqual(hidden.map(({ command }: { command: string }) => command).sort(), [...INTERNAL_COMMANDS].sort());
  });

  it('offers in the palette what is done with certificates only where some were looked for', () => {
    const { copyPem, copySerial, copyFingerprint, copyRenewal, openDecoded, selectForCompare } = COMMANDS;
    const { compareCertificates, filter, groupBy, exportReport, copyRenewalPlan, openExpirationText } = COMMANDS;
    const wanted: string[] = [
      ...[copyPem, copySerial, copyFingerprint, copyRenewal, openDecoded, selectForCompare],
      ...[compareCertificates, filter, groupBy, exportReport, copyRenewalPlan, openExpirationText],
    ];
    const { showExpiration, showConnectionGraph, openViewer, compareFolder, compareRevision, setSeverity } = COMMANDS;
    wanted.push(COMMANDS.compareRelease);
    wanted.push(showExpiration, showConnectionGraph, openViewer, compareFolder, compareRevision, setSeverity);
    const offered = contributes.menus.commandPalette.filter(({ when }: { when: string }) =>
      when.includes(CONTEXT_KEYS.state),
    );
    assert.deepEqual(offered.map(({ command }: { command: string }) => command).sort(), wanted.sort());
  });

  it('offers Decode Selection only if an editor is open', () => {
    const [{ when }] = contributes.menus.commandPalette.filter(
      ({ command }: { command: string }) => command === COMMANDS.decodeSelection,
    );
    assert.equal(when, `${CONTEXT_KEYS.active} && editorIsOpen`);
  });

  it('offers four ways to begin in a window without PKI, and nothing else', () => {
    const conditions = new Map<string, string>(
      contributes.menus.commandPalette.map(({ command, when }: { command: string; when: string }) => [command, when]),
    );
    const { inspectArchive, openSample, openExercise, explainError } = COMMANDS;
    const always = Object.values(COMMANDS).filter((command) => !conditions.has(command));
    assert.deepEqual(always.sort(), [inspectArchive, openSample, openExercise, explainError].sort());
    // The key for the sample is set before the extension starts, so that its views are there when its window is loaded again.
    const shown = `${CONTEXT_KEYS.active} || virtualWorkspace == ${SCHEMES.sample}`;
    for (const { when } of contributes.views[VIEW_CONTAINER]) assert.equal(when, shown);
    const keys = new RegExp(`${CONTEXT_KEYS.active}|${CONTEXT_KEYS.state} =~|${SCHEMES.sample}`);
    for (const menu of ['editor/context', 'explorer/context']) {
      for (const { command, when } of contributes.menus[menu]) assert.match(when, keys, command);
    }
    for (const { name, when } of contributes.languageModelTools) assert.equal(when, CONTEXT_KEYS.active, name);
  });

  it('gives settings ids from which VS Code makes labels with whole abbreviations', () => {
    for (const id of Object.keys(contributes.configuration.properties)) {
      assert.doesNotMatch(label(id), /\b(?:Pki|Ca|Tls|Cis|San)\b/, id);
    }
    assert.equal(label(`${SECTION}.${SETTINGS.caWarningDays}`), 'Kubernetes PKI: CA Warning Days');
  });

  it('contributes exactly the views that are drawn', () => {
    assert.deepEqual(Object.keys(contributes.views), [VIEW_CONTAINER]);
    const ids = contributes.views[VIEW_CONTAINER].map(({ id }: { id: string }) => id);
    assert.deepEqual([...ids].sort(), Object.values(VIEWS).sort());
    // Any other word for it is passed over in silence.
    for (const { initialSize } of contributes.views[VIEW_CONTAINER]) assert.ok(initialSize > 0);
  });

  it('contributes exactly the editors that are drawn, and takes no text file from the text editor', () => {
    const editors: readonly {
      readonly viewType: string;
      readonly priority: string;
      readonly selector: readonly { readonly filenamePattern: string }[];
    }[] = contributes.customEditors;
    assert.deepEqual(editors.map(({ viewType }) => viewType).sort(), Object.values(EDITORS).sort());
    const taken = editors.filter(({ priority }) => priority !== 'option').flatMap(({ selector }) => selector);
    assert.deepEqual(taken.map(({ filenamePattern }) => filenamePattern).sort(), ['*.der', '*.p12', '*.pfx']);
  });

  it('describes to language models exactly the tools that are registered, with input that may be left out', () => {
    const tools: readonly {
      readonly name: string;
      readonly toolReferenceName: string;
      readonly canBeReferencedInPrompt: boolean;
      readonly modelDescription: string;
      readonly inputSchema: { readonly required?: readonly string[]; readonly properties: object };
    }[] = contributes.languageModelTools;
    assert.deepEqual(
      tools.map(({ name }) => name),
      Object.values(TOOLS),
    );
    for (const { toolReferenceName, canBeReferencedInPrompt, modelDescription, inputSchema } of tools) {
      assert.equal(toolReferenceName, 'kubernetesPki');
      assert.equal(canBeReferencedInPrompt, true);
      assert.match(modelDescription, /changes nothing/);
      assert.equal(inputSchema.required, undefined);
      assert.deepEqual(Object.keys(inputSchema.properties), ['path', 'component', 'severity', 'message']);
    }
  });

  it('is activated to bring back each of its panels', () => {
    const events: readonly string[] = JSON.parse(manifestText).activationEvents;
    for (const panel of Object.values(PANELS)) assert.ok(events.includes(`onWebviewPanel:${panel}`), panel);
  });

  it('is activated to bring back each of its documents', () => {
    const events: readonly string[] = JSON.parse(manifestText).activationEvents;
    for (const scheme of Object.values(SCHEMES)) assert.ok(events.includes(`onFileSystem:${scheme}`), scheme);
  });

  it('declares exactly the settings that are read', () => {
    const wanted = Object.values(SETTINGS).map((name) => `${SECTION}.${name}`);
    assert.deepEqual(Object.keys(contributes.configuration.properties).sort(), wanted.sort());
  });

  it('reads of an untrusted workspace only settings that can neither cost nor lead anywhere', () => {
    const { restrictedConfigurations } = capabilities.untrustedWorkspaces;
    const inert = Object.keys(INERT).map((name) => `${SECTION}.${name}`);
    assert.deepEqual(
      [...restrictedConfigurations, ...inert].sort(),
      Object.values(SETTINGS)
        .map((name) => `${SECTION}.${name}`)
        .sort(),
    );
    for (const setting of restrictedConfigurations) {
      const text = titles[`setting.${setting.slice(SECTION.length + 1)}`] ?? '';
      assert.match(text, /Ignored in untrusted workspaces/, setting);
    }
  });

  it('shows the settings in a fixed order', () => {
    const settings: readonly { order: number }[] = Object.values(contributes.configuration.properties);
    assert.deepEqual(
      settings.map(({ order }) => order),
      settings.map((_, at) => at + 1),
    );
  });

  it('offers exactly the rules of the catalogue in the setting for their severities', () => {
    const { propertyNames, additionalProperties } =
      contributes.configuration.properties[`${SECTION}.${SETTINGS.rules}`];
    assert.deepEqual(propertyNames, ruleNames(RULES));
    const at = propertyNames.enum.indexOf('kubelet/kubelet-rotate-off');
    assert.match(propertyNames.enumDescriptions[at] ?? '', / · CIS 4\.2\.10$/);
    assert.deepEqual([...additionalProperties.enum].sort(), ['off', ...SEVERITIES].sort());
  });

  it('uses no condition on a key that nothing sets', () => {
    const conditions = [...manifestText.matchAll(/"when": "([^"]*)"/g)].map(([, when = '']) => when);
    assert.ok(conditions.length > 0);
    const words = new Set(conditions.flatMap((when) => when.match(/kubernetesPki\.\w+/g) ?? []));
    const known = new Set<string>([CONTEXT_KEYS, VIEWS, PANELS].flatMap((ids) => Object.values(ids)));
    assert.deepEqual(
      [...words].filter((word) => !known.has(word)),
      [],
    );
    assert.ok(!manifestText.includes('viewItem =='), 'a row has several words');
    const items = new Set(conditions.flatMap((when) => when.match(/viewItem =~ \/\\\\b(\w+)/)?.[1] ?? []));
    assert.deepEqual([...items].sort(), Object.values(TREE_ITEMS).sort());
  });

  it('says something in every view that is empty, whatever the reason', () => {
    const hasRows = (view: string, state: string) => view === VIEWS.certificates && state === 'archive';
    for (const state of ['noFolder', 'reading', 'scanning', 'empty', 'archive', 'failed', 'canceled', 'ready']) {
      for (const view of Object.values(VIEWS)) {
        const shown = contributes.viewsWelcome.filter(
          (one: { view: string; when: string }) =>
            one.view === view && one.when.split(' || ').includes(`${CONTEXT_KEYS.state} == ${state}`),
        );
        assert.equal(shown.length, hasRows(view, state) ? 0 : 1, `${view} in state ${state}`);
      }
    }
  });

  it('reports that nothing was found only after a complete scan', () => {
    for (const { when, contents } of contributes.viewsWelcome) {
      if (/%welcome\.no(?!Folder)/.test(contents)) assert.doesNotMatch(when, /archive|scanning|reading/, contents);
    }
  });

  it('has every title in package.nls.json, and that file has no other', () => {
    const used = [...manifestText.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(titles).sort());
  });

  it('names icons that exist', () => {
    for (const file of [icon, contributes.viewsContainers.activitybar[0].icon]) {
      assert.ok(existsSync(path.join(ROOT, file)), file);
    }
  });

  it('links only to commands that exist', () => {
    const own: readonly string[] = Object.values(COMMANDS);
    const known = new Set([...own, ...VSCODE_COMMANDS, ...Object.values(VIEWS).map((view) => `${view}.focus`)]);
    for (const text of Object.values(titles)) {
      for (const [, command = ''] of text.matchAll(/\(command:([\w.]+)[?)]/g)) assert.ok(known.has(command), command);
    }
  });

  it('names publisher and name as the walkthrough is opened by', () => {
    const { publisher, name } = JSON.parse(manifestText);
    assert.equal(EXTENSION_ID, `${publisher}.${name}`);
    assert.deepEqual(
      contributes.walkthroughs.map(({ id }: { id: string }) => id),
      [WALKTHROUGH.id],
    );
  });

  it('gives each step of the walkthrough a button, an end and a picture in the colors of the theme', () => {
    const [{ steps }] = contributes.walkthroughs;
    const ids = steps.map(({ id }: { id: string }) => id);
    assert.equal(ids[1], WALKTHROUGH.afterSample);
    for (const { description, media, completionEvents } of steps) {
      const text = titles[description.slice(1, -1)] ?? '';
      const button = /^\[[^\]]+\]\(command:([\w.]+)(?:\?[\w%]+)?\)$/m.exec(text)?.[1];
      assert.ok(button, text);
      const ends: readonly string[] = completionEvents;
      // VS Code takes no notice of a context that was there before it knew the walkthrough.
      assert.ok(ends.includes(`onCommand:${button}`), button);
      // A step is no Markdown: code stands between two back quotes at each end.
      for (const titled of [titles, germanTitles]) {
        assert.doesNotMatch(titled[description.slice(1, -1)] ?? '', /(?<!`)`(?!`)/);
      }
      const picture = read(media.svg);
      const colors = new Set([...picture.matchAll(/ (?:fill|stroke)="([^"]*)"/g)].map(([, color]) => color));
      for (const color of colors) assert.match(color ?? '', /^(none|var\(--vscode-[\w-]+\))$/, media.svg);
      assert.ok(colors.size > 3);
      // The walkthrough draws pictures under a policy that blocks both.
      assert.doesNotMatch(picture, /<style|style=|<script|href=/);
    }
  });
});

/** As the settings editor shows the id: VS Code knows a few abbreviations, and none of ours. */
function label(id: string): string {
  const words = (part = '') =>
    part
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
      .replace(/^[a-z]/, (first) => first.toUpperCase());
  return id.split('.').map(words).join(': ');
}
