/** The part of go-yaml that reports an error. Each counts lines in its own way. */
export type Stage = 'reader' | 'scanner' | 'parser' | 'decoder';

/** Thrown by the scanner and parser, and caught in `readDocument`. `problem` is go-yaml's text without words of the document. */
export class YamlError extends Error {
  readonly problem: string;
  readonly stage: Stage;
  readonly offset: number;
  /** As go-yaml counts, from 0. */
  readonly line: number;

  constructor(problem: string, stage: Stage, offset: number, line: number) {
    super(problem);
    this.problem = problem;
    this.stage = stage;
    this.offset = offset;
    this.line = line;
  }
}

/** The error as go-yaml prints it: it names no line for the first one, and counts from 0 what the parser refuses. */
export function goText({ problem, stage, line }: Pick<YamlError, 'problem' | 'stage' | 'line'>): string {
  const isPlaced = line > 0 && (stage === 'scanner' || stage === 'parser');
  return isPlaced ? `yaml: line ${stage === 'scanner' ? line + 1 : line}: ${problem}` : `yaml: ${problem}`;
}
