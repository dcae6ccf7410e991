package io.tracecap.tools.text;

import io.tracecap.format.syscall.Abi;

/**
 * What prints the parts of a call of one ABI.
 *
 * @param arguments its arguments
 * @param reader takes them apart
 * @param specials its arguments, where they have a form of their own
 * @param results its result
 * @param notes what stands behind the result
 * @param hasNotes whether notes are known to hold for this ABI: they read structures that lie otherwise where registers
 *     have 32 bits
 */
record CallParts(
        ArgumentText arguments,
        CallReader reader,
        SpecialCalls specials,
        ResultText results,
        ResultNotes notes,
        boolean hasNotes) {
    /** The parts for one ABI. */
    static CallParts of(Abi abi, TextOptions options, NamesView names) {
        ArgumentText arguments = new ArgumentText(options, abi, names);
        ConstantText constants = arguments.structs().constants();
        return new CallParts(
                arguments,
                new CallReader(arguments, abi),
                new SpecialCalls(constants, abi),
                new ResultText(arguments.structs()),
                new ResultNotes(arguments.structs()),
                abi.wideRegisters());
    }
}
