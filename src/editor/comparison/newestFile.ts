import * as vscode from 'vscode';
import { isLater, type Report } from '../../core/index.ts';

/** Files that are asked for their time at once. */
const AT_ONCE = 50;

/** Whether a state is the later one: by its certificates, or, if none was issued since, by the newest file. */
export async function isLaterState(one: Report, other: Report): Promise<boolean> {
  if (isLater(one, other)) return true;
  if (isLater(other, one)) return false;
  const [newest, newestOfOther] = [await newestTime(one), await newestTime(other)];
  return newest !== undefined && newestOfOther !== undefined && newest > newestOfOther;
}

/** When a file of the state was last written, in milliseconds; undefined if no time is known. Git keeps none. */
async function newestTime({ files }: Report): Promise<number | undefined> {
  const uris = [...files.values()].flatMap(({ uri, within }) => (within ? [] : vscode.Uri.parse(uri, true)));
  let newest = 0;
  for (let at = 0; at < uris.length; at += AT_ONCE) {
    const times = await Promise.all(uris.slice(at, at + AT_ONCE).map(timeOf));
    newest = Math.max(newest, ...times);
  }
  return newest === 0 ? undefined : newest;
}

/** 0 if it is unknown. */
async function timeOf(uri: vscode.Uri): Promise<number> {
  return Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    ({ mtime }) => mtime,
    () => 0,
  );
}
