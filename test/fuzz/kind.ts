import type { Span } from '../../src/core/index.ts';
import type { Draw } from './draw.ts';

/** Files by name. A kind of single inputs has one. */
export type Input = readonly (readonly [name: string, bytes: Uint8Array])[];

/** A span, and how long the text or the file is that it must lie in. */
export interface Placed {
  readonly what: string;
  readonly span: Span;
  readonly length: number;
}

/** The result of one input: everything that a person, a program or a log would get to see, and where it points. */
export interface Outcome {
  readonly texts: readonly string[];
  readonly places: readonly Placed[];
}

/** One way of making inputs and of running them through the product. */
export interface Kind {
  readonly name: string;
  /** The weight of its draws compared with the others. */
  readonly weight: number;
  make(draw: Draw): Input;
  /** `draw` decides where to look; the same one looks at the same places. */
  run(input: Input, draw: Draw): Promise<Outcome>;
}
