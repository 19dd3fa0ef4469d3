import type { YamlScalar } from '../../formats/yaml/node.ts';
import type { Artifact } from '../../model/artifacts/artifact.ts';
import type { Problem } from '../../model/artifacts/problem.ts';
import type { EmbeddedData, EncodedField } from '../../model/documents/located.ts';
import type { Span } from '../../model/source/span.ts';
import type { Scheduler } from '../../model/time/scheduler.ts';

/**
 * Reads a scalar once for each way it may be read in, however many aliases lead to it. The later ones get what the first one got, with
 * its path, and nothing is found a second time: where the text stands is where it was found.
 */
export class ReadOnce<Field> {
  readonly #known = new Map<YamlScalar, Map<string, Promise<Field>>>();

  /** `way` names all that the result depends on but for the scalar and its path. */
  of(scalar: YamlScalar, way: string, read: () => Promise<Field>): Promise<Field> {
    const ways = this.#known.get(scalar) ?? new Map<string, Promise<Field>>();
    this.#known.set(scalar, ways);
    const field = ways.get(way) ?? read();
    ways.set(way, field);
    return field;
  }
}

/** The lists into which a reader puts the artifacts and problems of a document. */
export interface FieldReading {
  readonly uri: string;
  readonly artifacts: Artifact[];
  readonly problems: Problem[];
  /** Scalars whose PEM text has been decoded as a field, so that a scan of the file's text passes over them. */
  readonly plain: Span[];
  readonly scheduler: Scheduler;
  readonly credentials: ReadOnce<EmbeddedData>;
  readonly fields: ReadOnce<EncodedField>;
}

/** For a file of which nothing was found yet. */
export function emptyReading(uri: string, scheduler: Scheduler): FieldReading {
  return {
    uri,
    artifacts: [],
    problems: [],
    plain: [],
    scheduler,
    credentials: new ReadOnce(),
    fields: new ReadOnce(),
  };
}
