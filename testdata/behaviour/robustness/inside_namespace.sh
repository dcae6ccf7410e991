# Recorder and program inside a pid namespace.
# expect: ran
unshare --user --map-root-user --pid --fork --mount-proc bash -c "$RUN"' sh -c "echo ran; exit 4"; echo $?'
