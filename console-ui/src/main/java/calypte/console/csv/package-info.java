/// Devices as a spreadsheet has them: read, put to the fleet, and judged line by line before
/// anything is changed.
@NullMarked
package calypte.console.csv;

import org.jspecify.annotations.NullMarked;
