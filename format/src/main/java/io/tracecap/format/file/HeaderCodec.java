package io.tracecap.format.file;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import io.tracecap.format.event.RawText;
import io.tracecap.format.proto.Header;
import io.tracecap.format.proto.Uname;
import java.util.ArrayList;
import java.util.List;

/** The payload of the header frame. Lists and texts are cut so that it always fits into a frame. */
final class HeaderCodec {
    /** Bytes that are kept of a list of texts. */
    static final int LIST_LIMIT = 1 << 17;
    /** Bytes that are kept of a single text. */
    static final int TEXT_LIMIT = 1 << 13;

    /** What an element of a list takes besides its bytes. */
    private static final int ELEMENT_BYTES = 4;

    private HeaderCodec() {}

    static byte[] encode(TraceHeader header) {
        TraceHeader.Command command = header.command();
        TraceHeader.Machine machine = header.machine();
        TraceHeader.Capture capture = header.capture();
        TraceHeader.Privacy privacy = header.privacy();
        Header.Builder message = Header.newBuilder()
                .setToolVersion(cut(header.toolVersion()))
                .setCwd(bytes(command.cwd()))
                .setHome(bytes(command.home()))
                .setTmpdir(bytes(command.tmpdir()))
                .setUid(command.uid())
                .setGid(command.gid())
                .setUname(Uname.newBuilder()
                        .setSysname(cut(machine.sysname()))
                        .setRelease(cut(machine.release()))
                        .setVersion(cut(machine.version()))
                        .setMachine(cut(machine.machine())))
                .setProcessors(machine.processors())
                .setDistribution(cut(machine.distribution()))
                .setMonotonicNs(header.clocks().monotonicNs())
                .setRealtimeNs(header.clocks().realtimeNs())
                .setCollector(cut(capture.collector()))
                .setPathLimit(capture.pathLimit())
                .setStringLimit(capture.stringLimit())
                .setArgvLimit(capture.argvLimit())
                .setAddressesOmitted(capture.addressesOmitted())
                .setPlacement(cut(capture.placement()))
                .setKeepLast(cut(capture.keepLast()))
                .setCalls(cut(capture.calls().chosen()))
                .setCallsBySeccomp(capture.calls().bySeccomp())
                .setDataLimit(privacy.dataLimit())
                .setEnvironmentValues(privacy.environmentValues())
                .addAllArgvMaskRules(cutStrings(privacy.argvMaskRules()))
                .addAllRedactions(cutStrings(privacy.redactions()))
                .addAllOptions(cutStrings(capture.options()))
                .setRecordingId(header.origin().recordingId())
                .addAllHistory(cutStrings(header.origin().history()));
        for (ByteString argument : cut(command.argv())) {
            message.addCommand(argument);
        }
        for (ByteString variable : cut(command.environment())) {
            message.addEnvironment(variable);
        }
        return message.build().toByteArray();
    }

    static TraceHeader decode(byte[] bytes, int length) throws InvalidProtocolBufferException {
        Header message = Header.parseFrom(UnsafeByteOperations.unsafeWrap(bytes, 0, length));
        Uname uname = message.getUname();
        return new TraceHeader(
                message.getToolVersion(),
                new TraceHeader.Command(
                        texts(message.getCommandList()),
                        text(message.getCwd()),
                        text(message.getHome()),
                        text(message.getTmpdir()),
                        texts(message.getEnvironmentList()),
                        message.getUid(),
                        message.getGid()),
                new TraceHeader.Machine(
                        uname.getSysname(),
                        uname.getRelease(),
                        uname.getVersion(),
                        uname.getMachine(),
                        message.getProcessors(),
                        message.getDistribution()),
                new TraceHeader.Clocks(message.getMonotonicNs(), message.getRealtimeNs()),
                new TraceHeader.Capture(
                        message.getCollector(),
                        message.getOptionsList(),
                        message.getPathLimit(),
                        message.getStringLimit(),
                        message.getArgvLimit(),
                        message.getAddressesOmitted(),
                        message.getPlacement(),
                        message.getKeepLast(),
                        new TraceHeader.Calls(message.getCalls(), message.getCallsBySeccomp())),
                new TraceHeader.Privacy(
                        message.getDataLimit(),
                        message.getEnvironmentValues(),
                        message.getArgvMaskRulesList(),
                        message.getRedactionsList()),
                new TraceHeader.Origin(message.getRecordingId(), message.getHistoryList()));
    }

    private static String cut(String text) {
        return text.length() <= TEXT_LIMIT ? text : text.substring(0, TEXT_LIMIT);
    }

    private static List<String> cutStrings(List<String> strings) {
        List<String> kept = new ArrayList<>();
        int room = LIST_LIMIT;
        for (String string : strings) {
            String text = cut(string);
            room -= 3 * text.length() + ELEMENT_BYTES;
            if (room < 0) {
                break;
            }
            kept.add(text);
        }
        return kept;
    }

    private static ByteString bytes(RawText text) {
        return ByteString.copyFrom(text.toByteArray(), 0, Math.min(text.length(), TEXT_LIMIT));
    }

    private static List<ByteString> cut(List<RawText> texts) {
        List<ByteString> kept = new ArrayList<>();
        int room = LIST_LIMIT;
        for (RawText text : texts) {
            room -= ELEMENT_BYTES;
            if (room <= 0) {
                break;
            }
            int length = Math.min(room, text.length());
            kept.add(ByteString.copyFrom(text.toByteArray(), 0, length));
            room -= length;
        }
        return kept;
    }

    static RawText text(ByteString bytes) {
        return RawText.of(bytes.toByteArray());
    }

    static List<RawText> texts(List<ByteString> list) {
        List<RawText> texts = new ArrayList<>(list.size());
        for (ByteString bytes : list) {
            texts.add(text(bytes));
        }
        return texts;
    }
}
