#!/usr/bin/env python3
"""Reads .trc files. Written from format/FORMAT.md alone, as a template for readers in other languages.

    trc.py list FILE     prints all of the trace, a line for each event
    trc.py check FILE    says whether the file obeys FORMAT.md

Needs Python 3.8 and the program `zstd`, nothing else. Status 0: all of the file was read. Status 2: it was not; what
is wrong is one line on standard error, and `list` has printed every good event before that place.

The numbers in the comments, such as (4.3), are the sections of FORMAT.md.

The listing
-----------
ASCII lines, words separated by single spaces. The first word of a line is its kind, all others are `name=value`, always
in this order and all there. The listing is meant for comparing readers, not for people.

  n        a decimal number, with a sign where it can be negative; `-` is "none" or "not known"
  x        a number in lower-case hexadecimal, without 0x and leading zeros
  text     bytes: those from 21 to 7e, but not `%` and `,`, as they are, the others as %XX
  list,    its entries separated by commas; an empty list is `-`, an empty entry is nothing (a list of one empty entry
           is `%`)

The lines, in the order in which they come:

  file     major=n minor=n trace_id=x
  header   one word for each field of the message Header in the order of the schema, `name=value`: numbers as n,
           booleans as 0 or 1, recording_id as x, strings and bytes as text, repeated ones as list, the Uname as
           uname=list (its 4 texts)
  event    number=n kind=call|enter|return|point context=0|1 thread=n tid=n process=n pid=n
           time=n         nanoseconds; of a return, that of the exit
           duration=n     nanoseconds; `-` for enters and points
           enter=n        number of the enter event of a return; `-` where it was not seen and for all other kinds
           abi=n code=n       the system call; abi 255: the point
           arguments=list of x; `-` for a return
           result=n       signed; `-` for enters and points
           pieces=list of argument/part/flags/bytes, three n and hexadecimal digits
  process  one for each process of the whole file, by a scan of all events; words as in ProcessEntry of the schema, in
           its order, without `place`: end_ns and status may be `-`, command is a list of text
  totals   batches=n events=n context=n next_event=n lost_events=n first_time_ns=n last_time_ns=n processes=n,
           by a scan
  end      complete=1    or 0 where the file ends before its footer (status 2)
"""

import os
import signal
import stat
import struct
import subprocess
import sys
import threading
from collections import namedtuple

MAX_PAYLOAD = 1 << 20
MAX_ROWS = 65_536
MAX_TASKS = 65_536
MAX_GROUPS = 4_096
MAX_STRUCTURE_COLUMNS = 4_096
MAX_PIECES = 262_144
MAX_SHAPE = 512
MAX_ARGUMENTS = 6
MAX_TICK = (1 << 31) - 1
MAX_TIME = 1 << 62
MAX_EVENT = (1 << 63) - 1
MAX_PROCESSES = 1 << 20
MAX_THREADS = 1 << 24
U64 = (1 << 64) - 1


class TraceError(Exception):
    """The file cannot be read further. `kind` is one of the rows of the table in (7)."""

    NOT_A_TRACE = 'not a trace'
    NEWER = 'needs a newer version'
    INCOMPLETE = 'incomplete'
    DAMAGED = 'damaged'

    def __init__(self, kind, offset, message):
        super().__init__(message)
        self.kind = kind
        self.offset = offset


class Contradiction(Exception):
    """A payload contradicts FORMAT.md; turned into a TraceError by whoever knows the frame."""


def demand(condition, message, *numbers):
    """Refuses a payload. The message is only put together when it is needed."""
    if not condition:
        raise Contradiction(message.format(*numbers))


# ---------------------------------------------------------------------------------------------------- framing (1, 2, 6)

MAGIC = b'\x89TRC\r\n\x1a\n'
FILE_HEADER = struct.Struct('<8sHHI')  # magic, major, minor, required features
FRAME_HEADER = struct.Struct('<4sBBHQIIII')  # sync, type, flags, 0, trace id, sequence, stored, plain, checksum
TRAILER = struct.Struct('<QQI4s')  # footer offset, trace id, checksum, end mark
SYNC = b'\xd6\xf4\xa5\x9c'
END_MARK = b'\xd6\xf4\xa5\xe4'
HEADER, BATCH, FOOTER = 1, 2, 3
COMPRESSED, REQUIRED = 0x01, 0x80

Frame = namedtuple('Frame', 'offset type flags trace_id sequence payload stored plain')


def crc_table():
    table = []
    for byte in range(256):
        for _ in range(8):
            byte = byte >> 1 ^ (0x82F63B78 if byte & 1 else 0)
        table.append(byte)
    return table


CRC_TABLE = crc_table()


def crc32c(data, crc=0):
    """CRC-32C (Castagnoli) of data, which goes on from the CRC of what came before."""
    crc ^= 0xFFFFFFFF
    for byte in data:
        crc = CRC_TABLE[(crc ^ byte) & 0xFF] ^ crc >> 8
    return crc ^ 0xFFFFFFFF


def masked(crc):
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF


class Framing:
    """Finds the frames of a file and verifies all that can be verified without decompressing."""

    def __init__(self, file):
        self.file = file
        self.size = os.fstat(file.fileno()).st_size
        self.major, self.minor = self.file_header()
        self.trace_id = None
        self.trailer = None  # (offset, footer offset)

    def read(self, offset, length):
        self.file.seek(offset)
        data = self.file.read(length)
        if len(data) != length:
            raise TraceError(TraceError.INCOMPLETE, offset, f'the file ends at {offset + len(data)}, within {length} bytes')
        return data

    def file_header(self):
        start = self.read(0, min(self.size, FILE_HEADER.size))
        if not start or not start.startswith(MAGIC[:len(start)]):
            raise TraceError(TraceError.NOT_A_TRACE, 0, 'does not begin as a .trc file does')
        if len(start) < FILE_HEADER.size:
            raise TraceError(TraceError.INCOMPLETE, 0, f'the file ends at {len(start)}, within its header')
        _, major, minor, features = FILE_HEADER.unpack(start)
        if major > 1:
            raise TraceError(TraceError.NEWER, 8, f'has version {major}.{minor}, this is a reader of version 1')
        if major < 1:
            raise TraceError(TraceError.DAMAGED, 8, f'has version {major}.{minor}, and there is none below 1')
        if features:
            raise TraceError(TraceError.NEWER, 12, f'needs features {features:#x}, which this reader does not know')
        return major, minor

    def frames(self):
        """The header frame, the batches and the footer frames, in order; a TraceError where something is wrong."""
        offset = FILE_HEADER.size
        sequence = 0
        before = None
        while True:
            if before == FOOTER and self.is_trailer(offset):
                return
            frame = self.frame(offset, sequence)
            if frame.type in (HEADER, BATCH, FOOTER):
                self.check_order(before, frame)
                before = frame.type
                yield frame
            elif frame.flags & REQUIRED:
                raise TraceError(TraceError.NEWER, offset, f'frame {sequence} has type {frame.type} and must be understood')
            offset = frame.payload + frame.stored
            sequence += 1

    @staticmethod
    def check_order(before, frame):
        if (before is None) != (frame.type == HEADER):
            raise TraceError(TraceError.DAMAGED, frame.offset, f'frame {frame.sequence}: the header is the first frame and only that')
        if before == FOOTER and frame.type != FOOTER:
            raise TraceError(TraceError.DAMAGED, frame.offset, f'frame {frame.sequence}: a batch behind the footer')

    def is_trailer(self, offset):
        """Whether the trailer is at this offset, and nothing behind it."""
        if self.size - offset != TRAILER.size:
            return False
        data = self.read(offset, TRAILER.size)
        footer, trace_id, checksum, mark = TRAILER.unpack(data)
        if mark != END_MARK:
            return False
        if checksum != masked(crc32c(data[:16])) or trace_id != self.trace_id:
            raise TraceError(TraceError.DAMAGED, offset, 'the trailer has a wrong checksum or trace id')
        self.trailer = (offset, footer)
        return True

    def frame(self, offset, sequence):
        """Reads one frame's header, verifies the checksum, and leaves the payload where it is."""
        where = f'frame {sequence}'
        left = self.size - offset
        if left < FRAME_HEADER.size:
            if left > 0 and not SYNC.startswith(self.read(offset, min(left, 4))) \
                    and not self.read(offset, min(left, 4)).startswith(SYNC):
                raise TraceError(TraceError.DAMAGED, offset, f'{where}: no sync mark')
            raise TraceError(TraceError.INCOMPLETE, offset, f'the file ends at {self.size}, without a footer')
        data = self.read(offset, FRAME_HEADER.size)
        sync, kind, flags, zero, trace_id, number, stored, plain, checksum = FRAME_HEADER.unpack(data)
        if sync != SYNC:
            raise TraceError(TraceError.DAMAGED, offset, f'{where}: sync mark is {sync.hex()}, expected {SYNC.hex()}')
        known = kind in (HEADER, BATCH, FOOTER)
        if known and max(stored, plain) > MAX_PAYLOAD:
            raise TraceError(TraceError.DAMAGED, offset, f'{where}: has {stored} bytes, {plain} decompressed; the limit is {MAX_PAYLOAD}')
        if stored > left - FRAME_HEADER.size:
            raise TraceError(TraceError.INCOMPLETE, offset, f'the file ends at {self.size}, within {where}')
        crc = self.checksum(data[:28], offset + FRAME_HEADER.size, stored)
        if checksum != crc:
            raise TraceError(TraceError.DAMAGED, offset, f'{where}: checksum is {crc:#010x}, its header says {checksum:#010x}')
        if self.trace_id is None:
            self.trace_id = trace_id
        if trace_id != self.trace_id:
            raise TraceError(TraceError.DAMAGED, offset, f'{where}: is of trace {trace_id:x}, this is trace {self.trace_id:x}')
        if number != sequence:
            raise TraceError(TraceError.DAMAGED, offset, f'{where}: has the number {number}, so frames are missing')
        if known and (flags & ~(COMPRESSED | REQUIRED) or zero):
            raise TraceError(TraceError.NEWER, offset, f'{where}: has flags {flags:#x}, which this reader does not know')
        frame = Frame(offset, kind, flags, trace_id, number, offset + FRAME_HEADER.size, stored, plain)
        if known:
            self.check_payload(frame)
        return frame

    def checksum(self, header, offset, length):
        crc = crc32c(header)
        while length:
            part = self.read(offset, min(length, MAX_PAYLOAD))
            crc = crc32c(part, crc)
            offset += len(part)
            length -= len(part)
        return masked(crc)

    def check_payload(self, frame):
        try:
            if frame.flags & COMPRESSED:
                check_zstd(self.read(frame.payload, frame.stored), frame.plain)
            else:
                demand(frame.stored == frame.plain, 'has {} bytes, says {}', frame.stored, frame.plain)
        except Contradiction as problem:
            raise TraceError(TraceError.DAMAGED, frame.offset, f'frame {frame.sequence}: {problem}') from None


def check_zstd(data, plain):
    """What (2.1) asks for before anything is decompressed. Layout of a zstd frame: RFC 8878, 3.1.1."""
    demand(data[:4] == b'\x28\xb5\x2f\xfd', 'the payload is no zstd frame')
    demand(len(data) >= 6, 'the zstd frame is too short')
    descriptor = data[4]
    single_segment = descriptor >> 5 & 1
    demand(not descriptor & 0x08, 'a reserved bit of the zstd frame is set')
    demand(not descriptor & 0x03, 'the zstd frame asks for a dictionary')
    place = 5
    window = 0
    if not single_segment:
        exponent, mantissa = data[place] >> 3, data[place] & 7
        window = (1 << 10 + exponent) + ((1 << 10 + exponent) >> 3) * mantissa
        place += 1
    length = (single_segment, 2, 4, 8)[descriptor >> 6]
    demand(length, 'the zstd frame does not say its content size')
    demand(place + length <= len(data), 'the zstd frame ends in its header')
    content = int.from_bytes(data[place:place + length], 'little') + (256 if length == 2 else 0)
    place += length
    demand(content == plain, 'zstd says {} bytes, the frame {}', content, plain)
    demand((content if single_segment else window) <= 1 << 20, 'the zstd window is too large')
    last = False
    while not last:
        demand(place + 3 <= len(data), 'the zstd frame ends in a block header')
        block = int.from_bytes(data[place:place + 3], 'little')
        last, kind, size = block & 1, block >> 1 & 3, block >> 3
        demand(kind != 3, 'the zstd frame has a block of the reserved type')
        place += 3 + (1 if kind == 1 else size)
        demand(place <= len(data), 'a zstd block ends behind the payload')
    place += 4 if descriptor & 0x04 else 0
    demand(place == len(data), 'the zstd frame has {} bytes of {}', place, len(data))


class Payloads:
    """The decompressed payloads of a file, in order: one process `zstd` for all of them."""

    def __init__(self, framing, frames):
        self.framing = framing
        self.frames = [frame for frame in frames if frame.flags & COMPRESSED]
        self.zstd = None

    def __enter__(self):
        if self.frames:
            self.zstd = subprocess.Popen(['zstd', '-dcq', '--no-check', '--memory=1MB'], stdin=subprocess.PIPE,
                                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            self.feeder = threading.Thread(target=self.feed, daemon=True)
            self.feeder.start()
        return self

    def feed(self):
        """Writes what is to be decompressed; a file of its own, because the other thread moves the position."""
        try:
            for frame in self.frames:
                self.zstd.stdin.write(os.pread(self.framing.file.fileno(), frame.stored, frame.payload))
            self.zstd.stdin.close()
        except BrokenPipeError:
            pass  # zstd refused something; the reader finds out by the bytes that are missing

    def next(self, frame):
        if not frame.flags & COMPRESSED:
            return self.framing.read(frame.payload, frame.stored)
        plain = self.zstd.stdout.read(frame.plain)
        demand(len(plain) == frame.plain, 'zstd refuses the payload')
        return plain

    def __exit__(self, *_):
        if self.zstd:
            self.zstd.stdout.close()
            self.zstd.kill()
            self.feeder.join()
            self.zstd.wait()


# --------------------------------------------------------------------------------------------------------- protobuf wire

TEXT, BYTES, BOOL, INT32, INT64, FIXED64 = 'text', 'bytes', 'bool', 'int32', 'int64', 'fixed64'


class Field(namedtuple('Field', 'name kind repeated optional')):
    """kind is one of the words above, 32 or 64 for an unsigned varint of so many bits, or the schema of a message."""


def field(name, kind, repeated=False, optional=False):
    return Field(name, kind, repeated, optional)


def repeated(name, kind):
    return field(name, kind, repeated=True)


UNAME = {1: field('sysname', TEXT), 2: field('release', TEXT), 3: field('version', TEXT), 4: field('machine', TEXT)}

HEADER_MESSAGE = {
    1: field('tool_version', TEXT), 2: repeated('command', BYTES), 3: field('cwd', BYTES), 4: field('uname', UNAME),
    5: field('monotonic_ns', INT64), 6: field('realtime_ns', INT64), 7: field('collector', TEXT),
    8: repeated('options', TEXT), 9: field('home', BYTES), 10: field('tmpdir', BYTES),
    11: repeated('environment', BYTES), 12: field('path_limit', 32), 13: field('string_limit', 32),
    14: field('argv_limit', 32), 15: field('data_limit', 32), 16: repeated('argv_mask_rules', TEXT),
    17: field('processors', 32), 18: field('uid', 32), 19: field('gid', 32), 20: field('recording_id', FIXED64),
    21: repeated('history', TEXT), 22: field('environment_values', BOOL), 23: repeated('redactions', TEXT),
    24: field('addresses_omitted', BOOL), 25: field('placement', TEXT), 26: field('keep_last', TEXT),
    27: field('calls', TEXT), 28: field('calls_by_seccomp', BOOL),
    29: field('distribution', TEXT),
}

TASK_TABLE = {1: field('tasks', 32), 2: field('number', BYTES), 3: field('tid', BYTES), 4: field('process', BYTES),
              5: field('pid', BYTES)}

STRUCTURES = {1: field('place', 32), 2: field('references', BYTES), 3: field('count', 32), 4: field('lengths', BYTES),
              5: field('layout', 32), 6: field('data', BYTES)}

GROUP = {1: field('abi', 32), 2: field('number', 32), 3: repeated('argument', BYTES), 4: field('result', BYTES),
         5: field('shapes', BYTES), 6: field('shape', BYTES), 7: field('text', BYTES),
         8: repeated('structures', STRUCTURES)}

BATCH_MESSAGE = {
    1: field('first_event', 64), 2: field('rows', 32), 3: field('tick_ns', 32), 4: field('base_tick', 64),
    5: field('tasks', TASK_TABLE), 6: field('form', BYTES), 7: field('task', BYTES), 8: field('group', BYTES),
    9: field('gap', BYTES), 10: field('duration', BYTES), 11: field('back', BYTES), 12: repeated('groups', GROUP),
    13: field('dictionary', BYTES), 14: field('skip', BYTES),
}

SECTION_ENTRY = {
    1: field('offset', 64), 2: field('sequence', 32), 3: field('frames', 32), 4: field('events', 64),
    5: field('first_event', 64), 6: field('first_time_ns', 64), 7: field('threads', BYTES),
    8: field('processes', BYTES), 9: field('calls', BYTES),
}

PROCESS_ENTRY = {
    1: field('number', 32), 2: field('pid', INT32), 3: field('parent', 32), 4: field('start_ns', 64),
    5: field('end_ns', 64, optional=True), 6: field('status', 32, optional=True), 7: repeated('command', BYTES),
    8: field('execs', 32), 9: field('events', 64), 10: field('threads', 32), 11: field('place', 32),
}

LOSS_ENTRY = {1: field('reason', 32), 2: field('gaps', 64), 3: field('events', 64)}

TOTALS = {1: field('batches', 64), 2: field('events', 64), 3: repeated('losses', LOSS_ENTRY),
          4: field('first_time_ns', 64), 5: field('last_time_ns', 64), 6: field('processes', 32),
          7: field('next_event', 64), 8: field('context', 64)}

FOOTER_MESSAGE = {1: repeated('sections', SECTION_ENTRY), 2: repeated('processes', PROCESS_ENTRY),
                  3: field('totals', TOTALS, optional=True)}


class Message:
    """A decoded message: its fields are attributes, unset ones have the default of protobuf."""

    def __init__(self, schema):
        for entry in schema.values():
            setattr(self, entry.name, default(entry))


def default(entry):
    if entry.repeated:
        return []
    if entry.optional:
        return None
    if isinstance(entry.kind, dict):
        return Message(entry.kind)
    return {TEXT: b'', BYTES: b''}.get(entry.kind, 0)


def varint(data, place):
    """The varint at data[place] and the place behind it."""
    value = 0
    for shift in range(0, 70, 7):
        demand(place < len(data), 'a varint does not end')
        byte = data[place]
        place += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            demand(value <= U64, 'a varint has more than 64 bits')
            return value, place
    raise Contradiction('a varint has more than 10 bytes')


def decode(schema, data):
    """The message in data. Fields that the schema does not know, or knows with another wire type, are left out."""
    message = Message(schema)
    place = 0
    while place < len(data):
        key, place = varint(data, place)
        demand(8 <= key < 1 << 32, 'the protobuf key {:#x} is none', key)
        wire = key & 7
        if wire == 0:
            value, place = varint(data, place)
        else:
            if wire == 2:
                length, place = varint(data, place)
            else:
                demand(wire in (1, 5), 'protobuf wire type {}', wire)
                length = 8 if wire == 1 else 4
            demand(length <= len(data) - place, 'a protobuf field is longer than its message')
            value = data[place:place + length]
            place += length
        entry = schema.get(key >> 3)
        if entry and wire == wire_type(entry.kind):
            store(message, entry, value)
    return message


def wire_type(kind):
    if isinstance(kind, dict) or kind in (TEXT, BYTES):
        return 2
    return 1 if kind == FIXED64 else 0


def store(message, entry, value):
    if isinstance(entry.kind, dict):
        value = decode(entry.kind, value)
    elif entry.kind in (INT32, INT64):
        value = signed(value, 32 if entry.kind == INT32 else 64)
    elif entry.kind == BOOL:
        value = int(value != 0)
    elif entry.kind == FIXED64:
        value = int.from_bytes(value, 'little')
    elif isinstance(entry.kind, int):
        value &= (1 << entry.kind) - 1
    if entry.repeated:
        getattr(message, entry.name).append(value)
    else:
        setattr(message, entry.name, value)


def signed(value, bits):
    """The number that has these low bits in two's complement."""
    value &= (1 << bits) - 1
    return value - (1 << bits) if value >> bits - 1 else value


def unzigzag(value):
    return value >> 1 ^ -(value & 1)


# ---------------------------------------------------------------------------------------------------------- columns (4.1)

class Column:
    """A column of plain varints; zeros at its end are left out."""

    def __init__(self, name, data):
        self.name = name
        self.data = data
        self.place = 0

    def next(self):
        if self.place == len(self.data):
            return 0
        value, self.place = varint(self.data, self.place)
        return value

    def below(self, limit, what):
        """The next number, which must be smaller than limit."""
        value = self.next()
        demand(value < limit, '{}: {} {} of {}', self.name, what, value, limit)
        return value

    def finish(self):
        demand(self.place == len(self.data), '{}: {} bytes are left over', self.name, len(self.data) - self.place)


class ValueColumn(Column):
    """A column of 64-bit values, see (4.1)."""

    def __init__(self, name, data):
        super().__init__(name, data)
        self.recent = list(range(8))

    def next(self):
        code = super().next()
        if code < 8:
            value = self.recent.pop(code)
        else:
            if code == 8:
                value = unzigzag(super().next()) & U64
            else:
                value = self.recent[0] + unzigzag(code - 8) & U64
            self.recent.pop()
        self.recent.insert(0, value)
        return value


class Entries:
    """What references point to: entries numbered in the order of their first use, and the list of recent ones."""

    def __init__(self, name, count):
        self.name = name
        self.count = count
        self.used = 0
        self.recent = []

    def finish(self):
        demand(self.used == self.count, '{}: only {} of {} are used', self.name, self.used, self.count)


class ReferenceColumn(Column):
    """A column of references, see (4.1). Columns that share their entries share the list of recent ones as well."""

    def __init__(self, name, data, entries):
        super().__init__(name, data)
        self.entries = entries

    def next(self):
        code = super().next()
        entries, recent = self.entries, self.entries.recent
        if code < 8:
            demand(code < len(recent), '{}: place {} of {}', self.name, code, len(recent))
            entry = recent.pop(code)
        else:
            if code == 8:
                entry = entries.used
                demand(entry < entries.count, '{}: there are only {} entries', self.name, entries.count)
                entries.used += 1
            else:
                entry = code - 9
                demand(entry < entries.used, '{}: entry {} of {}', self.name, entry, entries.used)
            del recent[7:]
        recent.insert(0, entry)
        return entry


# ---------------------------------------------------------------------------------------------------------- batches (4.2)

CALL, ENTER, RETURN, POINT = range(4)
KINDS = ('call', 'enter', 'return', 'point')
CONTEXT = 4
POINTS = 255
SIGNAL, GROUP_STOP, THREAD, EXEC, EXIT, GAP, NOTE, FACT = range(1, 9)
POINT_ARGUMENTS = {SIGNAL: 1, GROUP_STOP: 1, THREAD: 2, EXEC: 2, EXIT: 1, GAP: 2, NOTE: 1, FACT: 2}

TRUNCATED, FAULT, AT_EXIT, IS_TEXT = 1, 2, 4, 8

Task = namedtuple('Task', 'number tid process pid')
Piece = namedtuple('Piece', 'argument part flags bytes')
Event = namedtuple('Event', 'number form context task time duration enter abi call arguments result pieces')


class Position:
    """Where a batch must go on: numbers and times never go back, also not from batch to batch."""

    def __init__(self):
        self.next_event = 0
        self.time_ns = 0


class Batch:
    """Decodes the events of one batch. Everything is decoded before anything is delivered: all of it or nothing."""

    def __init__(self, payload, position):
        self.message = message = decode(BATCH_MESSAGE, payload)
        self.pieces = 0
        demand(1 <= message.rows <= MAX_ROWS, '{} rows', message.rows)
        demand(1 <= message.tick_ns <= MAX_TICK, '{} ns in a tick', message.tick_ns)
        demand(message.first_event >= position.next_event, 'first event is {}, expected {}', message.first_event, position.next_event)
        demand(message.base_tick * message.tick_ns >= position.time_ns, 'time goes back')
        demand(len(message.groups) <= MAX_GROUPS, '{} groups', len(message.groups))
        demand(sum(len(group.structures) for group in message.groups) <= MAX_STRUCTURE_COLUMNS, 'too many structures')
        self.tasks = tasks(message.tasks)
        texts = dictionary(message.dictionary)
        self.entries = Entries('dictionary', len(texts))
        self.groups = [Group(index, group, texts, self.entries) for index, group in enumerate(message.groups)]
        demand(sum(places.count for group in message.groups for places in group.structures) <= MAX_PIECES, 'too many structures')
        self.events = list(self.rows())
        position.next_event = self.events[-1].number + 1
        position.time_ns = self.end_tick * message.tick_ns

    def rows(self):
        message = self.message
        form, task, group, gap, duration, back, skip = columns = [
            Column(name, getattr(message, name)) for name in ('form', 'task', 'group', 'gap', 'duration', 'back', 'skip')]
        number, tick = message.first_event - 1, message.base_tick
        for row in range(message.rows):
            left_out, later = skip.next(), gap.next()
            demand(row or not left_out, 'skip of the first row must be 0')
            number += 1 + left_out
            tick += later
            demand(number < MAX_EVENT, 'event number {}', number)
            form_code = form.below(8, 'form')
            yield self.row(number, form_code, self.tasks[task.below(len(self.tasks), 'task')],
                           self.groups[group.below(len(self.groups), 'group')], tick, duration, back)
            tick = self.end_tick
        for column in columns:
            column.finish()
        for group in self.groups:
            group.finish()
        self.entries.finish()

    def row(self, number, form_code, task, group, tick, duration, back):
        form, context = form_code & 3, form_code >> 2
        tick_ns = self.message.tick_ns
        ticks = duration.next() if form in (CALL, RETURN) else 0
        self.end_tick = tick + ticks if form == CALL else tick
        demand(self.end_tick * tick_ns <= MAX_TIME, 'event {}: its time is too large', number)
        demand(form != RETURN or ticks <= tick, 'event {}: the call begins before time 0', number)
        distance = back.next() if form == RETURN else 0
        demand(distance <= number, 'event {}: its enter is {} events back', number, distance)
        demand((form == POINT) == (group.abi == POINTS), 'event {}: form {} with abi {}', number, form, group.abi)
        arguments = None if form == RETURN else [column.next() for column in group.arguments]
        demand(form != POINT or len(arguments) >= POINT_ARGUMENTS.get(group.number, 0),
               'event {}: a point {} with {} arguments', number, group.number, len(arguments or ()))
        result = signed(group.result.next(), 64) if form in (CALL, RETURN) else None
        pieces = group.pieces()
        self.pieces += len(pieces)
        demand(self.pieces <= MAX_PIECES, 'more than {} pieces', MAX_PIECES)
        return Event(number, form, context, task, tick * tick_ns, ticks * tick_ns if form in (CALL, RETURN) else None,
                     number - distance if distance else None, group.abi, group.number, arguments, result, pieces)


def tasks(table):
    """The threads of a batch (4.3)."""
    demand(1 <= table.tasks <= MAX_TASKS, '{} threads', table.tasks)
    columns = [Column(name, getattr(table, name)) for name in ('number', 'tid', 'process', 'pid')]
    result = []
    number = tid = 0
    for _ in range(table.tasks):
        difference = [unzigzag(column.next()) for column in columns]
        number += difference[0]
        tid += difference[1]
        task = Task(number, tid, number + difference[2], tid + difference[3])
        demand(0 <= task.number < 1 << 31 and 0 <= task.process < 1 << 31
               and -1 << 31 <= task.tid < 1 << 31 and -1 << 31 <= task.pid < 1 << 31,
               'thread {} of {} has impossible numbers', len(result), table.tasks)
        result.append(task)
    for column in columns:
        column.finish()
    return result


def dictionary(data):
    """The texts of a batch (4.5)."""
    if not data:
        return []
    demand(data[-1] == 0, 'the dictionary does not end with a zero byte')
    return [unescape(text) for text in data[:-1].split(b'\0')]


def unescape(text):
    if b'\1' not in text:
        return text
    plain = bytearray()
    rest = iter(text)
    for byte in rest:
        if byte == 1:
            byte = next(rest, 0) - 1
            demand(byte in (0, 1), 'a text has a wrong escape')
        plain.append(byte)
    return bytes(plain)


class Group:
    """The columns of one system call, or of one kind of point (4.4)."""

    def __init__(self, index, message, texts, entries):
        demand(len(message.argument) <= MAX_ARGUMENTS, 'group {}: {} arguments', index, len(message.argument))
        name = f'group {index}'
        demand(1 <= message.abi <= POINTS, '{}: abi {}', name, message.abi)
        self.abi = message.abi
        self.number = message.number
        self.arguments = [ValueColumn(f'{name}, argument {i}', data) for i, data in enumerate(message.argument)]
        self.result = ValueColumn(f'{name}, result', message.result)
        self.shapes = shapes(message.shapes)
        self.shape = Column(f'{name}, shape', message.shape)
        self.text = ReferenceColumn(f'{name}, text', message.text, entries)
        self.texts = texts
        self.structures = {}
        for structures in message.structures:
            demand(structures.place < 512, '{}: place {}', name, structures.place)
            demand(structures.place not in self.structures, '{}: place {} twice', name, structures.place)
            self.structures[structures.place] = Structures(f'{name}, place {structures.place}', structures)

    def pieces(self):
        """The pieces of the next row."""
        pieces = []
        for argument, part, flags in self.shapes[self.shape.below(len(self.shapes), 'shape')]:
            if flags & IS_TEXT:
                data = self.texts[self.text.next()]
            else:
                place = argument | part << 3 | (256 if flags & AT_EXIT else 0)
                demand(place in self.structures, 'no structures at place {}', place)
                data = self.structures[place].next()
            pieces.append(Piece(argument, part, flags, data))
        return pieces

    def finish(self):
        for column in (*self.arguments, self.result, self.shape, self.text, *self.structures.values()):
            column.finish()


def shapes(data):
    """The lists of pieces that the rows of a group have (4.5)."""
    if not data:
        return [()]
    result = []
    place = 0
    while place < len(data):
        count, place = varint(data, place)
        demand(count <= MAX_SHAPE, 'a shape of {} pieces', count)
        shape = []
        for _ in range(count):
            descriptor, place = varint(data, place)
            demand(descriptor < 1 << 16, 'piece descriptor {:#x}', descriptor)
            shape.append((descriptor & 7, descriptor >> 3 & 31, descriptor >> 8))
        result.append(shape)
    return result


class Structures:
    """The binary pieces at one place of one group (4.5)."""

    def __init__(self, name, message):
        demand(message.count <= MAX_PIECES, '{}: {} structures', name, message.count)
        self.entries = Entries(name, message.count)
        self.references = ReferenceColumn(name, message.references, self.entries)
        lengths = []
        column = Column(f'{name}, lengths', message.lengths)
        length = 0
        for _ in range(message.count):
            length += unzigzag(column.next())
            demand(0 <= length <= MAX_PAYLOAD, '{}: a structure of {} bytes', name, length)
            lengths.append(length)
        column.finish()
        demand(message.layout in (0, 1), '{}: layout {}', name, message.layout)
        self.distinct = words(name, lengths, message.data) if message.layout else in_a_row(name, lengths, message.data)

    def next(self):
        return self.distinct[self.references.next()]

    def finish(self):
        self.references.finish()
        self.entries.finish()


def in_a_row(name, lengths, data):
    demand(sum(lengths) == len(data), '{}: {} bytes, expected {}', name, len(data), sum(lengths))
    result = []
    place = 0
    for length in lengths:
        result.append(data[place:place + length])
        place += length
    return result


def words(name, lengths, data):
    """Layout 1: the 0th words of all structures, then the 1st words, and so on."""
    demand(sum(length + 7 >> 3 for length in lengths) <= len(data), '{}: too few words', name)
    result = [bytearray() for _ in lengths]
    place = 0
    for start in range(0, max(lengths, default=0), 8):
        word = 0
        for structure, length in zip(result, lengths):
            if length > start:
                difference, place = varint(data, place)
                word = word + unzigzag(difference) & U64
                structure += word.to_bytes(8, 'little')[:length - start]
    demand(place == len(data), '{}: {} bytes are left over', name, len(data) - place)
    return [bytes(structure) for structure in result]


# ----------------------------------------------------------------------------------------------------------- a whole trace

# What the index says of a batch; sets is the sets of thread numbers, process numbers, and abi << 32 | number.
BatchFacts = namedtuple('BatchFacts', 'frame events first_event first_time_ns sets')


def facts(frame, batch):
    sets = ({task.number for task in batch.tasks}, {task.process for task in batch.tasks},
            {group.abi << 32 | group.number for group in batch.groups})
    return BatchFacts(frame, len(batch.events), batch.events[0].number, batch.events[0].time, sets)


class Trace:
    """A file, read once from the front to the back."""

    def __init__(self, file):
        self.framing = Framing(file)
        self.problem = None
        self.frames = []
        try:
            for frame in self.framing.frames():
                self.frames.append(frame)
        except TraceError as problem:
            self.problem = problem
            if not self.frames:
                raise
        self.header = None
        self.position = Position()
        self.batches = []
        self.footer = []

    def events(self):
        """The header first (see `header`), then all good events; then a TraceError if there was a problem."""
        with Payloads(self.framing, self.frames) as payloads:
            for frame in self.frames:
                try:
                    payload = payloads.next(frame)
                    if frame.type == HEADER:
                        self.header = decode(HEADER_MESSAGE, payload)
                        yield self.header
                    elif frame.type == FOOTER:
                        self.footer.append((frame, decode(FOOTER_MESSAGE, payload)))
                    else:
                        batch = Batch(payload, self.position)
                        self.batches.append(facts(frame, batch))
                        yield from batch.events
                except Contradiction as problem:
                    raise TraceError(TraceError.DAMAGED, frame.offset, f'frame {frame.sequence}: {problem}') from None
        if self.problem:
            raise self.problem


# The argument that is the argv, by ABI and system call number: execve and execveat.
ARGV_ARGUMENT = {(1, 59): 1, (1, 322): 2, (2, 11): 1, (2, 358): 2, (3, 221): 1, (3, 281): 2}
COMMAND_LIMIT = 4096
MOST_PLACES = 1 << 30


class Process:
    """One entry of the list of processes; the fields of ProcessEntry (5)."""

    def __init__(self, task, time_ns, parent, command):
        self.number = task.process
        self.pid = task.pid
        self.parent = parent
        self.start_ns = time_ns
        self.end_ns = None
        self.status = None
        self.command = command
        self.execs = 0
        self.events = 0
        self.threads = 1  # the leader, even when it has no events
        self.child = 0  # its place among the children of its parent, from 0
        self.children = 0  # how many children it has had


class Scan:
    """What the footer says, found out by looking at every event (5)."""

    def __init__(self, header):
        self.header_command = cut(header.command)
        self.processes = []
        self.place = {}  # number of a process → position in the list, from 1
        self.process_of = {}  # number of a thread → number of its process
        self.argv = {}  # number of a thread → argv of the execve that it is in
        self.losses = {}  # reason → [gap rows, events]
        self.children = 0  # how many processes without a parent there are
        self.events = self.context = self.next_event = self.last_time_ns = 0
        self.first_time_ns = None

    def add(self, event):
        self.events += 1
        self.context += event.context
        self.next_event = event.number + 1
        if self.first_time_ns is None:
            self.first_time_ns = event.time
        self.last_time_ns = max(self.last_time_ns, event.time + (event.duration if event.form == CALL else 0))
        process = self.process(event)
        process.events += 0 if event.context else 1
        if event.form == ENTER:
            self.argv[event.task.number] = argv(event)
        elif event.form == POINT:
            self.point(event, process)

    def process(self, event):
        """The process of an event; a new one when this is its first event."""
        task = event.task
        if task.number not in self.process_of:
            if task.process not in self.process_of:
                self.begin(event)
            if task.number not in self.process_of:
                self.process_of[task.number] = self.process_of[task.process]
                self.processes[self.place[self.process_of[task.number]] - 1].threads += 1
        return self.processes[self.place[self.process_of[task.number]] - 1]

    def begin(self, event):
        """A new process, known by its leader."""
        task = event.task
        parent = 0
        if (event.abi, event.call) == (POINTS, THREAD):
            creator = self.process_of.get(signed(event.arguments[0], 64))
            parent = self.place.get(creator, 0)
        command = self.processes[parent - 1].command if parent else [] if self.processes else self.header_command
        process = Process(task, event.time, parent, command)
        before = self.processes[parent - 1] if parent else self
        first_sight = (event.abi, event.call) == (POINTS, THREAD) and task.number == task.process
        place = count(event, 3) if first_sight else 0
        process.child = place - 1 if place else before.children
        before.children = max(before.children, process.child + 1)
        self.processes.append(process)
        self.place[task.process] = len(self.processes)
        self.process_of[task.process] = task.process

    def point(self, event, process):
        if event.call == THREAD and event.task.number == event.task.process:
            process.children = max(process.children, count(event, 4))
            process.execs = max(process.execs, count(event, 5))
            for piece in event.pieces:
                if (piece.argument, piece.part) == (0, 0) and not piece.flags & AT_EXIT:
                    process.command = command_of(piece.bytes)
                    break
        elif event.call == EXEC:
            process.execs += 1
            command = self.argv.get(signed(event.arguments[1], 64))
            if command is not None:
                process.command = command
        elif event.call == EXIT and event.task.number == event.task.process:
            process.end_ns = event.time
            process.status = event.arguments[0] & 0xFFFFFFFF
        elif event.call == GAP and not event.context:
            loss = self.losses.setdefault(event.arguments[0], [0, 0])
            loss[0] += 1
            loss[1] += max(0, signed(event.arguments[1], 64))


def argv(event):
    """The argv of an execve or execveat, or None."""
    argument = ARGV_ARGUMENT.get((event.abi, event.call))
    for piece in event.pieces:
        if argument is not None and (piece.argument, piece.part) == (argument, 0) and piece.flags & IS_TEXT:
            return command_of(piece.bytes)
    return None


def command_of(data):
    strings = data.split(b'\0')
    return cut(strings if strings[-1] else strings[:-1])  # the last one may be cut off before its zero byte


def count(event, index):
    """An argument of a first sight that says how often something was, or 0."""
    value = event.arguments[index] if len(event.arguments) > index else 0
    return value if value <= MOST_PLACES else 0


def places(processes):
    """The places of processes as the footer has them: 0 where it is the next one."""
    following = {}
    for process in processes:
        natural = following.get(process.parent, 0)
        following[process.parent] = max(natural, process.child + 1)
        yield 0 if process.child == natural else process.child + 1


def cut(command):
    """The first strings of a command, COMMAND_LIMIT bytes of them."""
    result = []
    left = COMMAND_LIMIT
    for string in command:
        if left <= 0:
            break
        result.append(string[:left])
        left -= len(string)
    return result


# ---------------------------------------------------------------------------------------------------------- the listing

def quoted(data):
    return ''.join(chr(byte) if 0x21 <= byte <= 0x7E and byte not in b'%,' else f'%{byte:02X}' for byte in data)


def listed(entries):
    """Entries, already as text, in the form of a list."""
    entries = list(entries)
    return '%' if entries == [''] else ','.join(entries) if entries else '-'


def number_or_none(value):
    return '-' if value is None else str(value)


def file_line(framing):
    return f'file major={framing.major} minor={framing.minor} trace_id={framing.trace_id:x}'


def header_line(header):
    return 'header ' + ' '.join(f'{entry.name}={shown(entry, getattr(header, entry.name))}' for entry in HEADER_MESSAGE.values())


def shown(entry, value):
    """The value of a field of the header."""
    if isinstance(entry.kind, dict):
        return listed(quoted(getattr(value, part.name)) for part in entry.kind.values())
    if entry.repeated:
        return listed(quoted(part) for part in value)
    if isinstance(value, bytes):
        return quoted(value)
    return f'{value:x}' if entry.kind == FIXED64 else str(value)


def event_line(event):
    task = event.task
    arguments = '-' if event.arguments is None else listed(f'{value:x}' for value in event.arguments)
    pieces = listed(f'{piece.argument}/{piece.part}/{piece.flags}/{piece.bytes.hex()}' for piece in event.pieces)
    return (f'event number={event.number} kind={KINDS[event.form]} context={event.context} thread={task.number} '
            f'tid={task.tid} process={task.process} pid={task.pid} time={event.time} '
            f'duration={number_or_none(event.duration)} enter={number_or_none(event.enter)} abi={event.abi} '
            f'code={event.call} arguments={arguments} result={number_or_none(event.result)} pieces={pieces}')


def process_line(process):
    return (f'process number={process.number} pid={process.pid} parent={process.parent} start_ns={process.start_ns} '
            f'end_ns={number_or_none(process.end_ns)} status={number_or_none(process.status)} '
            f'command={listed(quoted(string) for string in process.command)} execs={process.execs} '
            f'events={process.events} threads={process.threads}')


def totals_line(trace, scan):
    return (f'totals batches={len(trace.batches)} events={scan.events} context={scan.context} '
            f'next_event={scan.next_event} '
            f'lost_events={sum(events for _, events in scan.losses.values())} first_time_ns={scan.first_time_ns or 0} '
            f'last_time_ns={scan.last_time_ns} processes={len(scan.processes)}')


def list_file(trace):
    """Prints the listing; a TraceError when something is wrong, after all that is good."""
    print(file_line(trace.framing))
    scan = None
    problem = None
    try:
        for item in trace.events():
            if scan is None:
                print(header_line(item))
                scan = Scan(item)
            else:
                print(event_line(item))
                scan.add(item)
    except TraceError as caught:
        problem = caught
    if scan is not None:
        for process in scan.processes:
            print(process_line(process))
        print(totals_line(trace, scan))
        print(f'end complete={int(problem is None)}')
    if problem:
        raise problem


# ------------------------------------------------------------------------------------------------------------- checking

def check_file(trace):
    """Reads everything and holds the footer against it."""
    scan = None
    for item in trace.events():
        if scan is None:
            scan = Scan(item)
        else:
            scan.add(item)
    try:
        check_footer(trace, scan)
    except Contradiction as problem:
        raise TraceError(TraceError.DAMAGED, trace.framing.trailer[1], f'the footer: {problem}') from None
    print(f'{len(trace.batches)} batches, {scan.events} events, {len(scan.processes)} processes: obeys FORMAT.md')


def check_footer(trace, scan):
    """Whether the footer says what a scan says (5, 6)."""
    demand(trace.footer, 'is missing')
    demand(trace.framing.trailer[1] == trace.footer[0][0].offset, 'the trailer says it is at {}', trace.framing.trailer[1])
    totals = [footer.totals for _, footer in trace.footer]
    demand(totals[-1] and not any(totals[:-1]), 'totals must be in its last frame and only there')
    expected = {'batches': len(trace.batches), 'events': scan.events, 'context': scan.context,
                'next_event': scan.next_event, 'first_time_ns': scan.first_time_ns or 0, 'last_time_ns': scan.last_time_ns}
    for name, value in expected.items():
        found = getattr(totals[-1], name)
        demand(found == value, '{} is {}, expected {}', name, found, value)
    losses = [(loss.reason, loss.gaps, loss.events) for loss in totals[-1].losses]
    demand(losses == [(reason, *loss) for reason, loss in sorted(scan.losses.items())], 'losses are {}', losses)
    check_sections([entry for _, footer in trace.footer for entry in footer.sections], trace.batches)
    entries = [entry for _, footer in trace.footer for entry in footer.processes]
    demand(len(entries) == totals[-1].processes, '{} processes, totals say {}', len(entries), totals[-1].processes)
    if entries or not scan.events:
        demand(len(entries) == len(scan.processes), '{} processes, expected {}', len(entries), len(scan.processes))
    for found, place in zip(entries, places(scan.processes)):
        demand(found.place == place, 'process {} has the place {}, expected {}', found.number, found.place, place)
    for found, process in zip(entries, scan.processes):
        demand(process_line(found) == process_line(process), '{}\n  expected {}', process_line(found), process_line(process))


def check_sections(sections, batches):
    """Each section must say what its batches are; together they must be all batches (5)."""
    place = 0
    for section in sections:
        inside = batches[place:place + section.frames]
        place += section.frames
        demand(inside and len(inside) == section.frames, 'a section of {} frames, {} are left', section.frames, len(inside))
        first = inside[0]
        demand((section.offset, section.sequence, section.first_event, section.first_time_ns, section.events)
               == (first.frame.offset, first.frame.sequence, first.first_event, first.first_time_ns,
                   sum(batch.events for batch in inside)), 'the section at {} is not that of its frames', section.offset)
        for index, name in enumerate(('threads', 'processes', 'calls')):
            said = getattr(section, name)
            expected = set().union(*(batch.sets[index] for batch in inside))
            demand(not said or ascending(said) == sorted(expected), 'the section at {} says other {}', section.offset, name)
    demand(place == len(batches), 'sections have {} frames of {}', place, len(batches))


def ascending(data):
    """A set of numbers: varints, the first number and then differences."""
    numbers = []
    place = 0
    while place < len(data):
        difference, place = varint(data, place)
        numbers.append((numbers[-1] if numbers else 0) + difference)
    return numbers


def main(arguments):
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    commands = {'list': list_file, 'check': check_file}
    if len(arguments) != 2 or arguments[0] not in commands:
        print('usage: trc.py list|check FILE', file=sys.stderr)
        return 2
    name = quoted(os.fsencode(arguments[1]))
    try:
        if not stat.S_ISREG(os.stat(arguments[1]).st_mode):
            raise TraceError(TraceError.NOT_A_TRACE, 0, 'is no regular file')
        with open(arguments[1], 'rb') as file:
            commands[arguments[0]](Trace(file))
        return 0
    except TraceError as problem:
        sys.stdout.flush()
        print(f'trc.py: {name}: offset {problem.offset}: {problem} ({problem.kind})', file=sys.stderr)
    except OSError as problem:
        print(f'trc.py: {name}: {problem.strerror}', file=sys.stderr)
    return 2


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
