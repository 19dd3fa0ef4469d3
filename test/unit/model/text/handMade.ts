import { phrase, type Text } from '../../../../src/core/model/text/text.ts';
import { type Untrusted, untrusted } from '../../../../src/core/model/text/untrusted.ts';

/** The forbidden ways to create text, each in a line that compiles. */
export function handMade(value: Untrusted, list: readonly Untrusted[], shown: Text | undefined): readonly string[] {
  const text: string = `a ${value} b`;
  let grown = 'a';
  const sum = grown + value;
  grown += shown;
  return [
    text,
    sum,
    grown,
    String(value),
    list.join(', '),
    [phrase('a'), untrusted('b')].join(),
    phrase('a').toString(),
    JSON.stringify(value),
    `${value as unknown as Untrusted}`,
  ];
}
