package io.tracecap.format.files;

/**
 * Which device a file is.
 *
 * @param isBlock whether it is a block device; otherwise a character device
 * @param major its major number
 * @param minor its minor number
 */
public record Device(boolean isBlock, int major, int minor) {}
