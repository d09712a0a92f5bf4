package calypte.console.devices;

import calypte.console.filter.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tags that devices get, and tags that they lose.
record TagChange(List<String> on, List<String> off) {

    /// Of what people type: words apart by commas or spaces.
    static TagChange of(String on, String off) {
        return new TagChange(words(on), words(off));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[,\\s]+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    boolean isNothing() {
        return on.isEmpty() && off.isEmpty();
    }

    /// Finds those for which it changes something.
    String filter() {
        var lacking = on.stream().map(tag -> "tags!=" + Field.quoted(tag));
        var having = off.stream().map(tag -> "tags==" + Field.quoted(tag));
        return Stream.concat(lacking, having).collect(Collectors.joining(","));
    }

    List<String> of(List<String> tags) {
        var all = new LinkedHashSet<>(tags);
        all.addAll(on);
        off.forEach(all::remove);
        return new ArrayList<>(all);
    }

    /// "+lab −old".
    String words() {
        var added = on.stream().map(tag -> "+" + tag);
        var removed = off.stream().map(tag -> "−" + tag);
        return Stream.concat(added, removed).collect(Collectors.joining(" "));
    }
}
