package calypte.console.devices.intake;

import calypte.console.csv.Mapping;
import calypte.console.csv.Mapping.Target;
import calypte.console.csv.Meaning;
import calypte.console.csv.Spreadsheet;
import calypte.console.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a column of the file may be for a device, in words.
public record ColumnMeaning(Target target, String text) {

    private static final Texts TEXTS = Texts.beside(ColumnMeaning.class);

    /// All that a column of that name may be.
    static List<ColumnMeaning> all(String header) {
        var all = new ArrayList<ColumnMeaning>();
        for (var meaning : Meaning.values()) {
            all.add(of(new Target.Field(meaning)));
        }
        all.add(of(new Target.Attribute(attribute(header))));
        all.add(of(new Target.Nowhere()));
        return all;
    }

    static ColumnMeaning of(Target target) {
        return new ColumnMeaning(
                target,
                switch (target) {
                    case Target.Field(var meaning) ->
                            TEXTS.get("meaning." + meaning.name().toLowerCase(Locale.ROOT));
                    case Target.Attribute(var name) -> TEXTS.get("meaning.attribute", name);
                    case Target.Nowhere _ -> TEXTS.get("meaning.nowhere");
                });
    }

    /// What it says of the first device, so that a mapping can be judged by eye.
    static String sample(Spreadsheet sheet, int column) {
        return sheet.lines().stream()
                .map(line -> line.cell(column))
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String attribute(String header) {
        var plain = header.strip().replaceFirst("(?i)^attribute\\.", "");
        return plain.isEmpty() ? "column" : plain;
    }

    /// As one word, to be remembered.
    static String remembered(Target target) {
        return switch (target) {
            case Target.Field(var meaning) -> meaning.name();
            case Target.Attribute(var name) -> "attribute." + name;
            case Target.Nowhere _ -> "-";
        };
    }

    /// The mapping with what is remembered of a column, if that is still something.
    static Mapping recalled(Mapping mapping, int column, String word) {
        if (word.equals("-")) {
            return mapping.with(column, new Target.Nowhere());
        }
        if (word.startsWith("attribute.")) {
            return mapping.with(column, new Target.Attribute(word.substring(10)));
        }
        return Meaning.named(word)
                .map(meaning -> mapping.with(column, new Target.Field(meaning)))
                .orElse(mapping);
    }

    @Override
    public String toString() {
        return text;
    }
}
