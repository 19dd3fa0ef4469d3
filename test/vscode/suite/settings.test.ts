import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Report } from '../../../src/core/index.ts';
import type { ExtensionApi } from '../../../src/extension.ts';
import { flagTarget, readyApi, reportWhere, uriOf } from './api.ts';

const { fs } = vscode.workspace;

describe('settings', () => {
  let api: ExtensionApi;
  before(async () => {
    api = await readyApi();
  });

  /** Sets a value of the workspace, waits for what it leads to, and takes it back. */
  async function withSetting(name: string, value: unknown, wanted: (report: Report) => boolean): Promise<void> {
    const settings = vscode.workspace.getConfiguration('kubernetesPKI');
    assert.equal(wanted(api.report() as Report), false, 'it holds without the setting');
    await settings.update(name, value, vscode.ConfigurationTarget.Workspace);
    try {
      await reportWhere(api, wanted);
    } finally {
      await settings.update(name, undefined, vscode.ConfigurationTarget.Workspace);
    }
    await reportWhere(api, (report) => !wanted(report));
  }

  it('exclude leaves files out, and makes none of them missing', () =>
    withSetting('exclude', ['**/pki'], (report) => {
      const isOut = !report.files.has(uriOf('etc/kubernetes/pki/ca.crt').toString());
      if (isOut)
        assert.equal(
          report.findings.some(({ rule }) => rule === 'manifests/flag-file-missing'),
          false,
        );
      return isOut;
    }));

  it('profile cis turns on what a stock cluster does not meet', () =>
    withSetting('profile', 'cis', ({ findings }) =>
      findings.some(({ rule }) => rule === 'manifests/kubelet-ca-unset'),
    ));

  it('checkFileModes has the modes of a copy looked at, where the host can', () => {
    // Only Node has a process, and only Node reads modes.
    const modesOf = 'process' in globalThis ? 'copy' : 'unknown';
    return withSetting('checkFileModes', 'always', ({ nodes }) => nodes.some(({ view }) => view.modesOf === modesOf));
  });

  it('warningDays decides when an expiring certificate is reported', () =>
    withSetting(
      'warningDays',
      5,
      ({ findings }) => !findings.some(({ rule }) => rule === 'validity/cert-expires-soon'),
    ));

  it('pathMappings send a path of the node to another folder', async () => {
    const folder = uriOf('other-pki');
    await fs.createDirectory(folder);
    await fs.copy(uriOf('etc/kubernetes/pki/etcd/ca.crt'), vscode.Uri.joinPath(folder, 'ca.crt'));
    const target = vscode.Uri.joinPath(folder, 'ca.crt').toString();
    await withSetting('pathMappings', { '/etc/kubernetes/pki': 'other-pki' }, (report) => {
      return flagTarget(report, 'kube-apiserver', 'client-ca-file') === target;
    });
    await fs.delete(folder, { recursive: true });
    await reportWhere(api, ({ files }) => !files.has(target));
  });
});
