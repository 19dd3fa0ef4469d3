/** Begins every console line of the test module, so that the launcher can tell it from the workbench's chatter. */
export const LINE_MARK = '[test]';

/** Begins the line that holds the tally as JSON. */
export const RESULT_MARK = '[test-result]';
