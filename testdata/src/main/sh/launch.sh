# Sourced by bin/tracetool and bin/tracecap: finds a JDK and starts a main class of this distribution on it.
#
# The caller sets     tracecap_home   the distribution's directory (the one with bin/ and lib/); may be relative
# and calls           tracecap_find_java NAME
#                       sets $tracecap_java; NAME is the prefix for messages. No JDK that can be used: one line on
#                       stderr and status 1.
#                     tracecap_exec_java [JVM OPTION...] MAINCLASS [ARGUMENT...]
#                       replaces the current process by the JVM. To keep the shell, call it in a subshell:
#                       ( tracecap_exec_java Main "$@" ) </dev/null &
#
#                     tracecap_put_right DIRECTORY
#                       what a recorder that was killed could not undo itself; removes the directory that it was given.
#                       Replaces the current process.
#
# Two rules hold here. Start-up time is a feature: on the usual way no process is started, not even a subshell.
# And bin/tracecap becomes the recorded program, so nothing may change what that program inherits: every variable has
# a name of our own (assigning to one that came from the environment would change it there), and what the JVM must not
# see is unset by tracecap_exec_java only.

case $tracecap_home in
    /*) ;;
    *) tracecap_home=$PWD/$tracecap_home ;;
esac

# JAVA_HOME's java, else the first one on the PATH, as a shell would find it.
tracecap_find_java() {
    if [ -n "${JAVA_HOME-}" ]; then
        tracecap_java=$JAVA_HOME/bin/java
        if [ ! -f "$tracecap_java" ] || [ ! -x "$tracecap_java" ]; then
            printf '%s: JAVA_HOME is %s, but there is no bin/java in it that can be run\n' "$1" "$JAVA_HOME" >&2
            return 1
        fi
    else
        tracecap_java=
        tracecap_rest=${PATH-}:
        while [ -n "$tracecap_rest" ]; do
            tracecap_dir=${tracecap_rest%%:*}
            tracecap_rest=${tracecap_rest#*:}
            if [ -f "${tracecap_dir:-.}/java" ] && [ -x "${tracecap_dir:-.}/java" ]; then
                tracecap_java=${tracecap_dir:-.}/java
                break
            fi
        done
        if [ -z "$tracecap_java" ]; then
            printf '%s: no java found; install a JDK or JRE, 17 or later, or set JAVA_HOME\n' "$1" >&2
            return 1
        fi
    fi
    tracecap_archive=
    tracecap_release=
    tracecap_find_archive || tracecap_check_version "$1" || return 1
    # Without this option, JDK 24 and later warn on stderr about JNA and zstd-jni; with it, earlier ones lay out the
    # module graph anew at every start.
    case $tracecap_release in
        *=\"1[7-9]* | *=\"2[0-3]*) tracecap_native_access= ;;
        *) tracecap_native_access=--enable-native-access=ALL-UNNAMED ;;
    esac
}

# The class-data archive is of use only to the very JVM that made it (lib/make-archive); another one would refuse it
# in silence, but then do without its own archive too, which costs twice.
tracecap_find_archive() {
    [ -r "$tracecap_home/lib/startup.jsa" ] && [ -r "$tracecap_home/lib/startup.jdk" ] || return 1
    { IFS= read -r tracecap_jdk && IFS= read -r tracecap_jdk_version; } <"$tracecap_home/lib/startup.jdk" || return 1
    [ "$tracecap_java" -ef "$tracecap_jdk/bin/java" ] && [ -r "$tracecap_jdk/release" ] || return 1
    while IFS= read -r tracecap_line; do
        case $tracecap_line in
            JAVA_RUNTIME_VERSION=*)
                [ "$tracecap_line" = "$tracecap_jdk_version" ] || return 1
                tracecap_release=$tracecap_line
                tracecap_archive=$tracecap_home/lib/startup.jsa
                return 0
                ;;
        esac
    done <"$tracecap_jdk/release"
    return 1
}

# A JVM before 17 would answer with a stack trace. One whose version cannot be told is given its chance.
tracecap_check_version() {
    tracecap_jdk=$(readlink -f -- "$tracecap_java" 2>/dev/null) || return 0
    tracecap_jdk=${tracecap_jdk%/bin/java}
    [ -r "$tracecap_jdk/release" ] || tracecap_jdk=${tracecap_jdk%/jre}
    [ -r "$tracecap_jdk/release" ] || return 0
    while IFS= read -r tracecap_line; do
        case $tracecap_line in
            JAVA_VERSION=*) tracecap_release=$tracecap_line ;;
        esac
    done <"$tracecap_jdk/release"
    case $tracecap_release in
        *=\"1.* | *=\"9* | *=\"1[0-6][.\"]*)
            tracecap_release=${tracecap_release#*\"}
            printf '%s: %s is Java %s; Java 17 or later is needed (set JAVA_HOME)\n' \
                "$1" "$tracecap_java" "${tracecap_release%\"*}" >&2
            return 1
            ;;
    esac
}

# A JVM does not start in a directory that was removed. It starts elsewhere, and is told where it would be: relative names
# are looked for there, in vain, and messages name them so.
tracecap_leave_removed_directory() {
    tracecap_removed=$(readlink /proc/self/cwd)
    case $tracecap_removed in
        *' (deleted)')
            tracecap_directory_option=-Duser.dir=$tracecap_removed
            cd /
            ;;
    esac
}

# TRACECAP_JAVA_OPTIONS holds further JVM options (such as -Xmx256m), separated by blanks.
tracecap_exec_java() {
    # Each of these makes the JVM announce on stderr that it was "picked up".
    unset JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS
    # In the C locale a JVM cannot even open a file whose name is not ASCII.
    case ${LC_ALL:-${LC_CTYPE:-${LANG-}}} in
        '' | C | POSIX) LC_ALL=C.UTF-8 && export LC_ALL ;;
    esac
    tracecap_classpath=
    # What lies in lib/where is needed for expressions only: nothing else is looked for there.
    for tracecap_jar in "$tracecap_home"/lib/*.jar "$tracecap_home"/lib/where/*.jar; do
        tracecap_classpath=$tracecap_classpath:$tracecap_jar
    done
    tracecap_native=$tracecap_home/lib/native/linux-x86-64
    # jna.boot.library.path and java.library.path: the native libraries lie unpacked for Linux on x86-64; where they
    # cannot be loaded, JNA and zstd-jni unpack their own.
    # jna.platform.library.path: libc is all that is asked of JNA; it would run ldconfig to learn where others are.
    # sun.misc.unsafe.memory.access: JDK 24 and later would warn about protobuf on stderr.
    # BytecodeVerificationRemote: the classes are those of this build; picocli's are so old that checking them anew
    # at every start takes a seventh of it.
    # TieredStopAtLevel: the second compiler costs each start 30 ms of CPU time, and has not won them back after two
    # million events; while recording it would compete with the program.
    # Xlog:disable: nothing about archives and the like on stdout, which is the program's.
    # DisplayVMOutputToStderr: nor why it cannot start within the limits of the process.
    # ErrorFile: the current directory is the program's, too; a report on a JVM that crashed has no place there.
    tracecap_directory_option=
    [ "${PWD-}" -ef . ] || tracecap_leave_removed_directory
    # shellcheck disable=SC2086
    exec "$tracecap_java" \
        ${tracecap_directory_option:+"$tracecap_directory_option"} "-XX:ErrorFile=${TMPDIR:-/tmp}/tracecap-hs_err_%p.log" \
        -XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote \
        -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable -XX:+DisplayVMOutputToStderr -Xshare:auto \
        ${tracecap_archive:+"-XX:SharedArchiveFile=$tracecap_archive"} \
        $tracecap_native_access -Dsun.misc.unsafe.memory.access=allow \
        "-Djava.library.path=$tracecap_native" "-Djna.boot.library.path=$tracecap_native" \
        -Djna.platform.library.path= \
        -cp "${tracecap_classpath#:}" ${TRACECAP_JAVA_OPTIONS-} "$@"
}

tracecap_put_right() {
    # Where the recorder has made the program run.
    if [ -f "$1/placement" ]; then
        (tracecap_exec_java io.tracecap.capture.placement.PlacementRestorer "$1/placement")
    fi
    exec rm -rf "$1"
}
