/// JSON and HTTP as this module speaks them.
@NullMarked
package calypte.emulator.wire;

import org.jspecify.annotations.NullMarked;
