/** The start of the lines in which talosctl reports that a connection fails (siderolabs/talos, cmd/talosctl). */
export const TALOSCTL =
  /^error (?:executing bootstrap|constructing client|applying new configuration|getting version): |^failed to get node "[^"]{1,300}" version: /;
