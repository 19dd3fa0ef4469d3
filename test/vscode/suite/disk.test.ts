import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Report } from '../../../src/core/index.ts';
import type { ExtensionApi } from '../../../src/extension.ts';
import { readyApi, reportWhere, rulesShownFor, uriOf } from './api.ts';

const { fs } = vscode.workspace;
const ETCD = 'etc/kubernetes/pki/etcd';
const MISSING = 'manifests/flag-file-missing';

describe('changes on disk', () => {
  let api: ExtensionApi;
  before(async () => {
    api = await readyApi();
  });

  it('of a folder’s name are followed, there and back', async () => {
    // One letter off: of a directory that is not there at all, a copy would tell nothing.
    await fs.rename(uriOf(ETCD), uriOf(`${ETCD}s`));
    const away = await reportWhere(api, ({ findings }) => findings.some(({ rule }) => rule === MISSING));
    assert.ok(away.files.has(uriOf(`${ETCD}s/ca.crt`).toString()));
    assert.ok(rulesShownFor(uriOf('etc/kubernetes/manifests/etcd.yaml')).includes(MISSING));
    await fs.rename(uriOf(`${ETCD}s`), uriOf(ETCD));
    await reportWhere(api, ({ findings }) => !findings.some(({ rule }) => rule === MISSING));
  });

  it('that delete a folder take its files and findings away', async () => {
    const copy = uriOf('etc/kubernetes/copied');
    const inside = vscode.Uri.joinPath(copy, 'broken.crt');
    await fs.writeFile(inside, new TextEncoder().encode('-----BEGIN CERTIFICATE-----\nMIIB\n'));
    await reportWhere(api, ({ files }) => files.has(inside.toString()));
    assert.deepEqual(rulesShownFor(inside), ['files/pem-unterminated']);
    await fs.delete(copy, { recursive: true });
    await reportWhere(api, ({ files }) => !files.has(inside.toString()));
    assert.deepEqual(rulesShownFor(inside), []);
  });

  it('that put another folder in the place of one are followed', async () => {
    // A path outside, so that the only event is that the folder changed: it goes and comes within one batch of VS Code's events.
    const [other, kept] = [uriOf('../another-etcd'), uriOf('../kept-etcd')];
    await fs.copy(uriOf(ETCD), other);
    const broken = new TextEncoder().encode('-----BEGIN CERTIFICATE-----\nMIIB\n');
    await fs.writeFile(vscode.Uri.joinPath(other, 'server.crt'), broken);
    const size = ({ files }: Report) => files.get(uriOf(`${ETCD}/server.crt`).toString())?.size ?? 0;
    await fs.rename(uriOf(ETCD), kept);
    await fs.rename(other, uriOf(ETCD));
    await reportWhere(api, (report) => size(report) === broken.length);
    await fs.rename(uriOf(ETCD), other);
    await fs.rename(kept, uriOf(ETCD));
    await reportWhere(api, (report) => size(report) > broken.length);
    await fs.delete(other, { recursive: true });
  });

  it('that put a link in the place of a file are followed, there and back', async () => {
    const conf = uriOf('etc/kubernetes/controller-manager.conf');
    const good = await fs.readFile(conf);
    // A copy of a link is a link: to the node's /var/lib/kubelet/pki, which this machine has not.
    await fs.copy(uriOf('var/lib/kubelet/pki/kubelet-client-current.pem'), conf, { overwrite: true });
    const isFollowed = ({ files, findings }: Report) =>
      !files.has(conf.toString()) && !findings.some(({ rule }) => rule === MISSING);
    await reportWhere(api, isFollowed);
    await fs.delete(conf);
    await fs.writeFile(conf, good);
    await reportWhere(api, ({ files }) => files.get(conf.toString())?.size === good.length);
  });

  it('decode nothing but the files that changed', async () => {
    const uri = uriOf('etc/kubernetes/controller-manager.conf');
    const good = await fs.readFile(uri);
    const decoded = api.decodeCount();
    const revision = api.report()?.revision ?? 0;
    await fs.writeFile(uri, new Uint8Array([...good, 0x0a]));
    await reportWhere(
      api,
      (report) => report.revision > revision && report.files.get(uri.toString())?.size === good.length + 1,
    );
    assert.equal(api.decodeCount(), decoded + 1);
    await fs.writeFile(uri, good);
    await reportWhere(api, ({ files }) => files.get(uri.toString())?.size === good.length);
  });
});
