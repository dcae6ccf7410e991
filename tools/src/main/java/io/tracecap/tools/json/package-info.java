/** Results for programs: JSON (RFC 8259) in ASCII. */
@NullMarked
package io.tracecap.tools.json;

import org.jspecify.annotations.NullMarked;
