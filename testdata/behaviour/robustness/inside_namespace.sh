# Recorder and program inside a pid namespace, whose first process ends at once when the program has, and takes the recorder
# with it: in several rounds, because that is a race, after which nothing may be left behind (class NothingLeftBehind).
# rounds: 5 40
# expect: ran
# trace: exit_group\(4\)
for round in $(seq "$ROUNDS"); do
    unshare --user --map-root-user --pid --fork --mount-proc bash -c "$RUN"' sh -c "echo ran; exit 4"; echo $?'
done
