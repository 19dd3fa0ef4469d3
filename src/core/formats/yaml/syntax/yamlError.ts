/** Thrown by the scanner and parser, and caught in `readDocument`. `problem` is go-yaml's text without words of the document. */
export class YamlError extends Error {
  readonly problem: string;
  readonly offset: number;

  constructor(problem: string, offset: number) {
    super(problem);
    this.problem = problem;
    this.offset = offset;
  }
}
