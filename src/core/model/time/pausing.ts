/** A computation that yields wherever its caller may let something else have its turn, and returns its value at the end. */
export type Pausing<Value> = Generator<undefined, Value>;

/** The value of a computation of which no pause is used. */
export function finished<Value>(work: Pausing<Value>): Value {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** So many items are done between two pauses: of connections and rows they take a few milliseconds. */
const STRETCH = 500;

/** Makes something of each item, and pauses in between. */
export function* mapPausing<Item, Made>(items: Iterable<Item>, make: (item: Item) => Made): Pausing<readonly Made[]> {
  const made: Made[] = [];
  for (const item of items) {
    made.push(make(item));
    if (made.length % STRETCH === 0) yield;
  }
  return made;
}
