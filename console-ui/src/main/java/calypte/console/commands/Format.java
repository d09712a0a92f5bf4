package calypte.console.commands;

/// How data is written.
enum Format {
    /// For a person.
    TABLE,
    /// The server's own, complete.
    JSON,
    /// For a spreadsheet.
    CSV
}
