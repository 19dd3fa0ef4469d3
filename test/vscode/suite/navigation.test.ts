import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { plainText } from '../../../src/core/index.ts';
import type { ExtensionApi } from '../../../src/extension.ts';
import { readyApi, reportWhere, uriOf } from './api.ts';
import { eventually } from './eventually.ts';

const PKI = 'etc/kubernetes/pki';
const APISERVER = 'etc/kubernetes/manifests/kube-apiserver.yaml';

describe('navigation', () => {
  let api: ExtensionApi;
  before(async () => {
    api = await readyApi();
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  /** The first place after `from` where the file holds the text, one character in. */
  async function placeOf(path: string, text: string, from = 0): Promise<{ uri: vscode.Uri; at: vscode.Position }> {
    const uri = uriOf(path);
    const document = await vscode.workspace.openTextDocument(uri);
    const offset = document.getText().indexOf(text, from);
    assert.ok(offset >= 0, `${path} does not hold ${text}`);
    return { uri, at: document.positionAt(offset + 1) };
  }

  /** The answer for a file as a whole: providers are asked only about text that is open. */
  async function askWhole<T>(command: string, uri: vscode.Uri): Promise<readonly T[] | undefined> {
    await vscode.workspace.openTextDocument(uri);
    return vscode.commands.executeCommand<T[] | undefined>(command, uri);
  }

  /** The kubelet's certificate and key: its link leads nowhere in a copy, so the file itself. */
  const kubeletPem = () => {
    const uri = [...(api.report()?.files.keys() ?? [])].find((key) => /\/kubelet-client-\d[^/]*\.pem$/.test(key));
    assert.ok(uri);
    return vscode.Uri.parse(uri, true);
  };

  async function ask<T>(command: string, path: string, text: string): Promise<readonly T[]> {
    const { uri, at } = await placeOf(path, text);
    return vscode.commands.executeCommand<T[]>(command, uri, at);
  }

  const definitions = async (path: string, text: string) => {
    const found = await ask<vscode.LocationLink>('vscode.executeDefinitionProvider', path, text);
    return found.map(({ targetUri }) => targetUri.toString());
  };

  const references = async (path: string, text: string) => {
    const found = await ask<vscode.Location>('vscode.executeReferenceProvider', path, text);
    return found.map(({ uri }) => vscode.workspace.asRelativePath(uri));
  };

  describe('links', () => {
    const linksOf = async (path: string) =>
      (await askWhole<vscode.DocumentLink>('vscode.executeLinkProvider', uriOf(path))) ?? [];

    it('lead from flags to files, and say what is there', async () => {
      const links = await linksOf(APISERVER);
      const found = links.find(({ target }) => target?.path.endsWith('/pki/apiserver.crt'));
      assert.ok(found, links.map(({ target }) => target?.path).join('\n'));
      assert.match(found.tooltip ?? '', /kube-apiserver/);
      const document = await vscode.workspace.openTextDocument(uriOf(APISERVER));
      assert.equal(document.getText(found.range), '/etc/kubernetes/pki/apiserver.crt');
    });

    it('lead from the kubelet’s configuration and from a kubeconfig', async () => {
      const configuration = (await linksOf('var/lib/kubelet/config.yaml')).map(({ target }) => target?.path);
      assert.deepEqual(
        configuration.filter((path) => path?.endsWith('/pki/ca.crt') === true).length,
        1,
        configuration.join(),
      );
      // The target of the kubelet’s link is known only if links can be read.
      if (api.hostKind === 'web') return;
      const kubeconfig = (await linksOf('etc/kubernetes/kubelet.conf')).map(({ target }) => target?.path ?? '');
      assert.ok(
        kubeconfig.some((path) => /kubelet-client-.*\.pem$/.test(path)),
        kubeconfig.join(),
      );
    });

    it('are none where the file is missing', async () => {
      const links = await linksOf('etc/kubernetes/kubelet.conf');
      assert.ok(!links.some(({ target }) => target?.path.endsWith('bootstrap-kubelet.conf')));
    });
  });

  describe('definitions', () => {
    it('lead from a flag’s path to its file', async () => {
      assert.deepEqual(await definitions(APISERVER, '/etc/kubernetes/pki/apiserver.crt'), [
        uriOf(`${PKI}/apiserver.crt`).toString(),
      ]);
    });

    it('lead from a copy in a kubeconfig to the certificate’s own file', async () => {
      assert.deepEqual(await definitions('etc/kubernetes/admin.conf', 'certificate-authority-data'), [
        uriOf(`${PKI}/ca.crt`).toString(),
      ]);
    });

    it('lead from a certificate to its signer', async () => {
      assert.deepEqual(await definitions(`${PKI}/apiserver.crt`, 'BEGIN'), [uriOf(`${PKI}/ca.crt`).toString()]);
    });

    it('are none elsewhere', async () => {
      assert.deepEqual(await definitions(APISERVER, 'livenessProbe'), []);
    });
  });

  describe('references', () => {
    it('of a CA are its flags, configurations and copies', async () => {
      const found = await references(`${PKI}/ca.crt`, 'BEGIN');
      for (const wanted of [APISERVER, 'var/lib/kubelet/config.yaml', 'etc/kubernetes/admin.conf']) {
        assert.ok(found.includes(wanted), `${wanted} is not in\n${found.join('\n')}`);
      }
    });

    it('are the same from a path that leads to it', async () => {
      const fromFlag = await references(APISERVER, '--client-ca-file');
      const fromFile = await references(`${PKI}/ca.crt`, 'BEGIN');
      assert.deepEqual([...new Set(fromFlag)].sort(), [...new Set(fromFile)].sort());
    });

    it('of a key are the flags that name it', async () => {
      const found = await references(`${PKI}/sa.key`, 'BEGIN');
      assert.deepEqual(found.filter((path) => path.includes('manifests')).sort(), [
        APISERVER,
        'etc/kubernetes/manifests/kube-controller-manager.yaml',
      ]);
    });

    it('are shown next to the place that asked for them', async () => {
      const { uri, at } = await placeOf(`${PKI}/apiserver.crt`, 'BEGIN');
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.commands.executeCommand('kubernetesPki.showReferences', uri.toString(), document.offsetAt(at));
      const isShown = () => vscode.window.activeTextEditor?.document.uri.toString() === uri.toString();
      await eventually(isShown, 'nothing was shown');
    });
  });

  describe('the outline', () => {
    const symbolsOf = async (uri: vscode.Uri) =>
      (await askWhole<vscode.DocumentSymbol>('vscode.executeDocumentSymbolProvider', uri)) ?? [];

    it('lists the blocks of a PEM file', async () => {
      const symbols = await symbolsOf(kubeletPem());
      assert.deepEqual(
        symbols.map(({ name }) => name),
        ['certificate "system:node:cp-1"', 'private key'],
      );
      assert.match(symbols[0]?.detail ?? '', /^expires in \d+ days$/);
    });

    it('lists the entries of a kubeconfig with the certificates they hold', async () => {
      const symbols = await symbolsOf(uriOf('etc/kubernetes/scheduler.conf'));
      const user = symbols.find(({ name }) => name === 'user system:kube-scheduler');
      const held = user?.children.find(({ name }) => name === 'client-certificate-data');
      assert.match(held?.detail ?? '', /certificate "system:kube-scheduler" · expired \d+ days ago/);
      assert.ok(symbols.some(({ name }) => name === 'cluster kubernetes'));
      assert.ok(symbols.some(({ name }) => name.startsWith('context ')));
    });
  });

  it('folds the blocks of a PEM file, and leaves YAML to its indentation', async () => {
    const foldsOf = async (uri: vscode.Uri) =>
      (await askWhole<vscode.FoldingRange>('vscode.executeFoldingRangeProvider', uri)) ?? [];
    const folds = await foldsOf(kubeletPem());
    assert.equal(folds.length, 2);
    assert.equal(folds[0]?.start, 0);
    assert.equal(folds[1]?.start, (folds[0]?.end ?? 0) + 1);
    assert.ok((await foldsOf(uriOf(APISERVER))).length > 5);
    assert.ok((await foldsOf(uriOf('etc/kubernetes/admin.conf'))).length > 1);
  });

  describe('lenses', () => {
    const titlesOf = async (path: string) => {
      const uri = uriOf(path);
      await vscode.workspace.openTextDocument(uri);
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 99);
      return lenses.map(({ command }) => command?.title ?? '');
    };

    it('say of a certificate who it is, by whom, until when, and how many use it', async () => {
      const titles = await titlesOf(`${PKI}/apiserver.crt`);
      assert.match(titles[0] ?? '', /^kube-apiserver · signed by kubernetes · expires in \d+ days$/);
      assert.equal(titles[1], 'used by 1');
    });

    it('say what is expired or soon will be', async () => {
      const titles = await titlesOf('etc/kubernetes/scheduler.conf');
      assert.ok(
        titles.some((title) => /^\$\(error\)\u{a0}system:kube-scheduler · .* · expired \d+ days ago$/u.test(title)),
        titles.join('\n'),
      );
      const [first = ''] = await titlesOf(`${PKI}/etcd/server.crt`);
      assert.match(first, /^\$\(warning\)\u{a0}cp-1 · signed by etcd-ca · expires in 1[12] days$/u);
    });

    it('are absent where nothing is certified, and where they are switched off', async () => {
      assert.deepEqual(await titlesOf(APISERVER), []);
      const settings = vscode.workspace.getConfiguration('kubernetesPKI');
      const before = api.report()?.revision ?? 0;
      await settings.update('codeLens', false, vscode.ConfigurationTarget.Global);
      try {
        assert.deepEqual(await titlesOf(`${PKI}/apiserver.crt`), []);
      } finally {
        await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Global);
        await reportWhere(api, ({ revision }) => revision > before);
      }
    });
  });

  it('copies a certificate of a kubeconfig as the PEM of its file', async () => {
    const row = api.trees.certificates.rows.find(({ label }) => plainText(label) === 'kubernetes');
    await vscode.commands.executeCommand('kubernetesPki.copyPem', row);
    const file = await vscode.workspace.openTextDocument(uriOf(`${PKI}/ca.crt`));
    assert.equal(await vscode.env.clipboard.readText(), file.getText());
  });

  it('has nothing to say of files that are not in the report', async () => {
    const document = await vscode.workspace.openTextDocument({ content: 'path: /etc/kubernetes/pki/ca.crt\n' });
    const { uri } = document;
    const at = new vscode.Position(0, 10);
    assert.deepEqual(await vscode.commands.executeCommand('vscode.executeDefinitionProvider', uri, at), []);
    assert.deepEqual(await vscode.commands.executeCommand('vscode.executeReferenceProvider', uri, at), []);
    assert.deepEqual(await vscode.commands.executeCommand('vscode.executeCodeLensProvider', uri), []);
    assert.equal(
      (await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', uri)) ?? undefined,
      undefined,
    );
  });
});
