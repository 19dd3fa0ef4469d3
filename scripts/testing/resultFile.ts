/** Name of the environment variable that names the file a run leaves its tally in, as JSON. */
export const RESULT_FILE = 'TEST_RESULT_FILE';
