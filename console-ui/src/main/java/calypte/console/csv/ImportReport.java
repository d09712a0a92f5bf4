package calypte.console.csv;

import calypte.console.csv.ImportRow.Verdict;
import java.util.ArrayList;
import java.util.List;

/// What an import would do, line by line. The command and the console give the same one.
public record ImportReport(List<ImportRow> rows) {

    public ImportReport {
        rows = List.copyOf(rows);
    }

    public long count(Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).count();
    }

    public List<ImportRow> of(Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).toList();
    }

    public boolean isFine() {
        return count(Verdict.ERROR) == 0;
    }

    /// The lines that were refused, as a file to mend: the columns as they came, and why.
    public void writeRejected(Spreadsheet sheet, CsvLines to) {
        var header = new ArrayList<>(sheet.header());
        header.add("error");
        to.add(header);
        for (var row : of(Verdict.ERROR)) {
            var line = sheet.lines().stream().filter(it -> it.number() == row.line()).findFirst();
            var cells = new ArrayList<String>();
            for (var column = 0; column < sheet.header().size(); column++) {
                var at = column;
                cells.add(line.map(it -> it.cell(at)).orElse(""));
            }
            cells.add(String.join("; ", row.errors().stream().map(CellError::toString).toList()));
            to.add(cells);
        }
        to.flush();
    }
}
