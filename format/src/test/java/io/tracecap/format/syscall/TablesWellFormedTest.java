package io.tracecap.format.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What has to hold for every row of the tables. */
class TablesWellFormedTest {
    private static final Path HEADER = Path.of("/usr/include/x86_64-linux-gnu/asm/unistd_64.h");
    /** Newer than the header of Debian 12, which ends at 450; two late ones have early numbers. */
    private static final int LAST_OF_DEBIAN_12 = 450;

    private static final int URETPROBE = 335;
    private static final int UPROBE = 336;
    private static final Set<String> CLASSES = Set.of(
            "file", "desc", "network", "process", "signal", "memory", "ipc", "creds", "stat", "lstat", "fstat",
            "statfs", "fstatfs", "ustat", "pure", "clock");

    private final SyscallTable table = SyscallTable.of(Abi.X86_64);
    private final ConstantSets constants = ConstantSets.of(Abi.X86_64);
    private final Structures structures = Structures.of(Abi.X86_64);

    @Test
    void everySetParsesAndHasUniqueNames() {
        assertThat(constants.names()).doesNotHaveDuplicates().hasSizeGreaterThan(100);
        for (String name : constants.names()) {
            ConstantSet set = constants.set(name);
            assertThat(set.names()).as(name).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    @Test
    void everyNameOfASetStandsForItsValue() {
        for (String name : constants.names()) {
            ConstantSet set = constants.set(name);
            for (String constant : set.names()) {
                long value = set.valueOf(constant).orElseThrow();
                ConstantSet.Parts parts = set.decompose(value);
                long sum = 0;
                for (String part : parts.names()) {
                    sum |= set.valueOf(part).orElseThrow();
                }
                assertThat(sum | parts.rest()).as(name + " " + constant).isEqualTo(value);
                assertThat(parts.rest()).as(name + " " + constant).isZero();
            }
        }
    }

    @Test
    void everyStructureParses() {
        assertThat(structures.names()).doesNotHaveDuplicates().hasSizeGreaterThan(40);
        for (String name : structures.names()) {
            StructLayout layout = structures.structure(name);
            assertThat(layout.fields()).as(name).isNotEmpty();
            for (StructLayout.Field field : layout.fields()) {
                assertThat(field.offset() + field.width() * field.count())
                        .as(name + "." + field.name())
                        .isLessThanOrEqualTo(layout.size());
                checkField(layout, field);
            }
        }
    }

    private void checkField(StructLayout layout, StructLayout.Field field) {
        String where = layout.name() + "." + field.name();
        assertThat(field.brief() || layout.fields().stream().anyMatch(StructLayout.Field::brief))
                .as(layout.name() + " shows something when abbreviated")
                .isTrue();
        checkSet(where, field.type());
        StructLayout.Pointee pointee = field.pointee();
        if (pointee != null && pointee.length() instanceof Length.Argument length) {
            assertThat(layout.fields().get(length.index()).type()).as(where).isInstanceOf(ArgumentType.Scalar.class);
        }
    }

    @Test
    void everyRowParses() {
        forEverySignature(signature -> assertThat(signature.parameters()).hasSizeLessThanOrEqualTo(6));
        assertThat(table.names()).doesNotHaveDuplicates();
    }

    @Test
    void atLeast350CallsHaveARealSignature() {
        long real = table.names().stream()
                .filter(name -> {
                    List<Parameter> parameters =
                            table.signature(table.number(name).orElseThrow()).parameters();
                    return parameters.isEmpty() || !parameters.get(0).name().equals("arg1");
                })
                .count();
        assertThat(real).isGreaterThanOrEqualTo(350);
    }

    @Test
    void everyArgumentOfARowIsNamedOnceAndOfAKnownType() {
        forEverySignature(signature -> {
            assertThat(signature.parameters().stream().map(Parameter::name))
                    .as(signature.name())
                    .doesNotHaveDuplicates();
            for (Parameter parameter : signature.parameters()) {
                checkSet(signature.name() + " " + parameter.name(), parameter.type());
            }
            checkSet(signature.name() + " result", signature.result());
        });
    }

    @Test
    void everyLengthRefersToANumberOrToAPointerToOne() {
        forEverySignature(signature -> {
            for (Parameter parameter : signature.parameters()) {
                checkLength(signature, parameter);
            }
        });
    }

    private static void checkLength(Signature signature, Parameter parameter) {
        String where = signature.name() + " " + parameter.name();
        boolean counted = parameter.type() instanceof ArgumentType.Data;
        if (parameter.length() == null) {
            assertThat(counted).as(where + " has a length").isFalse();
        } else if (parameter.length() instanceof Length.Argument length) {
            assertThat(signature.parameters().get(length.index()).type())
                    .as(where)
                    .isInstanceOf(ArgumentType.Scalar.class);
        } else if (parameter.length() instanceof Length.Pointed length) {
            Parameter other = signature.parameters().get(length.index());
            assertThat(other.type()).as(where).isInstanceOf(ArgumentType.Struct.class);
            assertThat(((ArgumentType.Struct) other.type()).layout().size())
                    .as(where)
                    .isEqualTo(4);
            assertThat(other.direction()).as(where).isEqualTo(Direction.INOUT);
        } else if (parameter.length() instanceof Length.Result || parameter.length() instanceof Length.ResultWithin) {
            assertThat(parameter.direction()).as(where).isEqualTo(Direction.OUT);
        }
    }

    @Test
    void everyVariantIsChosenByNamedValues() {
        forEverySignature(signature -> {
            for (Signature.Variant variant : signature.variants()) {
                assertThat(variant.selectors()).as(signature.name()).isNotEmpty();
                assertThat(variant.signature().variants()).as(signature.name()).isEmpty();
                for (Signature.Selector selector : variant.selectors()) {
                    assertThat(variant.signature()
                                    .parameters()
                                    .get(selector.argument())
                                    .type())
                            .as(signature.name())
                            .isInstanceOf(ArgumentType.Constants.class);
                }
            }
        });
    }

    /** The parser does not need to know, but a reader of the table shall not be misled. */
    @Test
    void aRowCallsFlagsWhatIsASetOfFlags() throws IOException {
        for (String file : List.of("x86_64.syscalls", Structures.FILE)) {
            try (InputStream in = SyscallTable.class.getResourceAsStream(file)) {
                String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
                Matcher mention =
                        Pattern.compile("\\b(flags|enum):([a-z_0-9]+)").matcher(text);
                while (mention.find()) {
                    assertThat(constants.set(mention.group(2)).flags())
                            .as(file + ": " + mention.group())
                            .isEqualTo(mention.group(1).equals("flags"));
                }
            }
        }
    }

    @Test
    void everyClassIsOneOfStraces() {
        forEverySignature(signature -> assertThat(CLASSES).as(signature.name()).containsAll(signature.classes()));
    }

    @Test
    @EnabledIf("headerIsThere")
    void numbersAreThoseOfTheKernelsHeader() throws IOException {
        Map<String, Integer> header = new HashMap<>();
        for (String line : Files.readAllLines(HEADER)) {
            String[] words = line.split(" ", -1);
            if (words.length == 3 && words[1].startsWith("__NR_")) {
                header.put(words[1].substring("__NR_".length()), Integer.parseInt(words[2]));
            }
        }
        Map<String, Integer> ours = new HashMap<>();
        for (String name : table.names()) {
            int number = table.number(name).orElseThrow();
            if (header.containsKey(name) || (number <= LAST_OF_DEBIAN_12 && number != URETPROBE && number != UPROBE)) {
                ours.put(name, number);
            }
        }
        assertThat(ours).isEqualTo(header);
    }

    @SuppressWarnings("UnusedMethod") // named by the condition above
    private static boolean headerIsThere() {
        return Files.exists(HEADER);
    }

    private void forEverySignature(Consumer<Signature> check) {
        for (String name : table.names()) {
            int number = table.number(name).orElseThrow();
            assertThatCode(() -> table.signature(number)).doesNotThrowAnyException();
            Signature signature = table.signature(number);
            assertThat(signature.number()).isEqualTo(number);
            assertThat(signature.name()).isEqualTo(name);
            check.accept(signature);
            signature.variants().forEach(variant -> check.accept(variant.signature()));
        }
    }

    private void checkSet(String where, ArgumentType type) {
        if (type instanceof ArgumentType.Constants set) {
            assertThat(constants.contains(set.set()))
                    .as(where + ": " + set.set())
                    .isTrue();
        } else if (type instanceof ArgumentType.Struct struct) {
            for (StructLayout.Field field : struct.layout().fields()) {
                checkSet(where + "." + field.name(), field.type());
            }
        }
    }
}
