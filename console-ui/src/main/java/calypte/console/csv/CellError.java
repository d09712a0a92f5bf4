package calypte.console.csv;

/// What is wrong with one cell.
///
/// @param column as the header has it; or what is missing, if there is no such column
public record CellError(String column, String detail) {

    @Override
    public String toString() {
        return column + ": " + detail;
    }
}
