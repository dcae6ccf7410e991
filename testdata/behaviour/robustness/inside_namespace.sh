# Recorder and program inside a pid namespace.
# expect: ran
# trace: exit_group\(4\)
unshare --user --map-root-user --pid --fork --mount-proc bash -c "$RUN"' sh -c "echo ran; exit 4"; echo $?'
