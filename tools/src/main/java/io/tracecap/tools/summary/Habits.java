package io.tracecap.tools.summary;

import io.tracecap.format.event.RawText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Names of files that programs look for in vain wherever they run: {@code habits.tbl}, a pattern a line. */
final class Habits {
    private static final String TABLE = "habits.tbl";

    private final List<String[]> patterns = new ArrayList<>();

    /** Reads the table. */
    Habits() {
        try (InputStream in = Objects.requireNonNull(Habits.class.getResourceAsStream(TABLE), TABLE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty() && line.charAt(0) != '#') {
                    patterns.add(line.split("\\*", -1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE + " cannot be read", e);
        }
    }

    /** Whether a name is one of them. */
    boolean contains(RawText name) {
        String text = new String(name.toByteArray(), StandardCharsets.ISO_8859_1);
        for (String[] pattern : patterns) {
            if (matches(text, pattern)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the parts of a pattern, between which anything may be, are in the text in this order. */
    private static boolean matches(String text, String[] parts) {
        String last = parts[parts.length - 1];
        if (!text.startsWith(parts[0]) || !text.endsWith(last)) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = text.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return parts.length == 1 ? at == text.length() : at <= text.length() - last.length();
    }
}
