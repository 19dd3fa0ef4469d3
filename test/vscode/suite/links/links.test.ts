import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Report } from '../../../../src/core/index.ts';
import type { TreeRow } from '../../../../src/editor/trees/treeRow.ts';
import type { ExtensionApi } from '../../../../src/extension.ts';
import { rendered } from '../../../support/rendered.ts';
import { readyApi, uriOf } from '../api.ts';

/** As `test/support/strayLinks.ts` writes them. */
const STRAY = ['absolute.crt', 'through.crt', 'twice.crt', 'up.crt', 'down.crt', 'kmsg.pem', 'environ.env', 'loop.crt'];
const OUTSIDE = 'outside-marker';
const INSIDE = 'inside-marker';

function textsOf(rows: readonly TreeRow[]): readonly string[] {
  return rows.flatMap((row) => [rendered(row.label), rendered(row.description ?? ''), ...textsOf(row.children)]);
}

describe('a folder of links out of it', () => {
  let api: ExtensionApi;
  let report: Report;
  before(async () => {
    api = await readyApi();
    const latest = api.report();
    assert.ok(latest);
    report = latest;
  });

  const skippedAs = (name: string) => {
    const file = report.skipped.find(({ uri }) => uri === uriOf(`links/${name}`).toString());
    const row = api.trees.certificates.rows
      .find(({ id }) => id === 'skipped')
      ?.children.find(({ id }) => id === `skipped/${uriOf(`links/${name}`)}`);
    return { file, description: rendered(row?.description ?? '') };
  };

  it('is inspected to its end', () => {
    assert.equal(api.state(), 'ready');
    assert.equal(report.files.get(uriOf('links/in.crt').toString())?.artifacts.length, 1);
  });

  it('has none read of what lies outside, and nothing of it shown', () => {
    for (const name of STRAY) assert.ok(!report.files.has(uriOf(`links/${name}`).toString()), name);
    const { certificates, kubeconfigs, connections, components } = api.trees;
    const shown = [certificates, kubeconfigs, connections, components].flatMap((tree) => textsOf(tree.rows));
    assert.ok(shown.some((text) => text.includes(INSIDE)));
    assert.deepEqual(
      shown.filter((text) => text.includes(OUTSIDE) && !text.startsWith('a link')),
      [],
    );
    for (const { text = '' } of report.files.values()) assert.ok(!text.includes('PATH='));
  });

  it('lists each as not read, with its target if links can be read', () => {
    const canReadLinks = uriOf('links').scheme === 'file';
    // VS Code lists no link without end.
    const listed = canReadLinks ? STRAY : STRAY.filter((name) => name !== 'loop.crt');
    for (const name of listed) {
      const { file, description } = skippedAs(name);
      assert.ok(file, `${name} is not told`);
      assert.match(description, /^a link/, name);
      assert.equal(file.reason, canReadLinks ? 'missing-target' : 'link', name);
      if (canReadLinks) assert.ok(file.target && description.includes(file.target), name);
    }
    if (canReadLinks) assert.match(skippedAs('through.crt').file?.target ?? '', /\/outside\/out\.crt$/);
  });

  it('lists a pipe as no file', () => {
    const { file, description } = skippedAs('pipe.crt');
    assert.equal(file?.reason, 'special');
    assert.equal(description, 'not a regular file');
  });

  it('lists names that are not UTF-8', async () => {
    const entries = await vscode.workspace.fs.readDirectory(uriOf('links'));
    const odd = entries.filter(([name]) => name.includes('\u{fffd}'));
    const reported = report.skipped.filter(({ reason }) => reason === 'name');
    assert.equal(reported.length, odd.length);
  });
});
