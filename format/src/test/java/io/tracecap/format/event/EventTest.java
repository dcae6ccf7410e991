package io.tracecap.format.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EventTest {
    @Test
    void findsThePieceOfAnArgumentByThePhaseItWasCopiedIn() {
        Piece before = new Piece(1, 0, 0, new byte[] {1});
        Piece after = new Piece(1, 0, EventView.PIECE_AT_EXIT, new byte[] {2});
        Event event = event(List.of(before, after));

        assertThat(event.findPiece(1, 0, false)).isEqualTo(0);
        assertThat(event.findPiece(1, 0, true)).isEqualTo(1);
        assertThat(event.findPiece(2, 0, true)).isEqualTo(-1);
    }

    @Property
    void piecesAreEqualByContent(@ForAll byte[] bytes) {
        assertThat(new Piece(1, 2, 0, bytes.clone())).isEqualTo(new Piece(1, 2, 0, bytes.clone()));
    }

    @Test
    void copiesShareWhatIsLongAndTheSame() {
        byte[] text = new byte[5000];
        Event first = Event.copyOf(view(new Piece(1, 0, 0, text)), 6000, null);

        Event same = Event.copyOf(view(new Piece(1, 0, 0, text)), 6000, first);
        text[4999] = 1;
        Event other = Event.copyOf(view(new Piece(1, 0, 0, text)), 6000, first);

        assertThat(same.pieceArray(0)).isSameAs(first.pieceArray(0)).isNotSameAs(text);
        assertThat(other.pieceArray(0)).isEqualTo(text).isNotSameAs(text);
        assertThat(first.pieceArray(0)).isEqualTo(new byte[5000]);
    }

    /** What is no detached event. */
    private static EventView view(Piece piece) {
        Event event = event(List.of(piece));
        return (EventView) Proxy.newProxyInstance(
                EventView.class.getClassLoader(),
                new Class<?>[] {EventView.class},
                (proxy, method, arguments) -> method.invoke(event, arguments));
    }

    private static Event event(List<Piece> pieces) {
        return new Event(EventKind.CALL, 0, new Task(0, 10, 0, 10), 5, 1, 0, 1, 0, List.of(1L), 0, pieces);
    }
}
