# A program that may dump core does, and its parent is told so; the core file is of the same kind. (Where core files go to a
# pipe, none is looked for.)
# needs: readelf
# expect: killed by 11, core dumped
ulimit -c unlimited 2>/dev/null || ulimit -c "$(ulimit -Hc)"
$PROGRAMS/caller $RUN $PROGRAMS/segv
case $(cat /proc/sys/kernel/core_pattern) in
    core*)
        readelf -nW core* 2>/dev/null | grep -oE 'NT_[A-Z0-9_]+'
        readelf -lW core* | grep -cE '^ +LOAD'
        ;;
esac
