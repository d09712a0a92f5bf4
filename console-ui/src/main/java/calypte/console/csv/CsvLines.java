package calypte.console.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Lines of CSV (RFC 4180, UTF-8), safe to open with a spreadsheet: see [Formula].
public final class CsvLines {

    private final CsvWriter writer;

    public CsvLines(OutputStream out) {
        this.writer =
                CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.CRLF)
                        .build(out, StandardCharsets.UTF_8);
    }

    public void add(List<String> cells) {
        addAsIs(cells.stream().map(Formula::guarded).toList());
    }

    /// Without the guard, for what a program reads.
    public void addAsIs(List<String> cells) {
        writer.writeRecord(cells);
    }

    public void flush() {
        try {
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
