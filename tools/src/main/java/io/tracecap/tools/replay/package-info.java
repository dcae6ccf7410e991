/** {@code tracetool replay}: a recording as it happened, at its own pace or step by step. */
@NullMarked
package io.tracecap.tools.replay;

import org.jspecify.annotations.NullMarked;
