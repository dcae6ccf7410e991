/** Tests of the product as a whole: what it is made of, and what the build leaves of it. */
@NullMarked
package io.tracecap.testdata;

import org.jspecify.annotations.NullMarked;
