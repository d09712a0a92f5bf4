/// The firmware library: types, entries, uploads.
@NullMarked
package calypte.console.firmware;

import org.jspecify.annotations.NullMarked;
