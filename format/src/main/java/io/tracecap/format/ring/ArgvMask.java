package io.tracecap.format.ring;

import io.tracecap.format.event.RawText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hides what looks like a secret in command lines and environments, before it reaches the disk: the value of
 * {@code --password=…}, {@code TOKEN=…} and their like, the argument behind {@code --password}, the user-info of a URL,
 * and the values of further names. What is hidden becomes {@code ***} (fewer stars for shorter secrets), so that nothing
 * becomes longer than it was.
 *
 * <p>Bytes that are not ASCII pass unchanged. Cold: runs once for each execve, not for each call.
 */
public final class ArgvMask {
    private static final String SECRET_NAME = "secret-name";
    private static final String URL_USER_INFO = "url-user-info";
    private static final String NAME_LIKE = "name ";

    /**
     * The usual rules, as the header of a trace has them: {@code secret-name} hides values by the name in front of them,
     * {@code url-user-info} what stands before the {@code @} of a URL. A rule that changes gets another name.
     */
    public static final List<String> RULES = List.of(SECRET_NAME, URL_USER_INFO);

    private static final String MASKED = "***";
    private static final Pattern NAME = Pattern.compile(
            "-{0,2}(?:[a-z0-9]+[-_])*(?:pass(?:word|wd|phrase)?|secret|token|(?:api|access|private)?[-_]?key)",
            Pattern.CASE_INSENSITIVE);

    /** Longer names are not looked at: matching must stay cheap whatever the traced program runs. */
    private static final int LONGEST_NAME = 64;

    private static final String SCHEME_END = "://";

    private final List<String> rules;
    private final boolean hidesSecretNames;
    private final boolean hidesUserInfo;
    private final List<NamePattern> names = new ArrayList<>();

    /** Hides by the usual rules. */
    public ArgvMask() {
        this(RULES);
    }

    private ArgvMask(List<String> rules) {
        this.rules = List.copyOf(rules);
        hidesSecretNames = rules.contains(SECRET_NAME);
        hidesUserInfo = rules.contains(URL_USER_INFO);
        for (String rule : rules) {
            if (rule.startsWith(NAME_LIKE)) {
                names.add(new NamePattern(rule.substring(NAME_LIKE.length())));
            }
        }
    }

    /**
     * Hides by these rules: those of {@link #RULES}, and those that {@link #nameRule} made. Others hide nothing.
     *
     * @param rules as in the header of a trace
     */
    public static ArgvMask of(List<String> rules) {
        return new ArgvMask(rules);
    }

    /**
     * The rule that hides the values of what has a name like {@code pattern}, as the header of a trace has it: {@code *}
     * stands for any characters and {@code ?} for one, and upper and lower case are the same.
     */
    public static String nameRule(String pattern) {
        return NAME_LIKE + pattern;
    }

    /** The rules, for the header of a trace. */
    public List<String> rules() {
        return rules;
    }

    /**
     * Masks an argv that lies in memory as NUL-terminated strings.
     *
     * @return the masked strings, never longer than {@code length}, or null if there was nothing to mask
     */
    public byte @Nullable [] mask(byte[] bytes, int offset, int length) {
        // ISO-8859-1 maps every byte to one char and back, whatever the bytes mean.
        String all = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
        boolean terminated = all.endsWith("\0");
        List<String> before = Arrays.asList((terminated ? all.substring(0, length - 1) : all).split("\0", -1));
        List<String> after = maskStrings(before);
        if (after.equals(before)) {
            return null;
        }
        String joined = String.join("\0", after) + (terminated ? "\0" : "");
        return joined.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Masks the arguments of a command. */
    public List<RawText> mask(List<RawText> arguments) {
        List<String> strings = new ArrayList<>(arguments.size());
        for (RawText argument : arguments) {
            strings.add(new String(argument.toByteArray(), StandardCharsets.ISO_8859_1));
        }
        List<RawText> masked = new ArrayList<>(arguments.size());
        for (String string : maskStrings(strings)) {
            masked.add(RawText.of(string.getBytes(StandardCharsets.ISO_8859_1)));
        }
        return masked;
    }

    /** Masks the arguments of a command; chars are taken as they are. */
    List<String> maskStrings(List<String> arguments) {
        List<String> masked = new ArrayList<>(arguments.size());
        boolean secretNext = false;
        for (String argument : arguments) {
            boolean isValue = secretNext && !argument.startsWith("-");
            masked.add(isValue ? hide(argument) : maskOne(argument));
            secretNext = argument.startsWith("-") && isNameBeforeSecret(argument);
        }
        return masked;
    }

    private String maskOne(String argument) {
        int equals = argument.indexOf('=');
        if (equals > 0 && equals + 1 < argument.length() && isSecretName(argument.substring(0, equals))) {
            return argument.substring(0, equals + 1) + hide(argument.substring(equals + 1));
        }
        return hidesUserInfo ? maskUserInfo(argument) : argument;
    }

    private boolean isSecretName(String name) {
        return name.length() <= LONGEST_NAME
                && ((hidesSecretNames && NAME.matcher(name).matches()) || isNamed(name));
    }

    /** Of the usual names, only those of long options: the argument behind {@code -key} is seldom a secret. */
    private boolean isNameBeforeSecret(String option) {
        return option.startsWith("--") ? isSecretName(option) : option.length() <= LONGEST_NAME && isNamed(option);
    }

    private boolean isNamed(String name) {
        for (NamePattern pattern : names) {
            if (pattern.matches(name)) {
                return true;
            }
        }
        return false;
    }

    private static String maskUserInfo(String argument) {
        int scheme = argument.indexOf(SCHEME_END);
        if (scheme < 0 || argument.indexOf('@', scheme) < 0) {
            return argument;
        }
        StringBuilder masked = new StringBuilder(argument.length());
        int done = 0;
        while (scheme >= 0) {
            int begin = scheme + SCHEME_END.length();
            int end = begin;
            while (end < argument.length() && "/@ \t\n?#".indexOf(argument.charAt(end)) < 0) {
                end++;
            }
            masked.append(argument, done, begin);
            boolean isUserInfo = end < argument.length() && argument.charAt(end) == '@';
            masked.append(isUserInfo ? hide(argument.substring(begin, end)) : argument.substring(begin, end));
            done = end;
            scheme = argument.indexOf(SCHEME_END, end);
        }
        return masked.append(argument, done, argument.length()).toString();
    }

    private static String hide(String secret) {
        return MASKED.substring(0, Math.min(MASKED.length(), secret.length()));
    }
}
