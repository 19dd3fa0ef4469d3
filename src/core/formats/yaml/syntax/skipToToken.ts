import { type Cursor, isBreak, SPACE, TAB } from './cursor.ts';

const NUMBER_SIGN = 35;

/**
 * Skips blanks, comments and breaks before a token. A tab is a blank unless a key may begin. Returns whether a key may begin at the token: in the
 * block context it may after a break.
 */
export function skipToToken(
  cursor: Cursor,
  isInFlow: boolean,
  isKeyAllowed: boolean,
  onComment: (start: number, end: number) => void,
): boolean {
  let mayBeKey = isKeyAllowed;
  for (;;) {
    const takesTabs = isInFlow || !mayBeKey;
    let code = cursor.code();
    while (code === SPACE || (takesTabs && code === TAB)) {
      cursor.pos++;
      code = cursor.code();
    }
    if (code === NUMBER_SIGN) {
      const start = cursor.pos;
      cursor.skipToBreak();
      onComment(start, cursor.pos);
    }
    if (!isBreak(cursor.code())) return mayBeKey;
    cursor.readBreak();
    if (!isInFlow) mayBeKey = true;
  }
}
