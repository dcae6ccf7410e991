package io.tracecap.format.files;

/**
 * One entry of a descriptor table.
 *
 * @param file what it stands for
 * @param closeOnExec whether it is closed at an execve(2)
 */
public record Descriptor(OpenFile file, boolean closeOnExec) {}
