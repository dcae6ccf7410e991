package io.tracecap.tools.show;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options whose value may be left out, and is taken only if it is attached, as getopt_long(3) does:
 * {@code --syscall-times=ns}, but not {@code --syscall-times ns}.
 */
public final class AttachedOptions implements IParameterPreprocessor {
    @Override
    @SuppressWarnings("JdkObsolete") // picocli's interface has a Stack
    public boolean preprocess(
            Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> information) {
        if (!"=".equals(information.get("separator"))) {
            arguments.push(((OptionSpec) option).fallbackValue());
        }
        return false;
    }
}
