/** The product as a user meets it: the installed commands, run on real programs. */
@NullMarked
package io.tracecap.testdata.e2e;

import org.jspecify.annotations.NullMarked;
