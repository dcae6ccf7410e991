/** Makes traces out of traces: a part of one, several joined, the same one smaller. */
@NullMarked
package io.tracecap.format.edit;

import org.jspecify.annotations.NullMarked;
