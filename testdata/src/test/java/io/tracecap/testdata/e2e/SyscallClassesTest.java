package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.SyscallSet;
import io.tracecap.format.syscall.SyscallTable;
import io.tracecap.testdata.launch.CPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The classes of system calls are strace's. A program makes every call there is, of three ABIs; strace lets none of them
 * happen, and makes those of a class fail with another error than the rest.
 */
class SyscallClassesTest extends OnStage {
    private static final Pattern CALL = Pattern.compile("\\[ *([0-9]+)\\] (\\w+)\\(.* = -1 (E[A-Z]+) .*\\(INJECTED\\)");
    private static final int X32_BIT = 0x40000000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%file", "%desc", "%process", "%network", "%net", "%signal", "%ipc", "%memory", "%creds", "%clock",
                "%pure", "%stat", "%lstat", "%fstat", "%%stat", "%statfs", "%fstatfs", "%%statfs", "/^s.*id$", "file",
                "open@32", "open@64", "open@x32", "!%desc"
            })
    void aClassHasTheCallsThatStraceHasInIt(String words) throws IOException {
        Path text = stage.beside("strace.txt");
        String others = words.startsWith("!") ? words.substring(1) : "!" + words;
        stage.run(
                "strace",
                "-n",
                "-o",
                text.toString(),
                "-e",
                "inject=" + words + ":error=EPERM",
                "-e",
                "inject=" + others + ":error=ENOSYS",
                CPrograms.compiled("bare_every_call").toString());
        SyscallSet set = SyscallSet.parse(words);

        Set<String> straces = new TreeSet<>();
        Set<String> ours = new TreeSet<>();
        Abi abi = Abi.X86_64;
        for (String line : Files.readAllLines(text)) {
            Matcher call = CALL.matcher(line);
            if (!call.matches()) {
                continue;
            }
            int number = Integer.parseInt(call.group(1));
            boolean isX32 = (number & X32_BIT) != 0;
            abi = isX32 ? Abi.X32 : abi == Abi.X86_64 ? abi : Abi.I386;
            String name = call.group(2);
            if (name.startsWith("syscall_")) {
                continue;
            }
            if (call.group(3).equals("EPERM")) {
                straces.add(abi.word() + " " + name);
            }
            if (set.contains(abi.id(), number & ~X32_BIT)) {
                ours.add(abi.word() + " " + SyscallTable.of(abi).name(number & ~X32_BIT));
            }
        }
        assertThat(straces).as("what strace has in %s", words).isNotEmpty();
        assertThat(ours).as(words).isEqualTo(straces);
    }
}
