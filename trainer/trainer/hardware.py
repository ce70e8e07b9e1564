"""What this machine can do, and how much of it a training run takes."""

import os
import platform
import sys
from typing import Any

import psutil
import torch

BELOW_NORMAL_PRIORITY_CLASS = 0x4000  # winbase.h


def device_name() -> str:
    """`cuda`, `mps` or `cpu`, the best there is."""
    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def supports_bfloat16(device: str) -> bool:
    """Whether bfloat16 is computed by hardware; emulation on a CPU is slower than float32."""
    if device == "cuda":
        return torch.cuda.is_bf16_supported(including_emulation=False)
    found = torch.cpu.get_capabilities() if device == "cpu" else {}
    return bool(found.get("avx512_bf16") or found.get("amx_bf16"))


def choose_precision(wanted: str, device: str) -> str:
    """Resolves `auto`; an explicit wish is honoured."""
    if wanted != "auto":
        return wanted
    return "bfloat16" if supports_bfloat16(device) else "float32"


def dtype_of(precision: str) -> torch.dtype:
    return torch.bfloat16 if precision == "bfloat16" else torch.float32


def use_threads(wanted: int | None) -> None:
    """One thread a physical core this process may use: hyper-threads only slow matrix products down."""
    torch.set_num_threads(wanted or cores())


def cores() -> int:
    physical = psutil.cpu_count(logical=False) or os.cpu_count() or 1
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else physical
    return max(1, min(physical, allowed))


def lower_priority() -> None:
    """Lets the editor go first whenever it wants the processor."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetPriorityClass.argtypes = [ctypes.c_void_p, ctypes.c_uint32]
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.nice(10)


def peak_memory_bytes() -> int:
    """The most memory this process has held: on the GPU when it used one, else resident."""
    if torch.cuda.is_available() and torch.cuda.max_memory_allocated() > 0:
        return torch.cuda.max_memory_allocated()
    if sys.platform == "win32":
        return psutil.Process().memory_info().peak_wset
    import resource

    # ru_maxrss is in KiB on Linux and in bytes on macOS (getrusage(2) of each).
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def probe() -> dict[str, Any]:
    """What `python -m trainer probe` prints."""
    device = device_name()
    found: dict[str, Any] = {
        "python": platform.python_version(),
        "torch": torch.__version__,
        "device": device,
        "bfloat16": supports_bfloat16(device),
        "cores": cores(),
        "memoryBytes": psutil.virtual_memory().total,
        "availableMemoryBytes": psutil.virtual_memory().available,
    }
    if device == "cuda":
        free, total = torch.cuda.mem_get_info()
        found["gpu"] = {
            "name": torch.cuda.get_device_name(),
            "memoryBytes": total,
            "availableMemoryBytes": free,
        }
    return found
