import { type Form, render } from './render.ts';
import type { Text } from './text.ts';

/** Commands are code with blanks as well. */
const COMMAND = /^(?:kubeadm|kubectl|linkerd|openssl|systemctl) [a-z]/;

/** The component output that a message quotes: code with a blank in it, which flags and paths do not have. */
export function quotedTexts(shown: Text): readonly string[] {
  const quoted: string[] = [];
  const form: Form = {
    words: (ours) => ours,
    value: (theirs) => theirs,
    code: (content) => {
      if (content.trim().includes(' ') && !COMMAND.test(content)) quoted.push(content);
      return content;
    },
  };
  render(shown, form);
  return quoted;
}

/** Whether two quoted texts are one error: one side of a connection adds to it what the other leaves out. */
export function isSameError(one: string, other: string): boolean {
  return one.includes(other) || other.includes(one);
}
