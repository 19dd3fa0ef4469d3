/** The words of the comparison's page that do not come from the core. Its host gives them in the person's language. */
export const COMPARISON_WORDS = [
  'title',
  'before',
  'after',
  'evaluated',
  'copyMarkdown',
  'save',
  'swap',
  'restarts',
  'connections',
  'certificates',
  'onTheWay',
  'when',
  'result',
  'change',
  'certificate',
  'goTo',
  'absent',
  'sameError',
  'showMore',
  'good',
  'warning',
  'bad',
  'unknown',
] as const;

export type ComparisonWords = Readonly<Record<(typeof COMPARISON_WORDS)[number], string>>;
