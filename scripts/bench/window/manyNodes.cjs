// The entry point in place of ours, for a window of many nodes: loads ours, and leaves the times beside itself.
const { renameSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { setTimeout: sleep } = require('node:timers/promises');
const vscode = require('vscode');
const extension = require('./dist/extension.js');

const EDITS = 5;
/** What the extension waits after the last keystroke. Milliseconds. */
const TYPING_DELAY = 300;
/** What VS Code's own extensions take at the start, in the same process. Milliseconds. */
const SETTLING = 4000;
const VIEWS = ['certificates', 'kubeconfigs', 'components', 'connections'];

// TypeScript's extension asks for its experiments just now, in this process: to do so VS Code reads every CA of the machine at one stretch.
globalThis.fetch = async () => {
  throw new TypeError('fetch failed');
};

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();

exports.activate = async (context) => {
  await sleep(SETTLING);
  delay.reset();
  const started = performance.now();
  // Tests are given the report itself, others a copy.
  const api = extension.activate(Object.create(context, { extensionMode: { value: vscode.ExtensionMode.Test } }));
  measure(api.internal, started).then(leave, (error) => leave({ error: String(error.stack) }));
  return api;
};

async function measure(internal, started) {
  const first = await nextReport(internal, () => true);
  const shown = performance.now() - started;
  const report = first.isPartial ? await nextReport(internal, ({ isPartial }) => !isPartial) : first;
  const findings = performance.now() - started;
  // The surfaces draw it.
  await sleep(1000);
  const hold = longestHold();
  const edited = await measureEdits(internal, report);
  for (const view of VIEWS) await vscode.commands.executeCommand(`kubernetesPki.${view}.focus`);
  await vscode.commands.executeCommand('workbench.actions.view.problems');
  await sleep(2000);
  return { first: shown, findings, hold, ...edited, viewsHold: longestHold() };
}

/** Breaks and mends a path in one manifest, and points at another. */
async function measureEdits(internal, { files }) {
  const uri = [...files.keys()].find((key) => key.endsWith('/kube-apiserver.yaml'));
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  await vscode.window.showTextDocument(document);
  await sleep(1000);
  delay.reset();
  const text = document.getText();
  const place = document.positionAt(text.indexOf('/etc/kubernetes/pki/apiserver.crt'));
  const flag = document.positionAt(text.indexOf('/etc/kubernetes/pki/ca.crt') + 1);
  const [edits, hovers] = [[], []];
  for (let edit = 0; edit < EDITS; edit++) {
    const change = new vscode.WorkspaceEdit();
    if (edit % 2 === 0) change.insert(document.uri, place, '/x');
    else change.delete(document.uri, new vscode.Range(place, place.translate(0, 2)));
    const next = nextReport(internal, () => true);
    await vscode.workspace.applyEdit(change);
    const begun = performance.now();
    await next;
    edits.push(performance.now() - begun - TYPING_DELAY);
    const asked = performance.now();
    const found = await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, flag);
    if (found.length === 0) throw new Error('The hover says nothing.');
    hovers.push(performance.now() - asked);
  }
  return { edit: middle(edits), hover: middle(hovers), editHold: longestHold() };
}

function nextReport({ onDidChange }, isWanted) {
  return new Promise((resolve) => {
    const listener = onDidChange((report) => {
      if (!isWanted(report)) return;
      listener.dispose();
      resolve(report);
    });
  });
}

function longestHold() {
  const longest = delay.max / 1e6;
  delay.reset();
  return longest;
}

function middle(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/** Under its name only when it is whole. */
function leave(timings) {
  const file = path.join(__dirname, 'timings.json');
  writeFileSync(`${file}.new`, JSON.stringify(timings));
  renameSync(`${file}.new`, file);
}
