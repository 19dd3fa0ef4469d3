import { phrase, type Text } from '../text/text.ts';

/** A part of a component's configuration that was not read. */
export interface UnreadSource {
  /** The source as an item of a list: "the file /etc/sysconfig/kubelet", "what $KUBE_ARGS stands for". */
  readonly what: Text;
  /** The flags it may set; absent: any. */
  readonly flags?: readonly string[];
  /** It holds settings or variables, and no words of the command. */
  readonly addsNoWords?: true;
  /** The component starts without it, and it is not known to be there. */
  readonly isOptional?: true;
}

/** The branches of a template, which are not read. */
export const VARIABLE_PARTS: UnreadSource = { what: phrase('the variable parts of the template') };
