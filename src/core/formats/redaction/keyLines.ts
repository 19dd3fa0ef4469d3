import { keyMaterialIn } from './keyMaterial.ts';

/** Tells of each line of a text, asked for in order, whether it begins inside a key: then it is no setting and names nothing. */
export function keyLines(text: string): (lineStart: number) => boolean {
  const keys = keyMaterialIn(text);
  let next = 0;
  return (lineStart) => {
    while ((keys[next]?.end ?? Number.POSITIVE_INFINITY) <= lineStart) next++;
    return (keys[next]?.start ?? Number.POSITIVE_INFINITY) <= lineStart;
  };
}
