/** Signs of a container runtime that reports about a registry, which is outside the cluster. */
export const IMAGE_PULL =
  /\b[Ff]ailed to pull (?:and unpack )?image\b|\bPullImage \\?"|\bpinging container registry |\bError response from daemon: Get "?https:\/\/[^\s"/]{1,300}\/v2\//;
