import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { plainText } from '../../../src/core/index.ts';
import type { ExtensionApi } from '../../../src/extension.ts';
import { hoverAt, readyApi, reportWhere, rulesShownFor, uriOf } from './api.ts';

const FOLDER = 'etc/kubernetes/pki/odd';
const { fs } = vscode.workspace;

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function utf16(text: string): Uint8Array {
  return Uint8Array.from([...`\u{feff}${text}`].flatMap((one) => [one.charCodeAt(0) & 255, one.charCodeAt(0) >> 8]));
}

describe('bad input', () => {
  let api: ExtensionApi;
  let good: string;

  before(async () => {
    api = await readyApi();
    good = new TextDecoder().decode(await fs.readFile(uriOf('etc/kubernetes/pki/ca.crt')));
    const files: Readonly<Record<string, Uint8Array>> = {
      'empty.crt': new Uint8Array(),
      'binary.pem': Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256),
      'huge.crt': new Uint8Array(5 * 1024 * 1024 + 1),
      'truncated.crt': bytes(good.slice(0, 300)),
      'mark.crt': bytes(`\u{feff}${good}`),
      'wide.crt': utf16(good),
      'bomb.conf': bytes(
        `kind: Config\na: &a [x]\nb: &b [${'*a,'.repeat(999)}*a]\nc: &c [${'*b,'.repeat(999)}*b]\nusers: *c\n`,
      ),
      'deep.yaml': bytes(`kind: Pod\nspec: ${'['.repeat(20_000)}`),
      'directory.crt/inside.crt': bytes(good),
      'fine.crt': bytes(good),
    };
    for (const [name, content] of Object.entries(files)) await fs.writeFile(uriOf(`${FOLDER}/${name}`), content);
    await api.refresh();
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await fs.delete(uriOf(FOLDER), { recursive: true });
    await reportWhere(api, ({ files }) => !files.has(uriOf(`${FOLDER}/fine.crt`).toString()));
  });

  const wanted: Readonly<Record<string, string>> = {
    'truncated.crt': 'files/pem-unterminated',
    'mark.crt': 'files/pem-bom',
    'wide.crt': 'files/pem-bom',
    'bomb.conf': 'files/yaml-syntax',
    'deep.yaml': 'files/yaml-syntax',
  };
  for (const [name, rule] of Object.entries(wanted)) {
    it(`is reported at its place: ${name}`, () => {
      assert.deepEqual(rulesShownFor(uriOf(`${FOLDER}/${name}`)), [rule]);
    });
  }

  it('hides nothing of the other files in the folder', () => {
    const { files } = api.report() ?? {};
    for (const name of ['fine.crt', 'directory.crt/inside.crt']) {
      assert.equal(files?.get(uriOf(`${FOLDER}/${name}`).toString())?.artifacts.length, 1, name);
    }
    assert.equal(api.state(), 'ready');
  });

  it('that is too large is said in the tree, with the reason', () => {
    const skipped = api.trees.certificates.rows.find(({ id }) => id === 'skipped');
    const row = skipped?.children.find(({ label }) => plainText(label) === 'huge.crt');
    assert.equal(row?.description && plainText(row.description), 'larger than 5 MiB');
    assert.equal(api.report()?.files.has(uriOf(`${FOLDER}/huge.crt`).toString()), false);
  });

  it('with a byte-order mark keeps its places, on the first line too', async () => {
    const text = new TextDecoder().decode(await fs.readFile(uriOf('etc/kubernetes/scheduler.conf')));
    const [, data = ''] = /client-certificate-data: (\S+)/.exec(text) ?? [];
    const user = { name: 'u', user: { 'client-certificate-data': data } };
    const uri = uriOf(`${FOLDER}/mark.conf`);
    await fs.writeFile(uri, bytes(`\u{feff}${JSON.stringify({ kind: 'Config', apiVersion: 'v1', users: [user] })}`));
    await reportWhere(api, ({ files }) => files.has(uri.toString()));
    const document = await vscode.workspace.openTextDocument(uri);
    const at = document.positionAt(document.getText().indexOf(data) + 5);
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, at);
    assert.ok(hover?.range);
    assert.equal(document.getText(hover.range).replaceAll('"', ''), data);
  });

  it('in UTF-16 is shown decoded, and typing in it changes nothing', async () => {
    const uri = uriOf(`${FOLDER}/wide.crt`);
    assert.match(await hoverAt(uri, 'BEGIN CERTIFICATE'), /CA &#34;kubernetes&#34;/);
  });

  it('in path mappings that is not a URI is ignored', async () => {
    const settings = vscode.workspace.getConfiguration('kubernetesPKI');
    const before = api.report()?.revision ?? 0;
    const odd = { '/a': '//server/share', '/b': 'file:////x', '/c': 7, '/d': '', relative: 'x' };
    await settings.update('pathMappings', odd, vscode.ConfigurationTarget.Workspace);
    const report = await reportWhere(api, ({ revision }) => revision > before);
    assert.equal(report.nodes.length, 1);
    await settings.update('pathMappings', undefined, vscode.ConfigurationTarget.Workspace);
    await reportWhere(api, ({ revision }) => revision > report.revision);
  });
});
