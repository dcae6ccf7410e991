# The last part of bin/tracecap run: the process becomes the command, which the recorder's answer picks out of the arguments.
# Sourced when the answer is there. Executed by lib/name-tracer, in the same process, as
#   become.sh DIRECTORY RUN-ARGUMENT...
# it says that the tracer is named by making a file in the launch's directory, and waits there for the answer.

case $0 in
    */lib/become.sh)
        tracecap_home=${0%/lib/become.sh}
        tracecap_directory=$1
        shift
        {
            # For reading only: the end of recorder and supervisor is the end of the file.
            exec <"$tracecap_directory/answer"
            : >"$tracecap_directory/named"
            read -r tracecap_verb tracecap_skip tracecap_count
        } <>"$tracecap_directory/answer"
        ;;
esac
case $tracecap_verb in
    go) ;;
    exit) exit "$tracecap_skip" ;;
    *)
        echo "tracecap: the recorder died before it could start" >&2
        exec sh "$tracecap_home/lib/give-up.sh" "$tracecap_directory"
        ;;
esac

shift "$tracecap_skip"
# Arguments behind the command (-o NAME.trc at the very end) are the recorder's: go round once, leaving them out.
if [ "$tracecap_count" -lt $# ]; then
    tracecap_drop=$(($# - tracecap_count))
    while [ "$tracecap_count" -gt 0 ]; do
        set -- "$@" "$1"
        shift
        tracecap_count=$((tracecap_count - 1))
    done
    shift "$tracecap_drop"
fi

exec "$@"
