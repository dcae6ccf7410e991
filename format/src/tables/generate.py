#!/usr/bin/env python3
"""Writes the tables of system calls of every architecture but 64-bit x86, whose table is written by hand.

    generate.py [--headers DIR] [--check]

Reads the kernel's UAPI headers from Debian's packages linux-libc-dev-{i386,x32,arm64,armhf,riscv64}-cross, as installed
or as unpacked with dpkg -x below DIR (DIR/aarch64-linux-gnu/include and so on; /usr without --headers), and needs gcc for
its preprocessor. For every ABI it writes beside x86_64.syscalls

    ABI.syscalls    number and name of every call. A name of x86_64.syscalls has that signature; the rows of
                    own.syscalls, beside this program, say what is different or missing there
    ABI.constants   the sets of constants.tbl whose values differ, whole

--check writes nothing; it says what would change, and ends with 1 if anything would. Either way it compares
x86_64.syscalls and constants.tbl with the headers of x86-64 and says where they disagree.

Numbers from 424 on are the same on all architectures. Those that are newer than the headers are taken from
x86_64.syscalls.
"""

import argparse
import pathlib
import re
import subprocess
import sys

TABLES = pathlib.Path(__file__).resolve().parent.parent / "main/resources/io/tracecap/format/syscall"
OWN = pathlib.Path(__file__).resolve().parent / "own.syscalls"

FIRST_COMMON_NUMBER = 424
FIRST_OF_X32 = 512
X32_BIT = 0x40000000

# name: directory of headers, macros that the compiler of that architecture defines
X86_64 = ("x86_64-linux-gnux32", ["__x86_64__", "__LP64__"])
ABIS = {
    "i386": ("i686-linux-gnu", ["__i386__"]),
    "x32": ("x86_64-linux-gnux32", ["__x86_64__", "__ILP32__"]),
    "aarch64": ("aarch64-linux-gnu", ["__aarch64__", "__LP64__"]),
    "arm": ("arm-linux-gnueabihf", ["__arm__", "__ARM_EABI__"]),
    "riscv64": ("riscv64-linux-gnu", ["__riscv", "__riscv_xlen=64", "__SIZEOF_POINTER__=8", "__LP64__"]),
}

# Calls of one architecture that came after the headers.
LATE = {"riscv64": {"riscv_hwprobe": 258}}
# Names of the headers that are no calls.
NO_CALLS = {"arch_specific_syscall", "syscalls", "SYSCALL_BASE", "OABI_SYSCALL_BASE", "SYSCALL_MASK",
            "arm_sync_file_range"}

# Sets of bits whose names the headers have for the positions of the bits.
OTHER_MEANING = {"capabilities_low", "capabilities_high"}

HEADERS = """
asm/errno.h asm/signal.h asm/siginfo.h asm/fcntl.h asm/mman.h asm/socket.h asm/ioctls.h asm/termbits.h asm/termios.h
asm/poll.h asm/stat.h asm/resource.h asm/ptrace.h asm/unistd.h linux/errno.h linux/signal.h linux/fcntl.h linux/mman.h
linux/socket.h linux/prctl.h linux/sched.h linux/fs.h linux/mount.h linux/eventpoll.h linux/eventfd.h linux/timerfd.h
linux/signalfd.h linux/inotify.h linux/fanotify.h linux/futex.h linux/wait.h linux/time.h linux/memfd.h linux/random.h
linux/net.h linux/in.h linux/in6.h linux/tcp.h linux/netlink.h linux/ipc.h linux/sem.h linux/msg.h
linux/seccomp.h linux/bpf.h linux/perf_event.h linux/keyctl.h linux/userfaultfd.h linux/pidfd.h linux/openat2.h
linux/close_range.h linux/io_uring.h linux/landlock.h linux/membarrier.h linux/rseq.h linux/stat.h linux/xattr.h
linux/reboot.h linux/quota.h linux/mempolicy.h linux/ptrace.h linux/personality.h linux/capability.h linux/kexec.h
linux/module.h linux/falloc.h linux/kcmp.h linux/sockios.h linux/tty.h
""".split()

SIZES = {"char": 1, "__u8": 1, "short": 2, "__u16": 2, "int": 4, "unsigned": 4, "unsigned int": 4, "__u32": 4,
         "__s32": 4, "__u64": 8, "__s64": 8, "unsigned long long": 8, "unsigned char": 1}


class Headers:
    """The macros of one architecture, and their values."""

    def __init__(self, root, directory, defines):
        include = root / directory / "include"
        if not (include / "asm").is_dir():
            sys.exit(f"{include}: no kernel headers there; see the packages that {sys.argv[0]} --help names")
        self.word = 8 if "__LP64__" in defines else 4
        source = "".join(f"#if __has_include(<{name}>)\n#include <{name}>\n#endif\n" for name in HEADERS)
        command = ["gcc", "-E", "-dM", "-undef", "-nostdinc", "-x", "c", "-D__linux__", "-D__signed__=signed"]
        command += [f"-D{define}" for define in defines] + ["-isystem", str(include), "-"]
        run = subprocess.run(command, input=source, capture_output=True, text=True)
        if run.returncode != 0:
            sys.exit(" ".join(command) + "\n" + run.stderr)
        self.macros = dict(re.findall(r"^#define (\w+) (.+)$", run.stdout, re.M))

    def value(self, name):
        """The number that a macro stands for, or None."""
        if name not in self.macros:
            return None
        try:
            return self.evaluate(self.macros[name], 0)
        except (ValueError, SyntaxError, NameError, TypeError):
            # SO_RCVTIMEO is a choice by the size of time_t; what the ABI began with is SO_RCVTIMEO_OLD.
            return self.value(name + "_OLD")

    def evaluate(self, text, depth):
        if depth > 20:
            raise ValueError(text)
        text = re.sub(r"\b(_IO[RW]*)\s*\(([^,()]+),\s*([^,()]+)(?:,\s*([^()]+))?\)", self.ioctl, text.strip())
        text = re.sub(r"\(\s*(?:unsigned|int|long|__u\d+|size_t)(?:\s+\w+)*\s*\)", "", text)

        def replace(match):
            word = match.group(0)
            if word[0].isdigit():
                digits = re.sub(r"[uUlL]+$", "", word)
                return "0o" + digits[1:] if re.fullmatch("0[0-7]+", digits) else digits
            return "(" + str(self.evaluate(self.macros[word], depth + 1)) + ")" if word in self.macros else word

        text = re.sub(r"'(.)'", lambda match: str(ord(match.group(1))), text)
        expression = re.sub(r"\b\w+\b", replace, text)
        if not re.fullmatch(r"[0-9a-fA-Fxo()|&~<>+\-* ]+", expression):
            raise ValueError(expression)
        return eval(expression, {"__builtins__": {}})

    def ioctl(self, match):
        kind, group, number, what = match.groups()
        size = 0
        if what is not None:
            what = what.strip()
            size = self.word if what in ("long", "unsigned long", "size_t") else SIZES.get(what)
            if size is None:
                raise ValueError(what)
        direction = {"_IO": 0, "_IOW": 1, "_IOR": 2, "_IOWR": 3}[kind]
        return f"({direction << 30 | size << 16} | ({group}) << 8 | ({number}))"

    def calls(self):
        """Numbers by name."""
        calls = {}
        for macro in self.macros:
            name = macro[len("__NR_"):] if macro.startswith("__NR_") else ""
            number = self.value(macro) if name and name not in NO_CALLS else None
            if number is not None:
                calls[name] = number & ~X32_BIT
        return calls


class ConstantTable:
    """The lines of constants.tbl, set by set."""

    def __init__(self, text):
        self.sets = []
        for line in text.splitlines():
            if not line.startswith((" ", "#")) and line.strip():
                self.sets.append((line, []))
            elif line.startswith("  "):
                self.sets[-1][1].append(line)

    def compare(self, headers):
        """Where the table disagrees with the headers of x86-64."""
        for heading, lines in self.sets:
            if heading.split()[1] in OTHER_MEANING:
                continue
            for line in lines:
                name, value = line.split()[:2]
                known = headers.value(name)
                if known is not None and masked(heading, number(value)) != masked(heading, known):
                    yield f"constants.tbl: {heading.split()[1]}: {name} is {value}, in the headers {known:#x}"

    def different(self, reference, headers):
        """The sets whose values are others, with these values; names that the architecture lacks are left out."""
        for heading, lines in self.sets:
            changed = [self.line(heading, line, reference, headers) for line in lines]
            if changed != lines:
                yield "\n".join([heading] + [line for line in changed if line])

    def line(self, heading, line, reference, headers):
        words = line.split(maxsplit=2)
        old = reference.value(words[0])
        new = headers.value(words[0])
        if old is None or masked(heading, number(words[1])) != masked(heading, old):
            return line
        if new is None:
            return line if words[0] in headers.macros else None
        if masked(heading, new) == masked(heading, old):
            return line
        radix = "0o" if re.fullmatch("0[0-7]+", words[1]) else words[1][:2] if words[1].startswith("0x") else ""
        text = "0" + oct(new)[2:] if radix == "0o" else hex(new) if radix == "0x" else str(new)
        return " ".join(["  " + words[0], text] + words[2:])


def number(text):
    sign = -1 if text.startswith("-") else 1
    digits = text.lstrip("-")
    radix = 16 if digits.startswith("0x") else 8 if re.fullmatch("0[0-7]+", digits) else 10
    return sign * int(digits, radix)


def masked(heading, value):
    return value & (0xFFFFFFFFFFFFFFFF if heading.split()[0].endswith("64") else 0xFFFFFFFF)


def names_of(table):
    """Numbers by name of a written table."""
    return {name: int(number) for number, name in re.findall(r"^(\d+) (\w+)", table, re.M)}


def own_rows(abi):
    """The rows of own.syscalls for an ABI, by name."""
    rows = {}
    here = False
    for line in OWN.read_text().splitlines():
        if line.startswith("["):
            here = abi in line.strip("[]").split()
        elif here and line and not line.startswith("#"):
            name, word = line.split()[:2]
            rows.setdefault(name, []).extend(wide_times(name, line.split()[2]) if word == "like64" else [line])
    return rows


def wide_times(name, other):
    """The rows of a call of x86-64 for a call of a 32-bit architecture that takes times of 64 bits."""
    rows = re.findall(rf"^\d+ {other} (.*)$", (TABLES / "x86_64.syscalls").read_text(), re.M)
    return [f"{name} " + re.sub(r"\b(timespec|itimerspec)\b", r"\g<1>64", row) for row in rows]


def syscalls(abi, calls, newer):
    """The text of ABI.syscalls."""
    rows = own_rows(abi)
    last = max(number for number in calls.values() if number < FIRST_OF_X32)
    known = dict(calls)
    known.update({name: number for name, number in newer.items() if number > last})
    known.update(LATE.get(abi, {}))
    unknown = sorted(set(rows) - set(known))
    if unknown:
        sys.exit(f"own.syscalls: {abi} has no call {', '.join(unknown)}")
    out = [f"# Made by generate.py. System calls of {abi}: numbers of the kernel's headers, up to {last} of linux-libc-dev"
           " 6.1;", "# see x86_64.syscalls for the grammar. A call without a signature of its own has that of its name there."]
    for name, number in sorted(known.items(), key=lambda item: (item[1], item[0])):
        out += [f"{number} {row}" for row in rows.get(name, [name])]
    return "\n".join(out) + "\n"


def constants(abi, table, reference, headers):
    """The text of ABI.constants."""
    out = [f"# Made by generate.py. The sets of constants.tbl that have other values on {abi}."]
    return "\n\n".join(out + list(table.different(reference, headers))) + "\n"


def write(path, text, check):
    """Writes a file, or says that it would; returns whether it is as it should be."""
    same = path.exists() and path.read_text() == text
    if not same and check:
        print(f"{path.name} is not what the headers say")
    elif not same:
        path.write_text(text)
        print(f"wrote {path.name}")
    return same


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--headers", type=pathlib.Path, default=pathlib.Path("/usr"), metavar="DIR")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    reference = Headers(arguments.headers, *X86_64)
    written = names_of((TABLES / "x86_64.syscalls").read_text())
    table = ConstantTable((TABLES / "constants.tbl").read_text())
    problems = [f"x86_64.syscalls: {name} is {number} in the headers, not {written.get(name)}"
                for name, number in reference.calls().items() if written.get(name) != number]
    problems += table.compare(reference)
    print("\n".join(problems) or "x86_64.syscalls and constants.tbl agree with the headers")
    good = not problems
    for abi, where in ABIS.items():
        headers = Headers(arguments.headers, *where)
        newer = {name: number for name, number in written.items() if number >= FIRST_COMMON_NUMBER}
        good &= write(TABLES / f"{abi}.syscalls", syscalls(abi, headers.calls(), newer), arguments.check)
        good &= write(TABLES / f"{abi}.constants", constants(abi, table, reference, headers), arguments.check)
    return 1 if arguments.check and not good else 0


if __name__ == "__main__":
    sys.exit(main())
