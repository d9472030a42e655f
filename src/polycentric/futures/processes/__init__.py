"""The processes of the running order, one file each; see `polycentric.futures.contract`."""

from polycentric.futures.contract import Process
from polycentric.registry import Registry, attribute_of, collect

PROCESSES: Registry[Process] = collect(__name__, "PROCESS", "process", Process)

__getattr__ = attribute_of(PROCESSES, __name__)
