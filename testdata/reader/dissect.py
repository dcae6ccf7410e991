#!/usr/bin/env python3
"""Takes a small .trc file apart, as FORMAT.md does with samples/tiny.trc: every byte, where it is and what it means.

    dissect.py FILE

Each line has the offset in the file, bytes, and what they are. Payloads must not be compressed.
"""

import os
import struct
import sys

import trc

BYTES_IN_LINE = 12

# How the bytes of a column are shown; other bytes are text.
PLAIN = 'varints'
ZIGZAG = 'zigzag'
COLUMNS = {
    id(trc.TASK_TABLE): {2: ZIGZAG, 3: ZIGZAG, 4: ZIGZAG, 5: ZIGZAG},
    id(trc.STRUCTURES): {2: PLAIN, 4: ZIGZAG},
    id(trc.GROUP): {3: PLAIN, 4: PLAIN, 5: PLAIN, 6: PLAIN, 7: PLAIN},
    id(trc.SECTION_ENTRY): {7: PLAIN, 8: PLAIN, 9: PLAIN},
    id(trc.BATCH_MESSAGE): {6: PLAIN, 7: PLAIN, 8: PLAIN, 9: PLAIN, 10: PLAIN, 11: PLAIN, 14: PLAIN},
}
MESSAGES = {trc.HEADER: ('Header', trc.HEADER_MESSAGE), trc.BATCH: ('Batch', trc.BATCH_MESSAGE),
            trc.FOOTER: ('Footer', trc.FOOTER_MESSAGE)}


class Dissection:
    """Prints the bytes of a file from the front to the back."""

    def __init__(self, data):
        self.data = data
        self.place = 0

    def take(self, length, what):
        """Prints the next bytes, in as many lines as they need."""
        end = self.place + length
        while self.place < end:
            part = self.data[self.place:min(end, self.place + BYTES_IN_LINE)]
            print(f'{self.place:04x}  {part.hex(" "):<{3 * BYTES_IN_LINE}} {what}'.rstrip())
            self.place += len(part)
            what = '' if what == '' else '…'

    def fields(self, values):
        """Prints fields of fixed size: pairs of a length and what it is."""
        for length, what in values:
            self.take(length, what)

    def message(self, schema, end, indent):
        """Prints the fields of a protobuf message that ends there."""
        while self.place < end:
            key, behind = trc.varint(self.data, self.place)
            number, wire = key >> 3, key & 7
            field = schema[number]
            if wire == 2:
                length, behind = trc.varint(self.data, behind)
                if isinstance(field.kind, dict):
                    self.take(behind - self.place, f'{indent}{field.name}, {length} bytes')
                    self.message(field.kind, self.place + length, indent + '  ')
                    continue
                what = shown(COLUMNS.get(id(schema), {}).get(number), self.data[behind:behind + length])
                behind += length
            elif wire == 1:
                what = f'{struct.unpack_from("<Q", self.data, behind)[0]:x}'
                behind += 8
            else:
                value, behind = trc.varint(self.data, behind)
                what = str(value)
            self.take(behind - self.place, f'{indent}{field.name}: {what}')


def shown(column, value):
    """The contents of a bytes or string field."""
    if column is None:
        return '"' + ''.join(chr(b) if 0x20 <= b <= 0x7E else f'\\{b:02x}' for b in value) + '"'
    numbers = []
    place = 0
    while place < len(value):
        number, place = trc.varint(value, place)
        numbers.append(trc.unzigzag(number) if column == ZIGZAG else number)
    return ' '.join(map(str, numbers)) or 'zeros'


def dissect(path):
    with open(path, 'rb') as file:
        trace = trc.Trace(file)
        data = os.pread(file.fileno(), trace.framing.size, 0)
    if trace.problem:
        raise trace.problem
    out = Dissection(data)
    out.fields([(8, 'magic'), (2, f'major version {trace.framing.major}'), (2, f'minor version {trace.framing.minor}'),
                (4, 'required features: none')])
    for frame in trace.frames:
        print()
        name, schema = MESSAGES[frame.type]
        out.fields([
            (4, 'sync mark'), (1, f'type {frame.type}: {name}'),
            (1, f'flags {frame.flags:#04x}' + (': required' if frame.flags & trc.REQUIRED else '')), (2, '0'),
            (8, f'trace id {frame.trace_id:016x}'), (4, f'sequence {frame.sequence}'),
            (4, f'stored length {frame.stored}'), (4, f'plain length {frame.plain}'), (4, 'checksum')])
        out.message(schema, frame.payload + frame.stored, '')
    print()
    out.fields([(8, f'footer offset {trace.framing.trailer[1]:#06x}'), (8, 'trace id'), (4, 'checksum'), (4, 'end mark')])


if __name__ == '__main__':
    try:
        dissect(sys.argv[1])
    except trc.TraceError as problem:
        sys.exit(f'dissect.py: {problem}')
