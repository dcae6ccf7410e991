/** {@code tracetool tree}: which processes there were, what each ran, how it ended, and what it did. */
@NullMarked
package io.tracecap.tools.tree;

import org.jspecify.annotations.NullMarked;
