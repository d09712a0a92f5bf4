package calypte.server.registry;

import calypte.model.drift.Attempt.Reached;
import calypte.model.update.Step;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// The steps of an attempt and their times, kept as words in one column: `ACCEPTED@…Z
/// INSTALLING@…Z`.
final class StepTimes {

    private StepTimes() {}

    static String write(List<Reached> steps) {
        return steps.stream().map(it -> it.step() + "@" + it.at()).collect(Collectors.joining(" "));
    }

    static List<Reached> read(String stored) {
        return DeviceRow.split(stored).stream().map(StepTimes::reached).toList();
    }

    private static Reached reached(String word) {
        var at = word.indexOf('@');
        return new Reached(
                Step.valueOf(word.substring(0, at)), Instant.parse(word.substring(at + 1)));
    }
}
