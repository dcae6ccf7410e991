/** How results look to people: on a terminal or not, how wide, in which characters and colours, and numbers in few digits. */
@NullMarked
package io.tracecap.tools.display;

import org.jspecify.annotations.NullMarked;
