/** Files that were made to do harm, and what the tools do with them. */
@NullMarked
package io.tracecap.tools.hostile;

import org.jspecify.annotations.NullMarked;
