/// The load driver behind every performance figure.
@NullMarked
package calypte.emulator.bench;

import org.jspecify.annotations.NullMarked;
