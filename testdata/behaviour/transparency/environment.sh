# The environment is the same to the byte, in the same order, with what no shell would keep.
exec env -i PATH="$PATH" JAVA_HOME="$JAVA_HOME" TRACECAP_YAMA_SCOPE="$TRACECAP_YAMA_SCOPE" 'with-dash=1' PWD=/elsewhere EMPTY= 'F%%=() { :; }' $RUN $PROGRAMS/env_bytes
