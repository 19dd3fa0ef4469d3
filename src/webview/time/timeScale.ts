/** The part of the scale that is linear, in days; beyond it is logarithmic, so that the next weeks and a CA of ten years both fit. */
export function bend(day: number): number {
  return Math.sign(day) * Math.log1p(Math.abs(day) / 30);
}

/** The day at a place of that scale. */
export function unbend(place: number): number {
  return Math.sign(place) * Math.expm1(Math.abs(place)) * 30;
}
