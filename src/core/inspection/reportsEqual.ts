import type { Report, SkippedFile } from '../model/report.ts';

/** Whether a report has nothing that the other has not, but for the time it was made. */
export function reportsEqual(one: Report, other: Report): boolean {
  return (
    one.connections === other.connections &&
    one.firstBreak === other.firstBreak &&
    one.nextChange === other.nextChange &&
    one.truncated === other.truncated &&
    sameSkipped(one.skipped, other.skipped) &&
    one.nodes.length === other.nodes.length &&
    one.nodes.every((node, at) => node === other.nodes[at]) &&
    // Last, as it is the longest, and most changes show in the nodes already.
    (one.files === other.files || sameFiles(one.files, other.files))
  );
}

function sameFiles(one: Report['files'], other: Report['files']): boolean {
  if (one.size !== other.size) return false;
  for (const [uri, file] of one) if (other.get(uri) !== file) return false;
  return true;
}

function sameSkipped(one: Report['skipped'], other: Report['skipped']): boolean {
  const isSame = ({ uri, reason, size, target }: SkippedFile, at: number) => {
    const there = other[at];
    return uri === there?.uri && reason === there.reason && size === there.size && target === there.target;
  };
  return one === other || (one.length === other.length && one.every(isSame));
}
