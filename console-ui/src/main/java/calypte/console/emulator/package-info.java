/// Emulated devices, as far as whoever plays them lets the operator steer.
@NullMarked
package calypte.console.emulator;

import org.jspecify.annotations.NullMarked;
