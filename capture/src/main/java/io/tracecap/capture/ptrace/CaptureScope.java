package io.tracecap.capture.ptrace;

/**
 * What is recorded of the calls of a program.
 *
 * @param limits how much of its memory is copied
 * @param calls which of them are recorded
 */
public record CaptureScope(CopyLimits limits, ChosenCalls calls) {}
