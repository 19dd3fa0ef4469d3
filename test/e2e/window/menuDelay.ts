/** A menu takes no click that comes with its opening. Milliseconds. */
export const MENU_DELAY = 400;
