import assert from 'node:assert/strict';
import { applyListing, readListingScene } from '../../support/nodeListing.ts';
import { NodeMachine } from '../../support/nodeMachine.ts';

const KEY = 'etc/kubernetes/pki/ca.key';
const machineWithKey = () => new NodeMachine({ [KEY]: 'key', 'root/notes.txt': 'text' });
const list = (sentence: string, shown: readonly string[], wanted: readonly string[]) => {
  const machine = machineWithKey();
  applyListing(machine, readListingScene(sentence) ?? assert.fail(sentence), shown, wanted);
  return machine;
};

describe('a listing of files on the page of a rule', () => {
  const line = `-rw-r----- me users /${KEY}`;

  it('sets mode and owner', async () => {
    const machine = list('On the node:', [line], [line]);
    const mode = await machine.mode(machine.uri(KEY));
    assert.deepEqual(mode, { bits: 0o640, uid: 1000, gid: 1000, owner: 'me', group: 'users' });
  });

  it('removes what is not listed, and makes a directory of a file', () => {
    assert.deepEqual([...list('On the node:', [line], []).files.keys()], ['root/notes.txt']);
    const directory = `drwxr-xr-x root root /${KEY}`;
    assert.ok(list('On the node:', [directory, line], [directory]).files.has(`${KEY}/.keep`));
  });

  it('makes links', () => {
    const link = `lrwxrwxrwx root root /${KEY} -> notes.txt`;
    assert.deepEqual(list('On the node:', [line, link], [link]).files.get(KEY), { linkTo: 'notes.txt' });
  });

  it('leaves out what a worker node does not have, and what was not copied', () => {
    for (const sentence of ['On a worker node:', 'In a copy of `/etc/kubernetes`:']) {
      assert.deepEqual([...list(sentence, [], []).files.keys()], [KEY], sentence);
    }
  });

  it('hides what the one who inspects the files may not read', () => {
    const of = (mode: string) => {
      const copied = `${mode} root root pki/ca.key`;
      return list('In a copy of `/etc/kubernetes`, inspected by the user `me`:', [copied], [copied]).unreadable.has(
        KEY,
      );
    };
    assert.deepEqual([of('-rw-------'), of('-rw-r--r--')], [true, false]);
  });

  it('refuses other lines, and files that the node does not have', () => {
    for (const wrong of [
      'ca.key',
      `rw-r--r-- root root /${KEY}`,
      '-rw-r--r-- root root /none',
      `${line} extra`,
      `l${line.slice(1)}`,
    ]) {
      assert.throws(() => list('On the node:', [wrong], [wrong]), wrong);
    }
    assert.equal(readListingScene('Somewhere:'), undefined);
  });
});
