/// The operator API, as far as the emulator's programs need it.
@NullMarked
package calypte.emulator.operator;

import org.jspecify.annotations.NullMarked;
