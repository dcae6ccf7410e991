package io.tracecap.format.edit;

import java.nio.file.Path;

/**
 * Where an edit writes to.
 *
 * @param path name of the new file
 * @param replace whether a file of that name may be replaced; what is read never is
 */
public record Target(Path path, boolean replace) {}
