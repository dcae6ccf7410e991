/** {@code tracetool stat}: how often calls were made, how they ended and how long they took, in tables. */
@NullMarked
package io.tracecap.tools.stat;

import org.jspecify.annotations.NullMarked;
