/**
 * Events as text for people, in the words of strace. Nothing in here trusts a trace: every byte that came from a tracee
 * is escaped, every length is checked, every line is bounded.
 */
@NullMarked
package io.tracecap.tools.text;

import org.jspecify.annotations.NullMarked;
