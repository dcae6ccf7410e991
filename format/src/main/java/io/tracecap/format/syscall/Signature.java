package io.tracecap.format.syscall;

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
 *     {@code pure}, {@code clock}), without the percent sign
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

    /**
     * A signature that holds when an argument has certain values: one fcntl(2) command, one ioctl(2) request.
     *
     * @param argument index of the deciding argument
     * @param values the values, compared as unsigned 32-bit numbers
     * @param signature what then holds; has no variants itself
     */
    public record Variant(int argument, Set<Long> values, Signature signature) {
        /** Copies the set. */
        public Variant {
            values = Set.copyOf(values);
        }
    }

    /**
     * The signature that holds for a call.
     *
     * @param arguments the six raw arguments
     * @return a variant's signature, or this one if none matches
     */
    public Signature resolve(long[] arguments) {
        for (Variant variant : variants) {
            if (variant.values().contains(arguments[variant.argument()] & 0xFFFFFFFFL)) {
                return variant.signature();
            }
        }
        return this;
    }
}
