/** The {@code tracetool} command line: which subcommands there are, and how they end. */
@NullMarked
package io.tracecap.tools.cli;

import org.jspecify.annotations.NullMarked;
