/** Where the traces come from that a command line names, and how far they are read. */
@NullMarked
package io.tracecap.tools.source;

import org.jspecify.annotations.NullMarked;
