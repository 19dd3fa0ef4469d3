/**
 * Loads the file of everything that is loaded later, and evaluates nothing of it. That takes longer than to evaluate the core, which had
 * better not follow at a stretch.
 */
export function loadLaterFile(): void {
  // To be called is all: this module is in that file.
}
