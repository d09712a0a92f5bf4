package calypte.console.csv;

/// What a spreadsheet would take for a formula. Whoever names a device `=cmd|…` must not run
/// anything on the machine of whoever opens the list.
public final class Formula {

    private static final String BEGINNINGS = "=+-@\t\r";

    private Formula() {}

    /// With a `'` before it, if it needs one.
    public static String guarded(String cell) {
        return isOne(cell, 0) ? "'" + cell : cell;
    }

    /// Without the `'` that was put before it: a list that was exported can be imported again.
    static String unguarded(String cell) {
        return cell.startsWith("'") && isOne(cell, 1) ? cell.substring(1) : cell;
    }

    private static boolean isOne(String cell, int at) {
        return cell.length() > at && BEGINNINGS.indexOf(cell.charAt(at)) >= 0;
    }
}
