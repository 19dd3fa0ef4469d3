/** Lengths are the SVG's own units: CSS pixels at full size. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point {
  readonly width: number;
  readonly height: number;
}

/** A text cut to about that many units in a proportional font of the size, with "…". */
export function cutTo(text: string, width: number, fontSize: number): string {
  const most = Math.max(1, Math.floor(width / (fontSize * 0.53)));
  const characters = [...text];
  return characters.length > most
    ? `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : text;
}
