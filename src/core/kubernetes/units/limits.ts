/**
 * Characters of a unit, of a file of variables or of one of arguments. Theirs are a few thousand, and kube-apiserver has some two hundred
 * flags; every rule about flags goes through all of them at a stretch.
 */
export const MAX_SETTINGS_LENGTH = 32 * 1024;

/** Characters of a command with its variables put in, which a short file can repeat without end. */
export const MAX_COMMAND_LENGTH = MAX_SETTINGS_LENGTH;
