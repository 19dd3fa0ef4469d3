import type { Change, Kind, Stage } from './change.ts';
import { breakText, damage, editOnDisk, swap, touch } from './contents.ts';
import { renameUnsaved, show, typeAndSave, typeBroken, typeOverDisk, typeUnsaved } from './editors.ts';
import { look, openPage } from './looks.ts';
import {
  addNode,
  changeMode,
  deleteFile,
  deleteFolder,
  linkFile,
  removeNode,
  renameFile,
  renameFolder,
  renameNode,
  turnLink,
} from './moves.ts';
import { renewKubeconfig, renewLeaf, rotateAuthority, rotateKubelet } from './rotations.ts';
import { changeSetting } from './settings.ts';

/** A frequent change appears here more than once. */
const KINDS: readonly Kind[] = [
  ...[editOnDisk, editOnDisk, editOnDisk, damage, damage, swap, swap, breakText, touch],
  ...[typeUnsaved, typeUnsaved, typeUnsaved, typeAndSave, typeAndSave, typeOverDisk, renameUnsaved, typeBroken, show],
  ...[deleteFile, deleteFile, deleteFolder, removeNode, renameFile, renameFile, renameFolder, renameNode, addNode],
  ...[linkFile, turnLink, changeMode, changeSetting, changeSetting, look, openPage],
  ...[renewLeaf, renewLeaf, renewLeaf, renewKubeconfig, renewKubeconfig, rotateKubelet, rotateKubelet, rotateAuthority],
];

/** Draws until a kind has something to change. */
export function drawChange(stage: Stage): Change {
  for (let tries = 0; tries < 100; tries++) {
    const change = stage.draw.pick(KINDS)(stage);
    if (change) return change;
  }
  throw new Error('There is nothing left to change.');
}
