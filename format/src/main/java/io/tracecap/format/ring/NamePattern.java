package io.tracecap.format.ring;

/**
 * A pattern for names of options and variables: {@code *} stands for any characters, {@code ?} for one; upper and lower
 * case are the same. The dashes before an option may be left out.
 *
 * @param pattern the pattern
 */
record NamePattern(String pattern) {
    /** Whether a name, such as {@code PIN} or {@code --user-pin}, is like this. */
    boolean matches(String name) {
        int dashes = name.startsWith("--") ? 2 : name.startsWith("-") ? 1 : 0;
        return matches(name, 0) || (dashes > 0 && matches(name, dashes));
    }

    /** Goes back to the latest star only: at most as many steps as the product of both lengths. */
    private boolean matches(String name, int from) {
        int at = 0;
        int i = from;
        int star = -1;
        int starFrom = from;
        while (i < name.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                starFrom = i;
            } else if (at < pattern.length() && isLike(pattern.charAt(at), name.charAt(i))) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++starFrom;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }

    private static boolean isLike(char wanted, char found) {
        return wanted == '?' || Character.toLowerCase(wanted) == Character.toLowerCase(found);
    }
}
