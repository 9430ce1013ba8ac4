"""Whether the system tells when the bytes of a file were last changed, in a way that nobody can set back.

The time of modification is no proof: programs put it back (`cp -p`, unpacking, synchronizing). On
POSIX systems the time of change moves with every write and can't be set. Windows has no such time
in `stat` (what stands in its place is when the file was made); nor have FAT, which doesn't keep it,
and file systems that a program serves (FUSE, 9P), whose protocols often leave it out: sshfs gives the
time of modification in its place.

Knows no plans. Read next: `cchc.rollup.cached_counts`.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

_SYSTEM = os.name
_MOUNTS = Path("/proc/self/mountinfo")  # Linux, proc(5)
_WITHOUT = ("fat", "vfat", "msdos", "exfat", "9p")


def are_kept(device: int) -> bool:
    """Whether the file system on a device (`st_dev`) keeps the times of change, as far as one can know."""
    return _SYSTEM != "nt" and device not in _devices_without()


@cache
def _devices_without() -> frozenset[int]:
    try:
        return frozenset(devices_without(_MOUNTS.read_text("utf-8", "replace")))
    except OSError:  # no Linux: macOS keeps them
        return frozenset()


def devices_without(mounts: str) -> set[int]:
    """Return the devices of file systems that keep no time of change, from the lines of mountinfo.

    >>> line = "36 35 98:0 / /mnt/usb rw,noatime shared:1 - vfat /dev/sdb1 rw"
    >>> devices_without(line) == {os.makedev(98, 0)}
    True
    """
    found = set()
    for line in mounts.splitlines():
        mount, _, source = line.partition(" - ")
        kind = source.partition(" ")[0]
        if kind in _WITHOUT or kind.startswith("fuse"):
            major, minor = mount.split()[2].split(":")
            found.add(os.makedev(int(major), int(minor)))
    return found
