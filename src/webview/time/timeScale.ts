/** A month of it is linear, and beyond it is logarithmic: the next weeks and the CA of ten years are both to be seen. Days. */
export function bend(day: number): number {
  return Math.sign(day) * Math.log1p(Math.abs(day) / 30);
}

/** The day at a place of that scale. */
export function unbend(place: number): number {
  return Math.sign(place) * Math.expm1(Math.abs(place)) * 30;
}
