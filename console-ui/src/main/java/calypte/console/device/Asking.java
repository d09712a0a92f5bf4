package calypte.console.device;

import calypte.console.frame.Question;
import calypte.console.fx.Texts;
import java.util.List;
import java.util.stream.IntStream;

/// What the operator is asked before something is done to a device.
record Asking(Texts texts, String serial) {

    private static final int MOST = 3;

    Question before(Deed deed) {
        var title = texts.get("ask." + deed, serial);
        var verb = texts.get("verb." + deed, serial);
        return deed == Deed.DECOMMISSION
                ? Question.destructive(title, consequences(deed), verb, 1)
                : Question.consequential(title, consequences(deed), verb);
    }

    private List<String> consequences(Deed deed) {
        return IntStream.rangeClosed(1, MOST)
                .mapToObj(number -> texts.getOr("ask." + deed + "." + number, ""))
                .filter(words -> !words.isEmpty())
                .toList();
    }
}
