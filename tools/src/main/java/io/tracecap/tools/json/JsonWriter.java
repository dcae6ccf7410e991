package io.tracecap.tools.json;

import io.tracecap.format.event.RawText;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes one JSON value, member by member, as it comes; the output is ASCII only, one member a line at the two outermost
 * levels. Nothing that a text holds can end a string or move a terminal.
 *
 * <p>Bytes that are UTF-8 become the characters they mean. A byte that is not becomes the lone surrogate U+DC00 + byte,
 * which no UTF-8 means: so all bytes can be had back (in Python, {@code text.encode("utf-8", "surrogateescape")}).
 */
public final class JsonWriter {
    private static final int BROKEN_LINES = 2;
    private static final int ONE_LINE = 0;
    private static final char ESCAPED_BYTE = '\udc00';

    private final OutputStream out;
    /** At how many levels from outside each member has a line of its own. */
    private final int brokenLines;

    /** What is not written yet, ASCII only. */
    private byte[] text = new byte[1024];

    private int length;
    /** The brackets that are open. */
    private final StringBuilder open = new StringBuilder();

    private boolean first = true;

    /**
     * Makes a writer.
     *
     * @param out takes the bytes; should be buffered
     */
    public JsonWriter(OutputStream out) {
        this(out, BROKEN_LINES);
    }

    private JsonWriter(OutputStream out, int brokenLines) {
        this.out = out;
        this.brokenLines = brokenLines;
    }

    /** A writer of values that have one line each. */
    public static JsonWriter ofLines(OutputStream out) {
        return new JsonWriter(out, ONE_LINE);
    }

    /** Begins an object: the value itself, or an element of a list. */
    public JsonWriter beginObject() {
        separate();
        return open('{');
    }

    /** Begins an object that is a member. */
    public JsonWriter beginObject(String name) {
        name(name);
        return open('{');
    }

    /** Ends the object that was begun last, and writes what there is. */
    public JsonWriter endObject() throws IOException {
        close('}');
        return this;
    }

    /** Begins a list that is a member. */
    public JsonWriter beginList(String name) {
        name(name);
        return open('[');
    }

    /** Ends the list that was begun last, and writes what there is. */
    public JsonWriter endList() throws IOException {
        close(']');
        return this;
    }

    /** Ends all objects and lists within the outermost object, of which members may follow then. */
    public void unwind() throws IOException {
        while (open.length() > 1) {
            close(open.charAt(open.length() - 1) == '{' ? '}' : ']');
        }
    }

    /** A member that is a number. Up to 64 bits: more than the doubles of some readers hold. */
    public JsonWriter number(String name, long value) {
        name(name);
        ascii(Long.toString(value));
        return this;
    }

    /** A member that is a decimal fraction, {@code value / 10^digits}. */
    public JsonWriter decimal(String name, long value, int digits) {
        name(name);
        ascii(BigDecimal.valueOf(value, digits).toPlainString());
        return this;
    }

    /** A member that is true or false. */
    public JsonWriter truth(String name, boolean value) {
        name(name);
        ascii(value ? "true" : "false");
        return this;
    }

    /** A member that is not known. */
    public JsonWriter nothing(String name) {
        name(name);
        ascii("null");
        return this;
    }

    /** A member that is text. */
    public JsonWriter text(String name, String value) {
        name(name);
        quote(value);
        return this;
    }

    /** A member that is bytes; see the class comment. */
    public JsonWriter bytes(String name, RawText value) {
        name(name);
        quote(value);
        return this;
    }

    /** A member that is a list of texts. */
    public JsonWriter texts(String name, List<String> values) throws IOException {
        beginList(name);
        for (String value : values) {
            separate();
            quote(value);
        }
        return endList();
    }

    /** A member that is a list of bytes; see the class comment. */
    public JsonWriter byteTexts(String name, List<RawText> values) throws IOException {
        beginList(name);
        for (RawText value : values) {
            separate();
            quote(value);
        }
        return endList();
    }

    private JsonWriter open(char bracket) {
        ascii(bracket);
        open.append(bracket);
        first = true;
        return this;
    }

    private void close(char bracket) throws IOException {
        int depth = open.length() - 1;
        open.setLength(depth);
        if (depth < brokenLines && !first) {
            newLine();
        }
        ascii(bracket);
        first = false;
        if (depth == 0) {
            ascii('\n');
            first = true;
        }
        out.write(text, 0, length);
        length = 0;
    }

    private void separate() {
        int depth = open.length();
        if (!first) {
            ascii(',');
        }
        if (depth > 0 && depth <= brokenLines) {
            newLine();
        } else if (!first) {
            ascii(' ');
        }
        first = false;
    }

    private void newLine() {
        ascii('\n');
        for (int i = 0; i < open.length(); i++) {
            ascii("  ");
        }
    }

    private void name(String name) {
        separate();
        quote(name);
        ascii(": ");
    }

    private void quote(RawText value) {
        byte[] bytes = value.toByteArray();
        int ascii = 0;
        while (ascii < bytes.length && bytes[ascii] >= 0) {
            ascii++;
        }
        if (ascii < bytes.length) {
            quote(decode(bytes));
            return;
        }
        ascii('"');
        for (byte each : bytes) {
            escaped((char) each);
        }
        ascii('"');
    }

    private void quote(String value) {
        ascii('"');
        for (int i = 0; i < value.length(); i++) {
            escaped(value.charAt(i));
        }
        ascii('"');
    }

    private void escaped(char c) {
        if (c == '"' || c == '\\') {
            ascii('\\');
            ascii(c);
        } else if (c >= ' ' && c <= '~') {
            ascii(c);
        } else {
            ascii("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                ascii(Character.forDigit((c >> shift) & 0xF, 16));
            }
        }
    }

    private void ascii(String words) {
        for (int i = 0; i < words.length(); i++) {
            ascii(words.charAt(i));
        }
    }

    private void ascii(char c) {
        if (length == text.length) {
            text = Arrays.copyOf(text, length * 2);
        }
        text[length++] = (byte) c;
    }

    private static String decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer from = ByteBuffer.wrap(bytes);
        CharBuffer to = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(from, to, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                to.put((char) (ESCAPED_BYTE + (from.get() & 0xFF)));
            }
            result = decoder.decode(from, to, true);
        }
        return to.flip().toString();
    }
}
