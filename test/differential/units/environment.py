"""Prints the variables of environment files, one JSON object a line, as systemd's own reader of EnvironmentFile= returns them."""

import ctypes
import glob
import json
import sys

LIBRARIES = "/usr/lib/*/systemd/libsystemd-shared-*.so", "/usr/lib/systemd/libsystemd-shared-*.so"
library = ctypes.CDLL([path for pattern in LIBRARIES for path in sorted(glob.glob(pattern))][0])
strings = ctypes.POINTER(ctypes.c_char_p)
library.load_env_file.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.POINTER(strings)]
library.strv_env_clean_with_callback.restype = strings
library.strv_env_clean_with_callback.argtypes = [strings, ctypes.c_void_p, ctypes.c_void_p]


def variables(path):
    """As exec_context_load_environment does it: load_env_file, and then without the variables that none can be called."""
    loaded = strings()
    if library.load_env_file(None, path.encode(), ctypes.byref(loaded)) < 0:
        return None
    found = {}
    if not loaded:
        return found
    cleaned = library.strv_env_clean_with_callback(loaded, None, None)
    at = 0
    while cleaned[at] is not None:
        name, value = cleaned[at].decode().split("=", 1)
        found[name] = value
        at += 1
    return found


for line in sys.stdin:
    print(json.dumps(variables(line.rstrip("\n"))))
