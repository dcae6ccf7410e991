package io.tracecap.format.syscall;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What one syscall of one ABI takes and returns.
 *
 * @param number its number
 * @param name its name, without prefix
 * @param parameters in register order
 * @param result what it returns on success
 * @param classes strace's classes that it belongs to ({@code file}, {@code desc}, {@code network}, {@code process},
 *     {@code signal}, {@code memory}, {@code ipc}, {@code creds}, {@code stat}, {@code lstat}, {@code fstat},
 *     {@code statfs}, {@code fstatfs}, {@code pure}, {@code clock}; {@code ustat}), without the percent sign
 * @param variants more special signatures of the same call; the first whose selector matches counts
 */
public record Signature(
        int number,
        String name,
        List<Parameter> parameters,
        ArgumentType result,
        Set<String> classes,
        List<Variant> variants) {

    /** Copies the collections. */
    public Signature {
        parameters = List.copyOf(parameters);
        classes = Set.copyOf(classes);
        variants = List.copyOf(variants);
    }

    /** The same signature under another number and name. */
    Signature called(int otherNumber, String otherName) {
        List<Variant> others = new ArrayList<>(variants.size());
        for (Variant variant : variants) {
            others.add(new Variant(variant.selectors(), variant.signature().called(otherNumber, otherName)));
        }
        return new Signature(otherNumber, otherName, parameters, result, classes, others);
    }

    /**
     * A signature that holds when arguments have certain values: one fcntl(2) command, one ioctl(2) request, one
     * setsockopt(2) level and option.
     *
     * @param selectors what has to match, all of them
     * @param signature what then holds; has no variants itself
     */
    public record Variant(List<Selector> selectors, Signature signature) {
        /** Copies the list. */
        public Variant {
            selectors = List.copyOf(selectors);
        }

        /** Whether the variant holds for these raw arguments. */
        public boolean matches(long[] arguments) {
            for (int i = 0; i < selectors.size(); i++) {
                if (!selectors.get(i).matches(arguments)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** An argument and the values that choose a {@link Variant}, compared as unsigned 32-bit numbers. */
    public static final class Selector {
        private final int argument;
        private final long[] values;

        /**
         * Copies the values.
         *
         * @param argument index of the deciding argument
         * @param values any of which will do
         */
        public Selector(int argument, long... values) {
            this.argument = argument;
            this.values = new long[values.length];
            for (int i = 0; i < values.length; i++) {
                this.values[i] = values[i] & 0xFFFFFFFFL;
            }
        }

        /** Index of the deciding argument. */
        public int argument() {
            return argument;
        }

        /** The values, as unsigned 32-bit numbers. */
        public long[] values() {
            return values.clone();
        }

        /** Whether the deciding argument has one of the values. */
        public boolean matches(long[] arguments) {
            long value = arguments[argument] & 0xFFFFFFFFL;
            for (long candidate : values) {
                if (candidate == value) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * The signature that holds for a call. Allocates nothing.
     *
     * @param arguments the six raw arguments
     * @return a variant's signature, or this one if none matches
     */
    public Signature resolve(long[] arguments) {
        for (int i = 0; i < variants.size(); i++) {
            Variant variant = variants.get(i);
            if (variant.matches(arguments)) {
                return variant.signature();
            }
        }
        return this;
    }
}
