/** CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A box on the page; CSS pixels. */
export interface Anchor {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const DISTANCE = 14;
const MARGIN = 8;

/**
 * The upper left corner of a card about the anchor, always inside the page: below it, else above, else at its side or at one of its corners, so that
 * the card covers neither the thing under the pointer nor, if another place is free, the line that it is about.
 */
export function placeCard(card: Size, anchor: Anchor, page: Size, line: readonly Corner[] = []): Corner {
  const columns = {
    middle: (anchor.left + anchor.right - card.width) / 2,
    right: anchor.right + DISTANCE,
    left: anchor.left - DISTANCE - card.width,
  };
  const rows = {
    below: anchor.bottom + DISTANCE,
    above: anchor.top - DISTANCE - card.height,
    middle: (anchor.top + anchor.bottom - card.height) / 2,
  };
  const places = [
    [columns.middle, rows.below],
    [columns.middle, rows.above],
    [columns.right, rows.middle],
    [columns.left, rows.middle],
    [columns.right, rows.below],
    [columns.left, rows.below],
    [columns.right, rows.above],
    [columns.left, rows.above],
  ] as const;
  const costs = places.map(([left, top]) => {
    const place = { left: within(left, card.width, page.width), top: within(top, card.height, page.height) };
    return { place, cost: costOf(place, card, anchor, line) };
  });
  const least = Math.min(...costs.map(({ cost }) => cost));
  return costs.find(({ cost }) => cost === least)?.place ?? { left: MARGIN, top: MARGIN };
}

/** A point on the page; CSS pixels. */
export interface Corner {
  readonly left: number;
  readonly top: number;
}

/** How much of the line the card would hide; what the pointer rests on counts more than all of it. */
function costOf({ left, top }: Corner, card: Size, anchor: Anchor, line: readonly Corner[]): number {
  const [right, bottom] = [left + card.width, top + card.height];
  const hidden = line.filter(
    (point) => left < point.left && point.left < right && top < point.top && point.top < bottom,
  );
  const isOnAnchor = left < anchor.right && anchor.left < right && top < anchor.bottom && anchor.top < bottom;
  return hidden.length + (isOnAnchor ? line.length + 1 : 0);
}

function within(start: number, length: number, whole: number): number {
  return Math.max(MARGIN, Math.min(start, whole - length - MARGIN));
}
