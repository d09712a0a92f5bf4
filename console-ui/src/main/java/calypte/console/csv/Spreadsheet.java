package calypte.console.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A CSV file as it was given: its encoding and its delimiter are found out, since spreadsheets
/// differ in both, by country.
///
/// @param header the names of the columns, as they are written
public record Spreadsheet(Charset charset, char delimiter, List<String> header, List<Line> lines) {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    public Spreadsheet {
        header = List.copyOf(header);
        lines = List.copyOf(lines);
    }

    /// One line below the header.
    ///
    /// @param number in the file, from 1
    public record Line(long number, List<String> cells) {

        public Line {
            cells = List.copyOf(cells);
        }

        /// The cell of a column; empty if the line is too short to have it.
        public String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }

        Line with(int column, String cell) {
            var changed = new ArrayList<>(cells);
            while (changed.size() <= column) {
                changed.add("");
            }
            changed.set(column, cell);
            return new Line(number, changed);
        }
    }

    /// The same, with another cell.
    public Spreadsheet with(long number, int column, String cell) {
        var changed = new ArrayList<Line>();
        for (var line : lines) {
            changed.add(line.number() == number ? line.with(column, cell) : line);
        }
        return new Spreadsheet(charset, delimiter, header, changed);
    }

    public static Spreadsheet read(byte[] bytes) throws Unreadable {
        var charset = charset(bytes);
        var text = new String(bytes, charset);
        return read(text.startsWith("\uFEFF") ? text.substring(1) : text, charset);
    }

    /// For what was pasted.
    public static Spreadsheet read(String text) throws Unreadable {
        return read(text, StandardCharsets.UTF_8);
    }

    private static Spreadsheet read(String text, Charset charset) throws Unreadable {
        var delimiter = delimiter(text.lines().findFirst().orElse(""));
        var lines = new ArrayList<Line>();
        try (var records =
                CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .allowUnclosedQuote(false)
                        .ofCsvRecord(text)) {
            records.forEach(it -> lines.add(line(it)));
        } catch (CsvParseException e) {
            throw new Unreadable(
                    "the file cannot be read as CSV: a quote is not closed, or stands astray");
        } catch (IOException e) {
            throw new UncheckedIOException(e); // of a text, never
        }
        if (lines.isEmpty()) {
            throw new Unreadable("the file is empty");
        }
        return new Spreadsheet(charset, delimiter, lines.removeFirst().cells(), lines);
    }

    private static Line line(CsvRecord record) {
        var cells = record.getFields().stream().map(String::strip).map(Formula::unguarded);
        return new Line(record.getStartingLineNumber(), cells.toList());
    }

    /// By its mark, if it has one; UTF-8, if it can be that.
    private static Charset charset(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        try {
            var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException _) {
            return WINDOWS;
        }
    }

    /// The one that stands most often in the header, outside of quotes.
    private static char delimiter(String header) {
        var bare = header.replaceAll("\"[^\"]*\"", "");
        var best = DELIMITERS[0];
        for (var one : DELIMITERS) {
            if (count(bare, one) > count(bare, best)) {
                best = one;
            }
        }
        return best;
    }

    private static long count(String text, char one) {
        return text.chars().filter(c -> c == one).count();
    }
}
